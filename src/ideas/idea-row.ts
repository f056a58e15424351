import type { IdeaStepTable, IdeaTable, WorkTables } from '../platform/db/schema-work.ts'
import { revisionOfState } from '../platform/revision.ts'
import { type Boldness, GOALS, isForm } from './forms.ts'
import type { Idea, IdeaOutcome, IdeaStep } from './idea.ts'

type Fields = Omit<IdeaTable, 'deskId' | 'id'>

/** What the row says besides its key, its steps and what came of it. */
export function fieldsOf(idea: Idea): Fields {
  const { title, form, goal, personId, organisation, myGain, theirGain, myMinutes, theirMinutes } = idea
  const { boldness, status, notedOn, askedOn, answeredOn, doneOn, thought, answer, note } = idea
  return {
    title,
    form: form ?? '',
    goal: goal ?? '',
    personId,
    organisation,
    myGain,
    theirGain,
    myMinutes,
    theirMinutes,
    boldness,
    status,
    notedOn,
    askedOn,
    answeredOn,
    doneOn,
    thought,
    answer,
    note,
  }
}

export function ideaFrom({ deskId, ...row }: IdeaTable): Omit<Idea, 'steps' | 'outcomes'> {
  const goal = GOALS.find(known => known === row.goal) ?? null
  return {
    // The columns hold only what `fieldsOf` wrote.
    ...(row as unknown as Omit<Idea, 'steps' | 'outcomes'>),
    form: isForm(row.form) ? row.form : null,
    goal,
    boldness: row.boldness as Boldness | null,
  }
}

export function stepRow(deskId: string, ideaId: string, step: IdeaStep, position: number): IdeaStepTable {
  const { id, text, minutes, by, dueOn, doneOn } = step
  return { deskId, id, ideaId, position, text, minutes, by, dueOn, doneOn }
}

export function stepFrom({ deskId, ideaId, position, ...row }: IdeaStepTable): IdeaStep {
  // The columns hold only what `stepRow` wrote.
  return row as IdeaStep
}

export function outcomeRow(deskId: string, ideaId: string, outcome: IdeaOutcome): WorkTables['ideaOutcome'] {
  const { id, mandateId, encounterId, favourId } = outcome
  return { deskId, id, ideaId, mandateId, encounterId, favourId }
}

/** Names a state of an idea: the same facts, the same revision. */
export function revisionOfIdea(idea: Idea): string {
  const steps = idea.steps.map((step, place) => Object.values(stepRow('', idea.id, step, place)))
  const outcomes = idea.outcomes
    .map(({ id, mandateId, encounterId, favourId }) => JSON.stringify([id, mandateId, encounterId, favourId]))
    .sort()
  return revisionOfState([idea.id, Object.values(fieldsOf(idea)), steps, outcomes])
}
