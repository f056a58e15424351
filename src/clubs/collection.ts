import type { Collection } from '../dav/collection.ts'
import { contentsOfObjects, moveObject, objectIdOf, removeObjects } from '../dav/objects.ts'
import { plainCollection } from '../dav/plain-collection.ts'
import type { Day } from '../lib/day.ts'
import { missSessions, putSessionMoved, readSessionPut, saysMoved } from './device-sessions.ts'
import { CLUBS, contentsOfSessions, sessionOf, showSessionsOfToday } from './session-members.ts'

/**
 * The sessions of clubs around today, as a calendar: one that is moved or taken out on a telephone is so on the desk.
 * Events that a device puts beside them stay its own.
 */
export function clubsCollection(): Collection {
  const own = plainCollection({ id: CLUBS, home: 'calendars', kind: 'calendar', components: ['VEVENT'] })
  // The day on which they were last looked at, by desk.
  const looked = new Map<string, Day>()
  return {
    id: CLUBS,
    home: 'calendars',
    kind: 'calendar',
    components: ['VEVENT'],
    isReadOnly: false,
    nameKey: 'clubs:dav.clubs',
    color: '#7A6A3AFF',
    contents: async (desk, members) => {
      const objects = members.filter(member => objectIdOf(member) !== null)
      const sessions = await contentsOfSessions(desk, members)
      return new Map([...sessions, ...(await contentsOfObjects(desk, objects))])
    },
    accept: async (desk, said) => {
      const accepted = await own.accept(desk, said)
      const put = await readSessionPut(desk, said)
      if (!put) return accepted
      return {
        ...accepted,
        isExact: false,
        what: () => saysMoved(desk, put),
        save: inside => putSessionMoved(inside, put),
      }
    },
    remove: async (desk, members) => {
      await removeObjects(desk, members)
      await missSessions(
        desk,
        members.flatMap(member => sessionOf(member) ?? []),
      )
    },
    saysRemoved: async (desk, members) => ({
      what: 'clubs:change.device.removed',
      details: { count: members.length, device: desk.by },
    }),
    refresh: async desk => {
      if (looked.get(desk.id) === desk.today()) return
      await showSessionsOfToday(desk)
      looked.set(desk.id, desk.today())
    },
    move: async (desk, member, { collection, name }) => {
      if (collection.id !== CLUBS || objectIdOf(member) === null) return false
      await moveObject(desk, member, { collectionId: CLUBS, name })
      return true
    },
  }
}
