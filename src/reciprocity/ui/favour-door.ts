import type { Day } from '../../lib/day.ts'
import { shared } from '../../web/shared-value.ts'
import type { FavourView } from '../favour.ts'

/** What the dialog of favours opens with. */
export interface FavourDoor {
  person?: { id: string; name: string } | undefined
  mandate?: { id: string; what: string } | undefined
  encounter?: { id: string; day: Day } | undefined
  /** One that was logged, to change. */
  edited?: FavourView | undefined
}

/** Null: it is shut. */
export const favourSheet = shared<FavourDoor | null>(null)

/** Opens the line that logs a favour, over any page. */
export function openFavour(door: FavourDoor = {}): void {
  favourSheet.set(door)
}
