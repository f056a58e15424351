import { mergedCard } from '../duplicates/merge-card.ts'
import type { Reader } from '../duplicates/merge-contact.ts'
import type { KnownPerson } from '../history/attribute.ts'
import type { Day } from '../lib/day.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { parseCard } from '../lib/vcard/card.ts'
import { contactOf } from '../lib/vcard/contact-of.ts'
import { CARD_TYPE } from '../people/card-blobs.ts'
import type { Civility } from '../people/person.ts'
import { addPeople, type NewPerson, personDetail, savePersonFromOctets } from '../people/store.ts'
import { hashOf, keepBlob } from '../platform/blobs.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { CardOriginTable } from '../platform/db/schema.ts'
import { withBlob } from '../platform/db/with-blob.ts'
import type { Desk, What } from '../platform/desk.ts'
import { completedFacts, newAcquaintance } from './known-facts.ts'
import type { KnownPerson as CardOwner } from './likely-people.ts'
import type { Likeness } from './match.ts'
import type { Candidate, Target } from './stage.ts'

const PAGE_ROWS = 5000

/** What files said before and of whom, a page of it after an id. */
export async function originsAfter({ db, id }: Desk, after: string) {
  return db
    .selectFrom('cardOrigin')
    .select(['id', 'personId', 'meaning', 'uid'])
    .where('deskId', '=', id)
    .where('id', '>', after)
    .orderBy('id')
    .limit(PAGE_ROWS)
    .execute()
}

/** Who is there and how they are reached, a page of them after an id. */
export async function peopleAfter({ db, id }: Desk, after: string): Promise<CardOwner[]> {
  const rows = await db
    .selectFrom('personCard')
    .select([
      ...(['personId', 'name', 'emails', 'phones', 'givenName', 'familyName'] as const),
      ...(['organisation', 'town', 'birthday'] as const),
    ])
    .where('deskId', '=', id)
    .where('personId', '>', after)
    .orderBy('personId')
    .limit(PAGE_ROWS)
    .execute()
  return rows.map(({ personId, emails, phones, ...said }) => ({
    ...said,
    id: personId,
    emails: JSON.parse(emails) as string[],
    phones: JSON.parse(phones) as string[],
  }))
}

export interface Wanted {
  personId: string
  uid: string | null
}

/** People as the desk has them, each with what the file said of them the last time. Those who are gone are left out. */
export async function targetsOf({ db, id }: Desk, wanted: readonly Wanted[]): Promise<Target[]> {
  const ids = [...new Set(wanted.map(({ personId }) => personId))]
  if (ids.length === 0) return []
  const people = await db
    .selectFrom('person')
    .innerJoin('blob', withBlob('person.cardHash'))
    .select(['person.id', 'person.civility', 'person.metOn', 'person.metAt', 'blob.bytes'])
    .where('person.deskId', '=', id)
    .where('person.id', 'in', ids)
    .execute()
  const origins = await db
    .selectFrom('cardOrigin')
    .leftJoin('blob', withBlob('cardOrigin.cardHash'))
    .select(['cardOrigin.personId', 'cardOrigin.uid', 'blob.bytes'])
    .where('cardOrigin.deskId', '=', id)
    .where('cardOrigin.personId', 'in', ids)
    .orderBy('cardOrigin.id')
    .execute()
  return wanted.flatMap(({ personId, uid }): Target[] => {
    const person = people.find(row => row.id === personId)
    if (!person) return []
    const base = origins.findLast(row => row.personId === personId && row.uid === uid)?.bytes
    const known = {
      civility: person.civility as Civility | null,
      metOn: person.metOn as Day | null,
      metAt: person.metAt,
    }
    return [
      { personId, uid, ours: new Uint8Array(person.bytes), base: base ? new Uint8Array(base) : null, known },
    ]
  })
}

export interface Plan {
  /** Somebody new each. */
  additions: readonly Candidate[]
  /** The same person as somebody there, who gets what they lack. */
  completions: readonly (Candidate & { likeness: Likeness })[]
  /** That hold something, as they are called: named in the journal. */
  files: readonly string[]
}

export interface Progress {
  onProgress: (done: number) => void
  isCancelled: () => boolean
}

/** The import was called off: the transaction that meets it leaves nothing behind. */
export class ImportCancelled extends Error {}

const PEOPLE_AT_ONCE = 250

export interface Brought {
  newcomers: KnownPerson[]
  /** Who came of each candidate, new or completed. */
  personOf: Map<string, string>
}

/** Everything the plan says in one batch, or nothing. @throws ImportCancelled as soon as it is asked to stop. */
export async function bringIn(
  desk: Desk,
  plan: Plan,
  { reader, ...progress }: Progress & { reader: Reader },
): Promise<Brought> {
  const { additions, completions } = plan
  return desk.write(saidOf(plan, { history: null, besides: 0 }), async inside => {
    const newcomers: KnownPerson[] = []
    const personOf = new Map<string, string>()
    const add = async (candidates: readonly Candidate[]) => {
      const people = await addCandidates(inside, candidates)
      for (const [nth, { ref }] of candidates.entries()) personOf.set(ref, people[nth]?.id ?? '')
      newcomers.push(...people)
    }
    let done = 0
    const step = async (by: number) => {
      done += by
      progress.onProgress(done)
      await new Promise(resolve => setImmediate(resolve))
      if (progress.isCancelled()) throw new ImportCancelled()
    }
    for (let start = 0; start < additions.length; start += PEOPLE_AT_ONCE) {
      const chunk = additions.slice(start, start + PEOPLE_AT_ONCE)
      await add(chunk)
      await step(chunk.length)
    }
    for (const completion of completions) {
      const isThere = await complete(inside, completion, reader)
      if (isThere) personOf.set(completion.ref, completion.likeness.personId)
      // Deleted since the preview: the card is somebody new again.
      else await add([completion])
      await step(1)
    }
    return { newcomers, personOf }
  })
}

const LONGEST_NAME = 80

/** One file by its own name, several by how many they are; cards before all else that came of them. */
export function saidOf(
  { additions, completions, files }: Plan,
  { history, besides }: { history: { exchanges: number; meetings: number } | null; besides: number },
): What {
  const cards = additions.length + completions.length
  const kind = cards > 0 ? 'imported' : besides > 0 ? 'besides' : history ? 'encounters' : 'imported'
  const told = history ? history.exchanges + history.meetings : 0
  const count = { imported: cards, besides, encounters: told }[kind]
  const [only = '', ...others] = files
  if (others.length > 0) {
    return { what: `import:change.${kind}-files`, details: { count, files: files.length } }
  }
  const name = only.slice(Math.max(only.lastIndexOf('/'), only.lastIndexOf('\\')) + 1)
  const file = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name
  return { what: `import:change.${kind}`, details: { count, file } }
}

async function addCandidates(inside: Desk, candidates: readonly Candidate[]): Promise<KnownPerson[]> {
  const now = inside.now()
  const people = candidates.map((candidate): NewPerson & { candidate: Candidate } => {
    const { octets, contact, hasPhoto, facts } = candidate.card
    // A photo is carried once, in the octets.
    const whole = hasPhoto ? contactOf(parseCard(octets).value) : contact
    const acquaintance = newAcquaintance(facts)
    return { id: uuidv7(now), octets, contact: whole, acquaintance, origin: null, candidate }
  })
  await addPeople(inside, people)
  await insertRows(
    inside.db,
    'cardOrigin',
    people.flatMap(({ id, candidate }) => originRows(inside, { personId: id, candidate })),
  )
  return people.map(({ id, contact, candidate }) => ({
    id,
    name: contact.name,
    emails: contact.emails.map(({ value }) => value),
    phones: contact.phones.map(({ value }) => value),
    profiles: candidate.card.facts.linkedinSlug
      ? [`linkedin.com/in/${candidate.card.facts.linkedinSlug}`]
      : [],
  }))
}

/** @returns false, nothing done, when they are there no longer. */
async function complete(
  inside: Desk,
  candidate: Candidate & { likeness: Likeness },
  reader: Reader,
): Promise<boolean> {
  const { card, likeness } = candidate
  const [target] = await targetsOf(inside, [{ personId: likeness.personId, uid: card.uid }])
  const person = target && (await personDetail(inside, likeness.personId))
  if (!target || !person) return false
  const { ours, base } = target
  const octets = mergedCard({ ours, theirs: card.octets, base, isSameCard: card.uid !== null }, reader)
  const acquaintance = completedFacts(person.acquaintance, card.facts)
  await savePersonFromOctets(inside, { id: person.id, octets, acquaintance })
  await keepBlob(inside, { bytes: card.octets, mediaType: CARD_TYPE })
  await insertRows(inside.db, 'cardOrigin', originRows(inside, { personId: person.id, candidate }))
  return true
}

function originRows(
  { id, now }: Desk,
  { personId, candidate: { card, also } }: { personId: string; candidate: Candidate },
): CardOriginTable[] {
  const cardHash = hashOf(card.octets)
  return [card, ...also].map(({ meaning, uid }) => ({
    deskId: id,
    id: uuidv7(now()),
    personId,
    meaning,
    uid,
    cardHash,
  }))
}
