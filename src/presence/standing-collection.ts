import type { Collection } from '../dav/collection.ts'
import { DAV, DavRefusal } from '../dav/request.ts'
import type { Day } from '../lib/day.ts'
import { STANDING, STANDING_EVENTS, showStandingOfToday } from './standing-members.ts'

/** The standing half-days as a calendar that follows them: one is entered, moved and ended on the desk. */
export function standingCollection(): Collection {
  // The day on which they were last looked at, by desk.
  const looked = new Map<string, Day>()
  return {
    id: STANDING,
    home: 'calendars',
    kind: 'calendar',
    components: ['VEVENT'],
    isReadOnly: true,
    nameKey: 'presence:dav.standing',
    color: '#8A7F72FF',
    contents: STANDING_EVENTS.contentsOf,
    refresh: async desk => {
      if (looked.get(desk.id) === desk.today()) return
      await showStandingOfToday(desk)
      looked.set(desk.id, desk.today())
    },
    accept: async () => refuse(),
    remove: async () => refuse(),
  }
}

/** RFC 3744 §7.1.1. */
function refuse(): never {
  throw new DavRefusal(403, 'Standing half-days follow the desk: devices read them only.', {
    condition: { ns: DAV, name: 'need-privileges' },
  })
}
