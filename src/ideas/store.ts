import { oneToOne } from '../encounters/one-to-one.ts'
import { saveEncounter } from '../encounters/store.ts'
import type { Day } from '../lib/day.ts'
import { Refusal } from '../lib/refusal.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { addNamedPeople } from '../people/store.ts'
import type { Desk } from '../platform/desk.ts'
import { refuseUnknown } from '../platform/rows.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import {
  type AskLog,
  type Idea,
  type IdeaDraft,
  type IdeaOutcome,
  type IdeaView,
  MOST_STEPS,
  type StatusChange,
  settled,
} from './idea.ts'
import { fieldsOf, outcomeRow, revisionOfIdea, stepRow } from './idea-row.ts'
import { findIdea, ideaOf } from './list.ts'

/**
 * Notes an idea, or edits it when the draft carries a revision. The same id sent twice is stored once.
 *
 * @throws Refusal `gone`, `not-found` (also for somebody, or something that came of it, unknown), `invalid-input` for
 * more than seven steps.
 */
export async function saveIdea(desk: Desk, draft: IdeaDraft): Promise<Saved<IdeaView>> {
  if (draft.steps.length > MOST_STEPS) throw new Refusal('invalid-input', { fields: ['steps'] })
  const { revision, newPerson, ...rest } = draft
  const idea = settled<Idea>(rest, desk.today())
  return saveOnce<IdeaView>(desk, {
    table: 'idea',
    id: idea.id,
    revision,
    becomes: revisionOfIdea(idea),
    what: before => ({
      what: before ? 'ideas:change.edited' : 'ideas:change.noted',
      details: { title: idea.title },
    }),
    find: on => findIdea(on, idea.id),
    put: async (inside, before) => {
      if (newPerson && newPerson.id === idea.personId) await addNamedPeople(inside, [newPerson])
      await refuseUnknown(inside, 'person', [idea.personId], [before?.personId])
      await putIdea(inside, idea, before)
    },
  })
}

/**
 * Asked, answered, done, or taken up again. With a log, the asking or the answer is in the journal of encounters too, in
 * the same batch; an answer so logged is something that came of the idea.
 *
 * @throws Refusal as `ideaOf`.
 */
export async function setIdeaStatus(
  desk: Desk,
  id: string,
  { log = null, ...change }: StatusChange & { log?: AskLog | null | undefined },
): Promise<Saved<IdeaView>> {
  const current = await ideaOf(desk, id)
  if (revisionOfIdea(changed(current, change)) === current.revision) {
    return { outcome: 'kept', view: current }
  }
  const what = `ideas:change.${change.status}`
  await desk.write({ what, details: { title: current.title }, alone: true }, async inside => {
    const before = await ideaOf(inside, id)
    const after = changed(before, change)
    const isLogged = log !== null && before.person !== null && before.person.name !== ''
    if (isLogged) await logAsk(inside, after, log, change.on)
    const cameOfIt = isLogged && change.status !== 'asked' && change.status !== 'idea'
    const outcomes = cameOfIt ? [...after.outcomes, answerOutcome(inside, log)] : after.outcomes
    await putIdea(inside, { ...after, outcomes }, before)
  })
  return { outcome: 'edited', view: await ideaOf(desk, id) }
}

/** Ticks a step done, or takes the tick away. @throws Refusal as `ideaOf`, `not-found` for a step that is not its. */
export async function setStepDone(
  desk: Desk,
  { ideaId, stepId, doneOn }: { ideaId: string; stepId: string; doneOn: Day | null },
): Promise<Saved<IdeaView>> {
  const idea = await ideaOf(desk, ideaId)
  const step = idea.steps.find(each => each.id === stepId)
  if (!step) throw new Refusal('not-found', { what: 'step' })
  if (step.doneOn === doneOn) return { outcome: 'kept', view: idea }
  const what = doneOn ? 'ideas:change.stepDone' : 'ideas:change.stepUndone'
  await desk.write({ what, details: { text: step.text } }, async inside => {
    await inside.db
      .updateTable('ideaStep')
      .set({ doneOn })
      .where('deskId', '=', desk.id)
      .where('id', '=', stepId)
      .where('ideaId', '=', ideaId)
      .execute()
  })
  return { outcome: 'edited', view: await ideaOf(desk, ideaId) }
}

/** @throws Refusal as `ideaOf`. */
export async function deleteIdea(desk: Desk, id: string): Promise<void> {
  const { title } = await ideaOf(desk, id)
  await desk.write({ what: 'ideas:change.deleted', details: { title } }, async inside => {
    await inside.db.deleteFrom('idea').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

function changed(idea: IdeaView, { status, on, thought, answer }: StatusChange): Idea {
  const said = { thought: thought ?? idea.thought, answer: answer ?? idea.answer }
  return settled({ ...idea, status, ...said }, on)
}

async function logAsk(desk: Desk, idea: Idea, log: AskLog, day: Day): Promise<void> {
  const { status, title, answer, personId } = idea
  const isAsk = status === 'asked'
  const note = isAsk || answer === '' ? title : `${title}\n${answer}`
  const initiator = isAsk ? ('me' as const) : ('them' as const)
  await saveEncounter(desk, oneToOne({ ...log, personId: personId as string, day, note, initiator }))
}

function answerOutcome(desk: Desk, log: AskLog): IdeaOutcome {
  return { id: uuidv7(desk.now()), mandateId: null, encounterId: log.id, favourId: null }
}

async function putIdea(desk: Desk, idea: Idea, before: IdeaView | undefined): Promise<void> {
  const fields = fieldsOf(idea)
  if (!before) {
    await desk.db
      .insertInto('idea')
      .values({ deskId: desk.id, id: idea.id, ...fields })
      .execute()
  } else if (JSON.stringify(fields) !== JSON.stringify(fieldsOf(before))) {
    await desk.db
      .updateTable('idea')
      .set(fields)
      .where('deskId', '=', desk.id)
      .where('id', '=', idea.id)
      .execute()
  }
  await putSteps(desk, idea, before)
  await putOutcomes(desk, idea, before)
}

async function putSteps(desk: Desk, idea: Idea, before: IdeaView | undefined): Promise<void> {
  const was = new Map(before?.steps.map((step, place) => [step.id, stepRow(desk.id, idea.id, step, place)]))
  const rows = idea.steps.map((step, place) => stepRow(desk.id, idea.id, step, place))
  const gone = [...was.keys()].filter(id => !rows.some(row => row.id === id))
  if (gone.length > 0) {
    await desk.db.deleteFrom('ideaStep').where('deskId', '=', desk.id).where('id', 'in', gone).execute()
  }
  for (const row of rows) {
    const known = was.get(row.id)
    const { deskId, id, ...fields } = row
    if (!known) await desk.db.insertInto('ideaStep').values(row).execute()
    else if (JSON.stringify(known) !== JSON.stringify(row)) {
      await desk.db
        .updateTable('ideaStep')
        .set(fields)
        .where('deskId', '=', deskId)
        .where('id', '=', id)
        .execute()
    }
  }
}

/** What came of it is added or taken away, never edited. */
async function putOutcomes(desk: Desk, idea: Idea, before: IdeaView | undefined): Promise<void> {
  const was = new Set(before?.outcomes.map(({ id }) => id))
  const gone = [...was].filter(id => !idea.outcomes.some(outcome => outcome.id === id))
  if (gone.length > 0) {
    await desk.db.deleteFrom('ideaOutcome').where('deskId', '=', desk.id).where('id', 'in', gone).execute()
  }
  const fresh = idea.outcomes.filter(({ id }) => !was.has(id))
  if (fresh.length === 0) return
  for (const [table, column] of NAMED_BY_OUTCOMES) {
    await refuseUnknown(
      desk,
      table,
      fresh.map(outcome => outcome[column]),
    )
  }
  const rows = fresh.map(outcome => outcomeRow(desk.id, idea.id, outcome))
  await desk.db.insertInto('ideaOutcome').values(rows).execute()
}

const NAMED_BY_OUTCOMES = [
  ['mandate', 'mandateId'],
  ['encounter', 'encounterId'],
  ['favour', 'favourId'],
] as const
