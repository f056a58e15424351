import { Refusal } from '../lib/refusal.ts'
import type { Named, Relation } from '../people/person.ts'
import type { Desk } from '../platform/desk.ts'
import { type Boldness, type Form, type Goal, isForm } from './forms.ts'
import { fits, type KnownOf, type SuggestionView, suggestForms } from './library.ts'

export interface LibraryFilters {
  personId?: string | undefined
  goal?: Goal | undefined
}

/** The library from a person, from a goal, or whole. @throws Refusal `not-found` for somebody unknown. */
export async function libraryFor(desk: Desk, { personId, goal }: LibraryFilters): Promise<SuggestionView[]> {
  if (personId !== undefined) {
    const person = await knownOf(desk, personId)
    const tried = await formsTriedWith(desk, personId)
    return suggestForms({ person, goal, tried }).map(suggestion => ({ ...suggestion, people: [] }))
  }
  const suggestions = suggestForms({ goal })
  if (!goal) return suggestions.map(suggestion => ({ ...suggestion, people: [] }))
  const candidates = await peopleToPropose(desk)
  const shown = new Map<string, number>()
  return suggestions.map(suggestion => ({
    ...suggestion,
    people: peopleFor(suggestion.form, candidates, shown),
  }))
}

interface Candidate extends Named, KnownOf {}

const MOST_CANDIDATES = 300
const PEOPLE_SHOWN = 3

/** Those it suits best; who was named for other forms already gives way to others. */
function peopleFor(form: Form, candidates: readonly Candidate[], shown: Map<string, number>): Named[] {
  const people = candidates
    .map((person, place) => ({ person, place, score: fits(form, person) }))
    .filter(({ score }) => score > 0)
    .map(each => ({ ...each, score: each.score - 2 * (shown.get(each.person.id) ?? 0) }))
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .slice(0, PEOPLE_SHOWN)
    .map(({ person: { id, name } }) => ({ id, name }))
  for (const { id } of people) shown.set(id, (shown.get(id) ?? 0) + 1)
  return people
}

/** Those of the circles or met lately, who are not waiting to answer another proposal. */
async function peopleToPropose({ db, id }: Desk): Promise<Candidate[]> {
  const rows = await db
    .selectFrom('personCard as card')
    .innerJoin('person as p', join =>
      join.onRef('p.deskId', '=', 'card.deskId').onRef('p.id', '=', 'card.personId'),
    )
    .select([
      'card.personId',
      'card.name',
      'card.relations',
      'card.trade',
      'card.organisation',
      'card.circle',
    ])
    .select('p.skills')
    .where('card.deskId', '=', id)
    .where('card.archived', '=', 0)
    .where('card.household', '=', 0)
    .where('card.lastContactOn', 'is not', null)
    .where('card.personId', 'not in', eb =>
      eb
        .selectFrom('idea')
        .select('idea.personId')
        .where('idea.deskId', '=', id)
        .where('idea.status', '=', 'asked')
        .where('idea.personId', 'is not', null)
        .$castTo<{ personId: string }>(),
    )
    .orderBy('card.lastContactOn', 'desc')
    .orderBy('card.personId')
    .limit(MOST_CANDIDATES)
    .execute()
  return rows.map(row => ({ id: row.personId, name: row.name, ...knownFrom(row), boldness: null }))
}

async function knownOf({ db, id }: Desk, personId: string): Promise<KnownOf> {
  const row = await db
    .selectFrom('personCard as card')
    .innerJoin('person as p', join =>
      join.onRef('p.deskId', '=', 'card.deskId').onRef('p.id', '=', 'card.personId'),
    )
    .select(['card.relations', 'card.trade', 'card.organisation', 'card.circle', 'p.skills'])
    .where('card.deskId', '=', id)
    .where('card.personId', '=', personId)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', { what: 'person' })
  const boldest = await db
    .selectFrom('idea')
    .select('boldness')
    .where('deskId', '=', id)
    .where('personId', '=', personId)
    .where('boldness', 'is not', null)
    .orderBy('notedOn', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { ...knownFrom(row), boldness: (boldest?.boldness ?? null) as Boldness | null }
}

function knownFrom(row: {
  relations: string
  trade: string | null
  organisation: string
  circle: number | null
  skills: string
}): Omit<KnownOf, 'boldness'> {
  return {
    relations: JSON.parse(row.relations) as Relation[],
    trade: row.trade as KnownOf['trade'],
    skills: JSON.parse(row.skills) as string[],
    organisation: row.organisation,
    circle: row.circle,
  }
}

async function formsTriedWith({ db, id }: Desk, personId: string): Promise<Form[]> {
  const rows = await db
    .selectFrom('idea')
    .select('form')
    .distinct()
    .where('deskId', '=', id)
    .where('personId', '=', personId)
    .execute()
  return rows.map(row => row.form).filter(isForm)
}
