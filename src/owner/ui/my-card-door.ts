import { shared } from '../../web/shared-value.ts'

/** Whether the owner's own card is shown. */
export const myCardIsOpen = shared(false)

/** Shows the owner's own card, over any page. */
export function showMyCard(): void {
  myCardIsOpen.set(true)
}
