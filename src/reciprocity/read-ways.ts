import { followUpsOf } from '../encounters/follow-ups.ts'
import type { Relation } from '../people/person.ts'
import type { CardRow } from '../people/summary.ts'
import type { Desk } from '../platform/desk.ts'
import { lookedFor } from './looked-for.ts'
import { type WayToReturn, type Works, waysToReturn } from './ways-to-return.ts'

/** Ways to return something to somebody, from what the desk knows. */
export async function waysFor(desk: Desk, card: CardRow, hasRecommendation: boolean): Promise<WayToReturn[]> {
  const { personId } = card
  const facts = await desk.db
    .selectFrom('person')
    .select(['skills', 'remember'])
    .where('deskId', '=', desk.id)
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  const promises = await followUpsOf(desk, { open: true, personId })
  return waysToReturn({
    person: {
      ...worksOf(card, facts.skills),
      relations: JSON.parse(card.relations) as Relation[],
      looksFor: await whatTheyLookFor(desk, personId, facts.remember),
      knows: await known(desk, personId),
    },
    mandates: await openMandates(desk),
    others: await othersWhoWork(desk),
    promises: promises.filter(({ by }) => by === 'me').map(({ id, text }) => ({ id, text })),
    hasRecommendation,
  })
}

function worksOf(card: CardRow, skills: string): Works {
  const { personId: id, name, organisation, title, town, tags } = card
  return { id, name, organisation, title, town, tags: JSON.parse(tags), skills: JSON.parse(skills) }
}

async function openMandates({ db, id }: Desk): Promise<{ id: string; what: string; skills: string[] }[]> {
  const rows = await db
    .selectFrom('mandate')
    .select(['id', 'what', 'skills'])
    .where('deskId', '=', id)
    .where('stage', 'in', ['lead', 'talked', 'proposed'])
    .orderBy('heardOn', 'desc')
    .execute()
  return rows.map(row => ({ ...row, skills: JSON.parse(row.skills) as string[] }))
}

/** People of whom something is known that somebody else could use: those met within the owner's own acquaintance. */
async function othersWhoWork({ db, id }: Desk): Promise<Works[]> {
  const rows = await db
    .selectFrom('personCard as card')
    .innerJoin('person as p', join =>
      join.onRef('p.deskId', '=', 'card.deskId').onRef('p.id', '=', 'card.personId'),
    )
    .select([
      'card.personId',
      'card.name',
      'card.organisation',
      'card.title',
      'card.town',
      'card.tags',
      'p.skills',
    ])
    .where('card.deskId', '=', id)
    .where('card.archived', '=', 0)
    .where('card.household', '=', 0)
    .where('card.lastContactOn', 'is not', null)
    .where(eb => eb.or([eb('p.skills', '<>', '[]'), eb('card.title', '<>', ''), eb('card.tags', '<>', '[]')]))
    .execute()
  return rows.map(({ personId, ...row }) => ({
    ...row,
    id: personId,
    tags: JSON.parse(row.tags) as string[],
    skills: JSON.parse(row.skills) as string[],
  }))
}

const NOTES_READ = 10

/** What the owner's latest notes say they look for; a note of several may be of another. */
async function whatTheyLookFor({ db, id }: Desk, personId: string, remember: string): Promise<string[]> {
  const rows = await db
    .selectFrom('encounterPerson as ep')
    .innerJoin('encounter as e', join =>
      join.onRef('e.deskId', '=', 'ep.deskId').onRef('e.id', '=', 'ep.encounterId'),
    )
    .select('e.note')
    .where('ep.deskId', '=', id)
    .where('ep.personId', '=', personId)
    .where('e.note', '<>', '')
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('encounterPerson as other')
            .select('other.id')
            .where('other.deskId', '=', id)
            .whereRef('other.encounterId', '=', 'e.id')
            .where('other.personId', '<>', personId),
        ),
      ),
    )
    .orderBy('e.day', 'desc')
    .limit(NOTES_READ)
    .execute()
  return [remember, ...rows.map(row => row.note)].flatMap(note => lookedFor(note) ?? [])
}

/** Tied to them, met through them, or introduced already. */
async function known({ db, id }: Desk, personId: string): Promise<Set<string>> {
  const ties = await db
    .selectFrom('tie')
    .select(['personId', 'otherId'])
    .where('deskId', '=', id)
    .where(eb => eb.or([eb('personId', '=', personId), eb('otherId', '=', personId)]))
    .execute()
  const through = await db
    .selectFrom('person')
    .select('id as otherId')
    .where('deskId', '=', id)
    .where('metThroughId', '=', personId)
    .execute()
  const introduced = await db
    .selectFrom('favour')
    .select(['personId', 'aboutId as otherId'])
    .where('deskId', '=', id)
    .where('kind', '=', 'introduction')
    .where(eb => eb.or([eb('personId', '=', personId), eb('aboutId', '=', personId)]))
    .execute()
  const asked = await db
    .selectFrom('introduction')
    .select(['personId', 'otherId'])
    .where('deskId', '=', id)
    .where(eb => eb.or([eb('personId', '=', personId), eb('otherId', '=', personId)]))
    .execute()
  return new Set([
    ...through.map(row => row.otherId),
    ...[...ties, ...introduced, ...asked].flatMap(row => (row.otherId ? [row.personId, row.otherId] : [])),
  ])
}
