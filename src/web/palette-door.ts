import { shared } from './shared-value.ts'

/** Whether the palette is open. */
export const paletteIsOpen = shared(false)
/** Whether the help of the keyboard is open. */
export const helpIsOpen = shared(false)

export function openPalette(): void {
  paletteIsOpen.set(true)
}
