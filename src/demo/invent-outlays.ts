import { addDays, type Day, noonUtc } from '../lib/day.ts'
import type { Outlay } from '../mandates/outlay.ts'
import { saveOutlay } from '../mandates/outlays.ts'
import type { Desk } from '../platform/desk.ts'
import { MANDATE_WORDS } from './mandate-words.ts'
import type { Random } from './random.ts'

/** Fourteen months have begun since. */
const DESK_SINCE_DAYS = 412
const FORUM_AGO_DAYS = 140

/** What is paid to be there: a desk by the month, one ticket; the other places and events cost nothing. */
export function inventOutlays(
  random: Random,
  { language, today }: { language: 'fr' | 'en'; today: Day },
): Outlay[] {
  const { places, events } = MANDATE_WORDS[language]
  const currency = language === 'fr' ? 'EUR' : 'GBP'
  const outlay = (label: string, daysAgo: number, paid: Pick<Outlay, 'per' | 'cents' | 'note'>): Outlay => {
    const fromOn = addDays(today, -daysAgo)
    return { id: random.id(noonUtc(fromOn)), label, currency, fromOn, toOn: null, ...paid }
  }
  const { desk, ticket } = NOTES[language]
  return [
    outlay(places[0] as string, DESK_SINCE_DAYS, { per: 'month', cents: 12_000, note: desk }),
    outlay(events.at(-1) as string, FORUM_AGO_DAYS, { per: 'once', cents: 3500, note: ticket }),
  ]
}

/** Inside of a write. */
export async function plantOutlays(inside: Desk, outlays: readonly Outlay[]): Promise<void> {
  for (const outlay of outlays) await saveOutlay(inside, outlay)
}

const NOTES = {
  fr: { desk: 'Un bureau trois jours par semaine.', ticket: 'La table partagée à deux.' },
  en: { desk: 'A desk three days a week.', ticket: 'A table shared by two.' },
}
