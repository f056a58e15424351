import { sql } from 'kysely'
import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/max'
import { Refusal } from '../lib/refusal.ts'
import { parseCard } from '../lib/vcard/card.ts'
import { contactOf } from '../lib/vcard/contact-of.ts'
import { readSettings } from '../owner/store.ts'
import { deletePeople } from '../people/bulk.ts'
import { dropSmallPhotos } from '../people/make-small-photos.ts'
import { cardOctets } from '../people/octets.ts'
import { tidyParts } from '../people/token-parts.ts'
import { POINTERS } from '../platform/db/pointers.ts'
import type { Desk } from '../platform/desk.ts'
import { refuseIfGone } from '../platform/gone.ts'
import { letGoOfBlobs } from '../platform/purge.ts'
import { type FactColumns, factColumns } from './desk-columns.ts'
import { redactBlobs } from './erase-blobs.ts'
import { redactFacts } from './erase-facts.ts'
import { scrubJournal } from './erase-journal.ts'
import { type Erased, hashOfPerson } from './erased.ts'
import { type KnownBy, knownBy, redactor } from './known-by.ts'
import { thereIn } from './rows-there.ts'

/** Rows that only tell of whom they name: gone with them, although the pointer is loose. */
const ABOUT = new Set([
  'favour.person_id',
  'introduction.other_id',
  'invitation.person_id',
  'resonance.person_id',
  'kind_word.person_id',
  'testimonial.person_id',
  'outing_person.person_id',
  'mastermind_member.person_id',
  'plan_item.person_id',
  'tour_stop.person_id',
  'reader.person_id',
  'correspondent.person_id',
])

/** Rows that hold a mail of somebody who may not be in the address book. */
const BY_MAIL = ['reader', 'reader_reply'] as const

/**
 * Erases somebody for good, as they asked: their card, all that tells of them alone, their name wherever else it stands,
 * what they said before in the journal, and the octets of it. One transaction; it cannot be undone. What stays is that
 * somebody was erased on that day.
 *
 * @throws Refusal `not-found`, or `gone` for who is no longer there.
 */
export async function erasePerson(desk: Desk, personId: string): Promise<Erased> {
  return erasing(desk, personId, async () => {})
}

/** What erasing them would take away, counted by doing it; nothing is changed. */
export async function erasurePreview(desk: Desk, personId: string): Promise<Erased> {
  let preview: Erased | null = null
  try {
    await erasing(desk, personId, async erased => {
      preview = erased
      throw new TakenBack()
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
  }
  return preview ?? { goes: {}, stays: {} }
}

/** Ends a transaction that was never meant to be committed. */
class TakenBack extends Error {}

async function erasing(
  desk: Desk,
  personId: string,
  before: (erased: Erased) => Promise<void>,
): Promise<Erased> {
  const who = await whoIs(desk, personId)
  const redact = redactor(who)
  let erased: Erased = { goes: {}, stays: {} }
  const what = { what: 'leaving:change.erased', alone: true, forGood: true }
  await desk.write(
    {
      ...what,
      // Projections have read what was there; now nothing needs it any longer.
      afterwards: async inside => {
        erased = await countedIn(inside)
        await scrubJournal(inside, { personId, redact })
        await tidyParts(inside)
        await dropSmallPhotos(inside)
        await letGoOfBlobs(inside)
        await before(erased)
      },
    },
    async inside => {
      const columns = await factColumns(inside)
      await deleteEncountersAlone(inside, personId)
      await deleteByMail(inside, who.mails)
      await letGoOfPointers(inside, personId, columns)
      await deletePeople(inside, [personId])
      await redactFacts(inside, { redact, columns })
      await redactBlobs(inside, { redact, name: who.names[0] ?? who.words[0] ?? '' })
      await remember(inside, hashOfPerson(personId))
    },
  )
  return erased
}

async function whoIs(desk: Desk, personId: string): Promise<KnownBy> {
  const octets = await cardOctets(desk, personId)
  if (!octets) {
    await refuseIfGone(desk, 'person', personId)
    throw new Refusal('not-found', { what: 'person' })
  }
  const { country } = await readSettings(desk)
  const contacts = [octets, ...(await earlierCards(desk, personId))].map(each =>
    contactOf(parseCard(each).value),
  )
  return knownBy(contacts, isSupportedCountry(country) ? (country as CountryCode) : 'FR')
}

/** What they were called, and by which numbers they were reached, as long as the journal remembers it. */
async function earlierCards({ db, id }: Desk, personId: string): Promise<Uint8Array[]> {
  const changes = await db
    .selectFrom('change')
    .select('before')
    .where('deskId', '=', id)
    .where('tableName', 'in', ['person', 'card_origin'])
    .where('before', 'like', `%${personId}%`)
    .execute()
  const origins = await db
    .selectFrom('cardOrigin')
    .select('cardHash')
    .where('deskId', '=', id)
    .where('personId', '=', personId)
    .execute()
  const hashes = [
    ...changes.map(({ before }) => (JSON.parse(before ?? '{}') as { card_hash?: string | null }).card_hash),
    ...origins.map(({ cardHash }) => cardHash),
  ].filter(hash => typeof hash === 'string')
  if (hashes.length === 0) return []
  const rows = await db
    .selectFrom('blob')
    .select('bytes')
    .where('deskId', '=', id)
    .where('hash', 'in', hashes)
    .execute()
  return rows.map(({ bytes }) => new Uint8Array(bytes))
}

/** Those where nobody else was: there is nothing left to tell. */
async function deleteEncountersAlone({ db, id }: Desk, personId: string): Promise<void> {
  await sql`delete from encounter where desk_id = ${id}
    and id in (select encounter_id from encounter_person where desk_id = ${id} and person_id = ${personId})
    and not exists (select 1 from encounter_person as other where other.desk_id = ${id}
                    and other.encounter_id = encounter.id and other.person_id <> ${personId})`.execute(db)
}

async function deleteByMail({ db, id }: Desk, mails: readonly string[]): Promise<void> {
  if (mails.length === 0) return
  for (const table of BY_MAIL) {
    await sql`delete from ${sql.table(table)} where desk_id = ${id} and lower(mail) in (${sql.join(mails)})`.execute(
      db,
    )
  }
}

async function letGoOfPointers(
  { db, id }: Desk,
  personId: string,
  columns: readonly FactColumns[],
): Promise<void> {
  for (const { from, column } of POINTERS.filter(({ to, isLoose }) => to === 'person' && isLoose)) {
    const which = sql`where desk_id = ${id} and ${sql.ref(column)} = ${personId}`
    const mayBeEmpty = columns.find(({ table }) => table === from)?.nullable.has(column)
    if (ABOUT.has(`${from}.${column}`)) await sql`delete from ${sql.table(from)} ${which}`.execute(db)
    else if (mayBeEmpty)
      await sql`update ${sql.table(from)} set ${sql.ref(column)} = null ${which}`.execute(db)
  }
}

async function remember({ db, id, today }: Desk, personHash: string): Promise<void> {
  await db
    .insertInto('erasure')
    .values({ deskId: id, personHash, erasedOn: today() })
    .onConflict(conflict => conflict.columns(['deskId', 'personHash']).doNothing())
    .execute()
}

/** Of the batch under way: rows that are no longer there, and rows that stay. */
async function countedIn({ db, id, batch }: Desk): Promise<Erased> {
  const rows = await db
    .selectFrom('change')
    .select(['tableName', 'rowId'])
    .distinct()
    .where('deskId', '=', id)
    .where('batchId', '=', batch)
    .execute()
  const erased: Erased = { goes: {}, stays: {} }
  for (const table of new Set(rows.map(row => row.tableName))) {
    const ids = rows.filter(row => row.tableName === table).map(row => row.rowId)
    const there = await thereIn({ db, id }, table, ids)
    if (ids.length > there.size) erased.goes[table] = ids.length - there.size
    if (there.size > 0) erased.stays[table] = there.size
  }
  return withoutLinks(erased)
}

/** Somebody leaves an encounter that others were at: it stays, without them; the link alone is nothing to tell. */
function withoutLinks({ goes: { encounter_person: links = 0, ...goes }, stays }: Erased): Erased {
  const shared = Math.max(stays.encounter ?? 0, links - (goes.encounter ?? 0))
  return { goes, stays: shared > 0 ? { ...stays, encounter: shared } : stays }
}
