import type { FollowUp } from '../encounters/encounter.ts'
import { addFollowUps } from '../encounters/follow-ups.ts'
import { uuidv8 } from '../lib/uuid.ts'
import type { Tie } from '../people/person.ts'
import { addIntroductions, addTies } from '../people/ties.ts'
import { hashOf } from '../platform/blobs.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { takenAway } from '../platform/gone.ts'
import { idsAmong } from '../platform/rows.ts'
import type { Favour } from '../reciprocity/favour.ts'
import { addFavours } from '../reciprocity/store.ts'
import {
  type Besides,
  type BesidesCounts,
  countsOf,
  type FoundFollowUp,
  type FoundPresent,
  type FoundTie,
} from './besides.ts'

/** Who comes in or is completed with the same import. */
export type Fresh = ReadonlySet<string>

/**
 * What of all this the desk does not know yet. What somebody took away since it came in is not brought again; through whom
 * somebody was met is said of those that the import touches.
 *
 * @param fresh those of them who are not in the desk yet are taken for people who will be.
 */
export async function newBesides(
  desk: Desk,
  besides: Besides<string>,
  fresh: Fresh,
): Promise<Besides<string>> {
  const named = peopleIn(besides)
  const known = await idsAmong(desk, 'person', named)
  const isThere = (id: string) => known.has(id) || fresh.has(id)
  const said = await saidOfPeople(desk, [...known])
  const met = new Set<string>()
  return {
    ties: await unknownOf(desk, { table: 'tie', journal: 'tie' }, besides.ties, tie => {
      return (
        tie.person !== tie.other &&
        isThere(tie.person) &&
        isThere(tie.other) &&
        !said.ties.has(wordsOf(tieOf(tie)))
      )
    }),
    followUps: await unknownOf(desk, { table: 'followUp', journal: 'follow_up' }, besides.followUps, each => {
      return (each.person === null || isThere(each.person)) && !said.followUps.has(textOf(followUpOf(each)))
    }),
    presents: await unknownOf(desk, { table: 'favour', journal: 'favour' }, besides.presents, ({ person }) =>
      isThere(person),
    ),
    introductions: besides.introductions.filter(({ person, through }) => {
      const isTouched = fresh.has(person) || fresh.has(through)
      const isOpen = known.has(person) ? said.metThroughNobody.has(person) : fresh.has(person)
      if (person === through || !isThere(through) || !isTouched || !isOpen || met.has(person)) return false
      met.add(person)
      return true
    }),
  }
}

/** Brings in what the desk does not know yet, in the write under way. */
export async function takeBesides(
  inside: Desk,
  besides: Besides<string>,
  fresh: Fresh,
): Promise<BesidesCounts> {
  const found = await newBesides(inside, besides, fresh)
  await addTies(inside, found.ties.map(tieOf))
  await addFollowUps(inside, found.followUps.map(followUpOf))
  await addFavours(inside, found.presents.map(favourOf))
  await addIntroductions(
    inside,
    found.introductions.map(({ person, through }) => ({ personId: person, throughId: through })),
  )
  return countsOf(found)
}

function peopleIn({ ties, followUps, presents, introductions }: Besides<string>): Set<string> {
  return new Set([
    ...ties.flatMap(({ person, other }) => [person, other]),
    ...followUps.flatMap(({ person }) => person ?? []),
    ...presents.map(({ person }) => person),
    ...introductions.flatMap(({ person, through }) => [person, through]),
  ])
}

interface Said {
  /** By words. */
  ties: Set<string>
  followUps: Set<string>
  metThroughNobody: Set<string>
}

/** What the desk says of these people already, whoever said it. */
async function saidOfPeople({ db, id }: Desk, personIds: readonly string[]): Promise<Said> {
  const said: Said = { ties: new Set(), followUps: new Set(), metThroughNobody: new Set() }
  await inChunks(personIds, PEOPLE_AT_ONCE, async ids => {
    const ties = await db
      .selectFrom('tie')
      .select(['personId', 'otherId', 'otherIs', 'personIs'])
      .where('deskId', '=', id)
      .where('personId', 'in', ids)
      .execute()
    for (const tie of ties) said.ties.add(wordsOf(tie))
    const followUps = await db
      .selectFrom('followUp')
      .select(['personId', 'text', 'dueOn'])
      .where('deskId', '=', id)
      .where('personId', 'in', ids)
      .execute()
    for (const followUp of followUps) said.followUps.add(textOf(followUp))
    const people = await db
      .selectFrom('person')
      .select('id')
      .where('deskId', '=', id)
      .where('id', 'in', ids)
      .where('metThroughId', 'is', null)
      .execute()
    for (const person of people) said.metThroughNobody.add(person.id)
  })
  return said
}

const PEOPLE_AT_ONCE = 1000

/** Each once, of those that are wanted: neither there, nor taken away since. */
async function unknownOf<Found extends { key: string }>(
  desk: Desk,
  { table, journal }: { table: 'tie' | 'followUp' | 'favour'; journal: string },
  found: readonly Found[],
  isWanted: (one: Found) => boolean,
): Promise<Found[]> {
  const wanted = new Map(found.filter(isWanted).map(one => [rowIdOf(one), one]))
  const known = await idsAmong(desk, table, wanted.keys())
  for (const id of known) wanted.delete(id)
  for (const id of await takenAway(desk, journal, [...wanted.keys()])) wanted.delete(id)
  return [...wanted.values()]
}

/** The id of a row that is named by what the file calls it: the same thing is the same row. */
function rowIdOf({ key }: { key: string }): string {
  return uuidv8(hashOf(new TextEncoder().encode(key)))
}

function tieOf(tie: FoundTie<string>): Tie {
  const { person: personId, other: otherId, otherIs, personIs } = tie
  return { id: rowIdOf(tie), personId, otherId, otherIs, personIs }
}

function followUpOf(found: FoundFollowUp<string>): FollowUp {
  const { person: personId, text, dueOn, doneOn } = found
  return { id: rowIdOf(found), text, by: 'me', personId, encounterId: null, dueOn, doneOn }
}

function favourOf(found: FoundPresent<string>): Favour {
  const { person: personId, direction, day, note } = found
  const nothingElse = { aboutId: null, mandateId: null, encounterId: null }
  return { id: rowIdOf(found), direction, kind: 'attention', personId, ...nothingElse, day, note }
}

/** The same from both sides. */
function wordsOf({ personId, otherId, otherIs, personIs }: Omit<Tie, 'id'>): string {
  return [`${otherId} ${otherIs}`, `${personId} ${personIs}`].sort().join('\n')
}

function textOf({
  personId,
  text,
  dueOn,
}: {
  personId: string | null
  text: string
  dueOn: string | null
}): string {
  return [personId, dueOn, text].join('\n')
}
