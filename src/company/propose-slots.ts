import { addDays } from '../lib/day.ts'
import { ianaZone } from '../lib/icalendar/zone.ts'
import { holidayRegionOf, publicHolidaysOver } from '../lib/public-holidays.ts'
import { Refusal } from '../lib/refusal.ts'
import { readSettings } from '../owner/store.ts'
import { personDetail } from '../people/store.ts'
import type { Desk } from '../platform/desk.ts'
import { busyBetween, wholeDays } from './busy.ts'
import { lastLink } from './invitation-store.ts'
import { freeSlots, USUAL_HOURS, WIDE_HOURS } from './slots.ts'
import type { SlotsProposed } from './slots-proposed.ts'
import { theirZone } from './their-zone.ts'

const DAYS_AHEAD = 21
const SLOTS = 3

/**
 * Three free moments in both people's hours, from tomorrow on.
 *
 * @param zone their clock as the owner corrected it. @param besides a proposal whose own moments are free for it.
 * @throws Refusal `not-found`
 */
export async function proposeSlots(
  desk: Desk,
  {
    personId,
    minutes,
    zone,
    besides,
  }: { personId: string; minutes: number; zone?: string; besides?: string },
): Promise<SlotsProposed> {
  const person = await personDetail(desk, personId)
  if (!person) throw new Refusal('not-found', { what: 'person' })
  const { contact, acquaintance } = person
  const { country } = await readSettings(desk)
  const known = theirZone({
    timeZone: acquaintance.timeZone,
    addresses: [...contact.addresses].sort((a, b) => rankOf(a) - rankOf(b)),
    phones: contact.phones.map(({ value }) => value),
    own: { zone: desk.timeZone, country },
  })
  const theirs = zone === undefined ? known : { zone, from: 'said' as const, isSure: true }
  const from = addDays(desk.today(), 1)
  const ahead = { from, to: addDays(from, DAYS_AHEAD) }
  const holidays = publicHolidaysOver(holidayRegionOf(country), ahead).map(day =>
    wholeDays(desk.timeZone, { from: day, to: day }),
  )
  const busy = [...(await busyBetween(desk, ahead, besides ?? null)), ...holidays]
  const asked = {
    ...{ from, days: DAYS_AHEAD, minutes, busy, most: SLOTS },
    mine: ianaZone(desk.timeZone),
    theirs: ianaZone(theirs.zone),
  }
  const usual = freeSlots({ ...asked, hours: USUAL_HOURS })
  const slots = usual.length > 0 ? usual : freeSlots({ ...asked, hours: WIDE_HOURS })
  return {
    slots,
    hours: usual.length > 0 ? 'usual' : slots.length > 0 ? 'wide' : 'none',
    zone: theirs,
    mine: desk.timeZone,
    link: await lastLink(desk),
    email: contact.emails[0]?.value ?? null,
  }
}

function rankOf({ types }: { types: readonly string[] }): number {
  return types.includes('pref') ? 0 : 1
}
