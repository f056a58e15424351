import { Refusal } from '../lib/refusal.ts'
import type { IdeaTable } from '../platform/db/schema-work.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { refuseIfGone } from '../platform/gone.ts'
import type { IdeaStep, IdeaView, OutcomeView, Status } from './idea.ts'
import { ideaFrom, revisionOfIdea, stepFrom } from './idea-row.ts'
import { outcomesOfIdeas } from './outcomes.ts'

/** The newest of so many are answered: a life of proposals. */
export const MOST_IDEAS = 1000

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function ideaOf(desk: Desk, id: string): Promise<IdeaView> {
  const found = await findIdea(desk, id)
  if (found) return found
  await refuseIfGone(desk, 'idea', id)
  throw new Refusal('not-found', { what: 'idea' })
}

/** The idea as screens show it, if it is there. */
export async function findIdea(desk: Desk, id: string): Promise<IdeaView | undefined> {
  const row = await selectIdeas(desk).where('i.id', '=', id).executeTakeFirst()
  return row && (await viewsOf(desk, [row]))[0]
}

export interface IdeaFilters {
  personId?: string | undefined
  status?: readonly Status[]
}

/** The newest first. */
export async function ideasOf(desk: Desk, { personId, status }: IdeaFilters = {}): Promise<IdeaView[]> {
  const rows = await selectIdeas(desk)
    .$if(personId !== undefined, q => q.where('i.personId', '=', personId as string))
    .$if(status !== undefined, q => q.where('i.status', 'in', [...(status ?? [])]))
    .orderBy('i.notedOn', 'desc')
    .orderBy('i.id', 'desc')
    .limit(MOST_IDEAS)
    .execute()
  return viewsOf(desk, rows)
}

function selectIdeas({ db, id }: Desk) {
  return db
    .selectFrom('idea as i')
    .leftJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'i.deskId').onRef('card.personId', '=', 'i.personId'),
    )
    .selectAll('i')
    .select('card.name as personName')
    .where('i.deskId', '=', id)
}

async function viewsOf(desk: Desk, rows: (IdeaTable & { personName: string | null })[]): Promise<IdeaView[]> {
  const ids = rows.map(row => row.id)
  const steps = new Map<string, IdeaStep[]>()
  const outcomes = new Map<string, OutcomeView[]>()
  await inChunks(ids, 500, async chunk => {
    for (const [ideaId, some] of await stepsOf(desk, chunk)) steps.set(ideaId, some)
    for (const [ideaId, some] of await outcomesOfIdeas(desk, chunk)) outcomes.set(ideaId, some)
  })
  return rows.map(({ personName, ...row }) => {
    const idea = { ...ideaFrom(row), steps: steps.get(row.id) ?? [], outcomes: outcomes.get(row.id) ?? [] }
    const person = row.personId === null ? null : { id: row.personId, name: personName ?? '' }
    return { ...idea, revision: revisionOfIdea(idea), person }
  })
}

async function stepsOf({ db, id }: Desk, ideaIds: readonly string[]): Promise<Map<string, IdeaStep[]>> {
  const rows = await db
    .selectFrom('ideaStep')
    .selectAll()
    .where('deskId', '=', id)
    .where('ideaId', 'in', ideaIds)
    .orderBy('ideaId')
    .orderBy('position')
    .orderBy('id')
    .execute()
  const steps = new Map<string, IdeaStep[]>()
  for (const row of rows) steps.set(row.ideaId, [...(steps.get(row.ideaId) ?? []), stepFrom(row)])
  return steps
}
