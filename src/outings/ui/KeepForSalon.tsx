import { useNames } from '../../people/ui/use-names.ts'
import { useSalon } from './use-salon.ts'

/** Has this device keep what salon mode needs, so that one may enter it where there is no network. Shows nothing. */
export function KeepForSalon({ outingId }: { outingId: string }): null {
  useSalon(outingId)
  useNames()
  return null
}
