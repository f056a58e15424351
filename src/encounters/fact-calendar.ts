import type { Accepted, Collection } from '../dav/collection.ts'
import { type Member, memberNamed } from '../dav/members.ts'
import { contentsOfObjects, moveObject, objectIdOf, removeObjects } from '../dav/objects.ts'
import { plainCollection } from '../dav/plain-collection.ts'
import type { Day } from '../lib/day.ts'
import type { Desk, What } from '../platform/desk.ts'
import { TAKEN_OUT } from './fact-members.ts'

/** A calendar whose members are facts of the desk, or a device's own where the desk can make nothing of them. */
export interface DeskCalendar<Thing extends { octets: Uint8Array }> {
  id: string
  component: string
  nameKey: string
  color: string
  table: 'encounter' | 'followUp' | 'outing'
  /** What the history says of several taken away. */
  removed: string
  /** Which fact a member shows; null: it is the device's own. */
  factOf: (member: Pick<Member, 'rowId'>) => string | null
  contents: Collection['contents']
  read: (desk: Desk, octets: Uint8Array) => Promise<Thing>
  /** Whether what is a fact may go on being one, put so. */
  mayStay: (thing: Thing) => boolean
  /** Whether what is none may become one. */
  mayBegin: (thing: Thing, today: Day) => boolean
  says: (desk: Desk, thing: Thing, factId: string | null) => Promise<What>
  titleOf: (thing: Thing) => string
  begin: (desk: Desk, thing: Thing, uri: string) => Promise<void>
  edit: (desk: Desk, id: string, put: { thing: Thing; uri: string }) => Promise<void>
  remove: (desk: Desk, ids: readonly string[]) => Promise<void>
  dropPast: (desk: Desk) => Promise<void>
}

export function deskCalendar<Thing extends { octets: Uint8Array }>(
  calendar: DeskCalendar<Thing>,
): Collection {
  const { id, component, nameKey, color, table, factOf, dropPast } = calendar
  const own = plainCollection({ id, home: 'calendars', kind: 'calendar', components: [component] })
  // The day on which the past was last taken out, by desk.
  const dropped = new Map<string, Day>()
  const factsOf = (members: readonly Member[]) => members.flatMap(member => factOf(member) ?? [])
  return {
    id,
    home: 'calendars',
    kind: 'calendar',
    components: [component],
    isReadOnly: false,
    nameKey,
    color,
    contents: async (desk, members) => {
      const objects = members.filter(member => objectIdOf(member) !== null)
      const facts = await calendar.contents(desk, members)
      return new Map([...facts, ...(await contentsOfObjects(desk, objects))])
    },
    accept: async (desk, said) => accepted(calendar, desk, { put: said, own: await own.accept(desk, said) }),
    remove: async (desk, members) => {
      await removeObjects(desk, members)
      await calendar.remove(desk, factsOf(members))
    },
    saysRemoved: async (desk, members) => ({
      what: calendar.removed,
      details: { count: members.length, device: desk.by },
    }),
    refresh: async desk => {
      if (dropped.get(desk.id) === desk.today()) return
      await dropPast(desk)
      dropped.set(desk.id, desk.today())
    },
    move: async (desk, member, { collection, name }) => {
      // Elsewhere it is what it can be there.
      if (collection.id !== id) return false
      if (objectIdOf(member) !== null) await moveObject(desk, member, { collectionId: id, name })
      else {
        await desk.db
          .updateTable(table)
          .set({ uri: name })
          .where('deskId', '=', desk.id)
          .where('id', 'in', factsOf([member]))
          .execute()
      }
      return true
    },
  }
}

async function accepted<Thing extends { octets: Uint8Array }>(
  calendar: DeskCalendar<Thing>,
  desk: Desk,
  { put, own }: { put: { octets: Uint8Array; name: string }; own: Accepted },
): Promise<Accepted> {
  const thing = await calendar.read(desk, put.octets)
  const standing = await memberNamed(desk, calendar.id, put.name)
  const fact = (member: Member | null) => member && calendar.factOf(member)
  const stays = (member: Member | null) =>
    fact(member) === null ? calendar.mayBegin(thing, desk.today()) : calendar.mayStay(thing)
  const what: What = stays(standing)
    ? await calendar.says(desk, thing, fact(standing))
    : {
        what: `encounters:change.device.${standing ? 'ownEdited' : 'own'}`,
        details: { title: calendar.titleOf(thing), device: desk.by },
      }
  return {
    ...own,
    what: () => what,
    save: async (inside, place) => {
      const { name, member } = place
      const known = fact(member)
      if (!stays(member)) {
        if (known !== null) await calendar.remove(inside, [known])
        await own.save(inside, { ...place, member: known === null ? member : null })
        return
      }
      const back = known ?? (await takenOut(calendar, inside, own.uid))
      if (back !== null) {
        await calendar.edit(inside, back, { thing, uri: name })
        return
      }
      if (member) await removeObjects(inside, [member])
      await calendar.begin(inside, thing, name)
    },
  }
}

/** What a device took out and the desk kept comes back as what it was. */
async function takenOut(
  { id, table, factOf }: Pick<DeskCalendar<never>, 'id' | 'table' | 'factOf'>,
  desk: Desk,
  uid: string | null,
): Promise<string | null> {
  const gone = await desk.db
    .selectFrom('davMember')
    .select('rowId')
    .where('deskId', '=', desk.id)
    .where('collectionId', '=', id)
    .where('uid', '=', uid ?? '')
    .where('gone', '=', 1)
    .orderBy('seq', 'desc')
    .executeTakeFirst()
  const factId = gone ? factOf(gone) : null
  if (factId === null) return null
  const kept = await desk.db
    .selectFrom(table)
    .select('id')
    .where('deskId', '=', desk.id)
    .where('id', '=', factId)
    .where('uri', '=', TAKEN_OUT)
    .executeTakeFirst()
  return kept?.id ?? null
}
