import { SITE } from '../../src/collections.ts'
import type { Member } from '../../src/dav/members.ts'
import type { Site } from '../../src/dav/site.ts'
import { encountersCollection, followUpsCollection } from '../../src/encounters/collection.ts'
import { projectEncounterMembers } from '../../src/encounters/event-members.ts'
import { saveFollowUp } from '../../src/encounters/follow-ups.ts'
import { saveEncounter } from '../../src/encounters/store.ts'
import { projectFollowUpMembers } from '../../src/encounters/task-members.ts'
import { addDays } from '../../src/lib/day.ts'
import { birthdaysCollection } from '../../src/people/birthday-collection.ts'
import { tagPeople } from '../../src/people/bulk.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { setOf, vcalendar, vcard, xml } from './dav/bodies.ts'
import { type Ask, askOn } from './dav/plain-site.ts'
import { coffee, newId } from './encounters.ts'

/** What a telephone and a calendar program left on a desk: names of rows, and words that nobody else may read. */
export interface FromDevices {
  /** The program as the history and the guard know it. */
  device: string
  /** An address book and a folder that it made. */
  book: string
  folder: string
  /** A file in the folder, of which something was said. */
  file: string
  /** A group card in the desk's own book. */
  group: string
  groupHash: string
  /** Whose UID that card names. */
  groupMemberUid: string
  /** Who came from a device. */
  gwenole: string
  /** The UID of somebody whom a device took away. */
  takenAwayUid: string
  /** An encounter that a device planned, and a follow-up that one noted, with their octets. */
  plannedByDevice: string
  notedByDevice: string
  icalHash: string
  secrets: string[]
}

export const GWENOLE = 'Gwenolé Madec'
export const GUEST_MAIL = 'gwenole@madec.example'
export const GROUP = 'Quatuor du port'
export const OWN_EVENT = 'Dentiste de Roscoff'

/** Everything that devices may find, the calendars too. */
export const WHOLE_SITE: Site = {
  ...SITE,
  builtIn: [
    ...SITE.builtIn,
    ...[encountersCollection(), followUpsCollection(), birthdaysCollection()].filter(
      ({ id }) => !SITE.builtIn.some(known => known.id === id),
    ),
  ],
}

/** Devices do on the desk something of everything that they can. `odilon`: somebody of it, by that name. */
export async function fillFromDevices(desk: Desk, name: string): Promise<FromDevices> {
  const ask = askOn(desk, { site: WHOLE_SITE, device: { groups: 'cards', name: desk.by } })
  await people(ask)
  await files(ask)
  await calendars(ask, name)
  const [leftEvent, leftTask] = await past(desk)
  const rows = await rowsOf(desk)
  // A tag that has no group card yet.
  await tagPeople(desk, [rows.gwenole], NEW_TAG)
  return { ...rows, secrets: [...WORDS, leftEvent, leftTask] }
}

/** As a device found it; what is not said is of no matter. */
export function memberOf(rowId: string, collectionId: string, name: string): Member {
  const unknown = { uid: null, etag: '', mediaType: '', component: null, size: 0, modifiedAt: '', seq: 0 }
  return { ...unknown, collectionId, name, rowId, view: '', startsAt: null, endsAt: null }
}

const UID = 'uid-de-gwenole'
const TAKEN_AWAY = 'uid-de-maodez'
const NEW_TAG = 'bassonistes'
const WORDS = [
  NEW_TAG,
  GWENOLE,
  GUEST_MAIL,
  GROUP,
  OWN_EVENT,
  UID,
  TAKEN_AWAY,
  'cours-de-basson',
  'partitions',
  'doigtés de la sarabande',
  'recopier la sarabande',
]

async function people(ask: Ask): Promise<void> {
  const book = '/addressbooks/u/contacts/'
  await done(ask('MKCOL', '/addressbooks/u/choristes/', { body: BOOK }))
  await done(
    ask('PUT', '/addressbooks/u/choristes/x.vcf', { body: vcard('uid-de-soizic', ['FN:Soizic Abgrall']) }),
  )
  await done(ask('PUT', `${book}g.vcf`, { body: vcard(UID, [`FN:${GWENOLE}`, `EMAIL:${GUEST_MAIL}`]) }))
  const kind = 'X-ADDRESSBOOKSERVER-KIND:group'
  const lines = [`FN:${GROUP}`, `N:${GROUP};;;;`, kind, `X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:${UID}`]
  await done(ask('PUT', `${book}quatuor.vcf`, { body: vcard('uid-du-quatuor', lines) }))
  await done(ask('PUT', `${book}m.vcf`, { body: vcard(TAKEN_AWAY, ['FN:Maodez Tanguy']) }))
  await done(ask('DELETE', `${book}m.vcf`))
}

const BOOK = xml(
  'd:mkcol',
  '<d:set><d:prop><d:resourcetype><d:collection/><card:addressbook/></d:resourcetype></d:prop></d:set>',
)

async function files(ask: Ask): Promise<void> {
  await done(ask('MKCOL', '/files/u/partitions/'))
  await done(ask('PUT', '/files/u/partitions/notes.txt', { body: 'doigtés de la sarabande' }))
  const about = setOf('<x:about>doigtés de la sarabande</x:about>')
  for (const path of ['/files/u/partitions/notes.txt', '/files/u/partitions/', '/principals/u/']) {
    await done(ask('PROPPATCH', path, { body: about }))
  }
}

async function calendars(ask: Ask, name: string): Promise<void> {
  const put = (path: string, body: string) => done(ask('PUT', `/calendars/u/${path}`, { body }))
  const lesson = [`SUMMARY:Café avec ${name}`, 'DTSTART:20261125T090000Z', 'DTEND:20261125T100000Z']
  await put('encounters/cours-de-basson.ics', vcalendar('cours-de-basson', 'VEVENT', lesson))
  const dentist = [`SUMMARY:${OWN_EVENT}`, 'DTSTART:20261123T090000Z', 'DTEND:20261123T093000Z']
  await put('encounters/dentiste.ics', vcalendar('dentiste', 'VEVENT', dentist))
  const task = [`SUMMARY:recopier la sarabande`, 'DUE;VALUE=DATE:20261130']
  await put('follow-ups/recopier.ics', vcalendar('recopier', 'VTODO', task))
}

/** What was in the calendars until today, and has not been taken out of them yet. */
async function past(desk: Desk): Promise<[string, string]> {
  const [event, task] = [newId(), newId()]
  const day = addDays(desk.today(), -100)
  await desk.write({ what: 'test' }, async inside => {
    await saveEncounter(inside, coffee({ id: event, day }))
    await inside.db
      .updateTable('encounter')
      .set({ uri: 'autrefois.ics' })
      .where('deskId', '=', desk.id)
      .where('id', '=', event)
      .execute()
    const followUp = { id: task, text: 'rendre le pupitre', by: 'me' as const }
    const ended = { personId: null, encounterId: null, dueOn: null, doneOn: day }
    await saveFollowUp(inside, { ...followUp, ...ended })
  })
  await desk.write({ what: 'test' }, async inside => {
    const then = { ...inside, today: () => addDays(desk.today(), -50) }
    await projectEncounterMembers(then, [{ id: event, before: { planned: 1 } }])
    await projectFollowUpMembers(then, [{ id: task, before: {} }])
  })
  return [event, task]
}

async function rowsOf(desk: Desk): Promise<Omit<FromDevices, 'secrets'>> {
  const { db, id } = desk
  const member = async (name: string) => {
    const found = db.selectFrom('davMember').select('rowId').where('deskId', '=', id).where('name', '=', name)
    const { rowId } = await found.where('gone', '=', 0).executeTakeFirstOrThrow()
    return rowId.slice(rowId.indexOf(':') + 1)
  }
  const collection = async (name: string) => {
    const found = db
      .selectFrom('davCollection')
      .select('id')
      .where('deskId', '=', id)
      .where('name', '=', name)
    return (await found.executeTakeFirstOrThrow()).id
  }
  const group = await member('quatuor.vcf')
  const { contentHash } = await db
    .selectFrom('davObject')
    .select('contentHash')
    .where('deskId', '=', id)
    .where('id', '=', group)
    .executeTakeFirstOrThrow()
  const plannedByDevice = await member('cours-de-basson.ics')
  const { icalHash } = await db
    .selectFrom('encounter')
    .select('icalHash')
    .where('deskId', '=', id)
    .where('id', '=', plannedByDevice)
    .executeTakeFirstOrThrow()
  return {
    device: desk.by,
    book: await collection('choristes'),
    folder: await collection('partitions'),
    file: await member('notes.txt'),
    group,
    groupHash: contentHash,
    groupMemberUid: UID,
    gwenole: await member('g.vcf'),
    takenAwayUid: TAKEN_AWAY,
    plannedByDevice,
    notedByDevice: await member('recopier.ics'),
    icalHash: icalHash as string,
  }
}

/** @throws what the desk answered, where it is a no. */
async function done(answer: ReturnType<Ask>): Promise<void> {
  const { status, text } = await answer
  if (status >= 300) throw new Error(`${status}: ${text}`)
}
