import { useTranslation } from 'react-i18next'
import { weekdayInWords } from '../../lib/day-in-words.ts'
import type { Place } from '../../places/place.ts'
import { usePlaces } from '../../places/ui/use-places.ts'
import { useFormat } from '../../web/format.ts'
import { HALF_KINDS, type HalfKind, halfKindOf, type Where } from '../half-day.ts'

/** How places and parts of the week are called. */
export function usePresenceWords() {
  const { t } = useTranslation('presence')
  const { language } = useFormat()
  const weekdayName = (weekday: number) => weekdayInWords(weekday, language)
  const whereWords = ({ kind, place }: Where) => place || t(`kind.${kind}`)
  return { weekdayName, whereWords }
}

const KINDS_OF_PLACES: readonly HalfKind[] = ['home', 'client', 'coworking', 'cafe', 'library']

/** Where one may have been: one's own places, then what has none. */
export function useWheres(): Where[] {
  const { data: places = [] } = usePlaces()
  const mine = places
    .filter(place => !place.archived && KINDS_OF_PLACES.includes(halfKindOf(place.kind)))
    .map(whereOf)
  const order = (kind: HalfKind) => HALF_KINDS.indexOf(kind)
  const bare = HALF_KINDS.filter(kind => !mine.some(where => where.kind === kind))
  return [...mine, ...bare.map(kind => ({ kind, place: '', placeId: null }))].sort(
    (one, other) => order(one.kind) - order(other.kind),
  )
}

export function whereOf({ id, name, kind }: Pick<Place, 'id' | 'name' | 'kind'>): Where {
  return { kind: halfKindOf(kind), place: name, placeId: id }
}

/** Names one among others. */
export function whereKey({ kind, place, placeId }: Where): string {
  return placeId ?? `${kind} ${place}`
}
