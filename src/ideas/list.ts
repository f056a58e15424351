import type { IdeaTable } from '../platform/db/schema-work.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import type { IdeaStep, IdeaView, OutcomeView, Status } from './idea.ts'
import { ideaFrom, revisionOfIdea, stepFrom } from './idea-row.ts'
import { outcomesOfIdeas } from './outcomes.ts'

/** The newest of so many are answered: a life of proposals. */
const MOST_IDEAS = 1000

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function ideaOf(desk: Desk, id: string): Promise<IdeaView> {
  return foundIn(desk, 'idea', id, await findIdea(desk, id))
}

/** The idea as screens show it, if it is there. */
export async function findIdea(desk: Desk, id: string): Promise<IdeaView | undefined> {
  const row = await selectIdeas(desk).where('i.id', '=', id).executeTakeFirst()
  return row && (await viewsOf(desk, [row]))[0]
}

export interface IdeaFilters {
  personId?: string | undefined
  status?: readonly Status[]
  /** Which it came of. */
  mandateId?: string | undefined
}

/** The newest first. */
export async function ideasOf(
  desk: Desk,
  { personId, status, mandateId }: IdeaFilters = {},
): Promise<IdeaView[]> {
  const rows = await selectIdeas(desk)
    .$if(personId !== undefined, q => q.where('i.personId', '=', personId as string))
    .$if(status !== undefined, q => q.where('i.status', 'in', [...(status ?? [])]))
    .$if(mandateId !== undefined, q =>
      q.where('i.id', 'in', eb =>
        eb
          .selectFrom('ideaOutcome')
          .select('ideaId')
          .where('deskId', '=', desk.id)
          .where('mandateId', '=', mandateId as string),
      ),
    )
    .orderBy('i.notedOn', 'desc')
    .orderBy('i.id', 'desc')
    .limit(MOST_IDEAS)
    .execute()
  return viewsOf(desk, rows)
}

/** Whom an idea was ever put to, each once. */
export async function peopleProposedTo({ db, id }: Desk): Promise<string[]> {
  const rows = await db
    .selectFrom('idea')
    .select('personId')
    .distinct()
    .where('deskId', '=', id)
    .where('askedOn', 'is not', null)
    .execute()
  return rows.flatMap(row => row.personId ?? [])
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
