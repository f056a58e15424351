import { findFollowUp, saveFollowUp } from '../encounters/follow-ups.ts'
import { daysBetween } from '../lib/day.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { Desk } from '../platform/desk.ts'
import { refuseIfGone } from '../platform/gone.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import type { Leap, LeapDraft, LeapStep, LeapStepDraft, LeapStepView, LeapView } from './leap.ts'
import { leapFields, revisionOfLeap, revisionOfStep, stepFields } from './leap-row.ts'
import { movedBy } from './lines.ts'
import { findLeap, findStep, leapOf, stepOf } from './list.ts'

/**
 * Begins a preparation with its first steps, or edits it when the draft carries a revision: steps not yet done move with
 * the departure, and the promises made of them. The same id sent twice is stored once.
 *
 * @param first the steps of a new one; not read by an edit.
 * @throws Refusal `gone` for an id that was taken away, `not-found` for an edit of what never was.
 */
export async function saveLeap(
  desk: Desk,
  { revision, ...leap }: LeapDraft,
  first: readonly LeapStep[],
): Promise<Saved<LeapView>> {
  const { id, closedOn, leavesOn } = leap
  return saveOnce<LeapView>(desk, {
    table: 'leap',
    id,
    revision,
    becomes: revisionOfLeap(leap),
    find: on => findLeap(on, id),
    what: before => {
      const closes = closedOn !== null && before?.closedOn === null
      return { what: before ? (closes ? 'leap:change.closed' : 'leap:change.edited') : 'leap:change.begun' }
    },
    put: async (inside, before) => {
      if (!before) return addLeaps(inside, [{ leap, steps: first }])
      await inside.db
        .updateTable('leap')
        .set(leapFields(leap))
        .where('deskId', '=', desk.id)
        .where('id', '=', id)
        .execute()
      await moveSteps(inside, before.steps, daysBetween(before.leavesOn, leavesOn))
    },
  })
}

/** With its steps; the promises made of them stay. @throws Refusal as `leapOf`. */
export async function deleteLeap(desk: Desk, id: string): Promise<void> {
  await leapOf(desk, id)
  await desk.write({ what: 'leap:change.deleted' }, async inside => {
    await inside.db.deleteFrom('leap').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

/**
 * Adds a step, or edits it (ticks it, takes the tick away) when the draft carries a revision; the promise made of it
 * follows.
 *
 * @param said what the step says, where its own text is ''.
 * @throws Refusal `gone` for an id that was taken away, `not-found` for an edit of what never was, or without the leap.
 */
export async function saveStep(
  desk: Desk,
  { revision, ...draft }: LeapStepDraft,
  said: string = draft.text,
): Promise<Saved<LeapStepView>> {
  const { id } = draft
  const current = await findStep(desk, id)
  // A step stays where it is.
  const { leapId, line } = current ?? draft
  const step: LeapStep = { ...draft, leapId, line }
  return saveOnce<LeapStepView>(desk, {
    table: 'leap_step',
    id,
    revision,
    becomes: revisionOfStep(step),
    find: on => findStep(on, id),
    what: before => ({ what: changeOf(step, before), details: { text: said } }),
    put: async (inside, before) => {
      if (!before) await leapOf(inside, leapId)
      await putStep(inside, step)
      if (before?.promise) await promiseAs(inside, { ...step, text: said }, before.promise.id)
    },
  })
}

/** @param said as `saveStep`. @throws Refusal as `stepOf`. */
export async function deleteStep(desk: Desk, id: string, said?: string): Promise<void> {
  const { text } = await stepOf(desk, id)
  await desk.write({ what: 'leap:change.stepDeleted', details: { text: said ?? text } }, async inside => {
    await inside.db.deleteFrom('leapStep').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

/**
 * Makes a promise of a step: it stands among those of the day, and on devices. A step is one promise: the second time
 * changes nothing.
 *
 * @param promise its id, and what it says.
 * @throws Refusal as `stepOf`, and `gone` for a promise that was taken away.
 */
export async function promiseStep(
  desk: Desk,
  stepId: string,
  { id: followUpId, text }: { id: string; text: string },
): Promise<LeapStepView> {
  const current = await stepOf(desk, stepId)
  if (current.promise) return current
  await refuseIfGone(desk, 'follow_up', followUpId)
  await desk.write({ what: 'leap:change.promised', details: { text }, alone: true }, async inside => {
    const step = await stepOf(inside, stepId)
    if (step.promise) return
    await promiseAs(inside, { ...step, text }, followUpId)
    await inside.db
      .updateTable('leapStep')
      .set({ followUpId })
      .where('deskId', '=', desk.id)
      .where('id', '=', stepId)
      .execute()
  })
  return stepOf(desk, stepId)
}

/** Several with their steps, in one batch; the ids must be new. */
export async function addLeaps(
  desk: Desk,
  leaps: readonly { leap: Leap; steps: readonly LeapStep[] }[],
): Promise<void> {
  if (leaps.length === 0) return
  await desk.write({ what: 'leap:change.begun' }, async inside => {
    const { id: deskId } = inside
    await insertRows(
      inside.db,
      'leap',
      leaps.map(({ leap }) => ({ deskId, id: leap.id, ...leapFields(leap) })),
    )
    await insertRows(
      inside.db,
      'leapStep',
      leaps.flatMap(({ steps }) =>
        steps.map(step => ({ deskId, id: step.id, ...stepFields(step), followUpId: null })),
      ),
    )
  })
}

function changeOf(after: LeapStep, before: LeapStep | undefined): string {
  if (!before) return 'leap:change.stepAdded'
  return before.doneOn === null && after.doneOn !== null ? 'leap:change.stepDone' : 'leap:change.stepEdited'
}

async function moveSteps(desk: Desk, steps: readonly LeapStepView[], days: number): Promise<void> {
  if (days === 0) return
  for (const { revision: _, promise, ...step } of steps) {
    if (step.doneOn !== null) continue
    const moved = { ...step, dueOn: movedBy(step.dueOn, days, desk.today()) }
    await putStep(desk, moved)
    if (promise) await promiseAs(desk, moved, promise.id)
  }
}

async function putStep({ db, id: deskId }: Desk, step: LeapStep): Promise<void> {
  const fields = stepFields(step)
  await db
    .insertInto('leapStep')
    .values({ deskId, id: step.id, ...fields, followUpId: null })
    .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
    .execute()
}

/** The promise follows its step; without words of the step's own it keeps those it was made with. */
async function promiseAs(desk: Desk, { text, dueOn, doneOn }: LeapStep, id: string): Promise<void> {
  const known = await findFollowUp(desk, id)
  const { personId = null, encounterId = null } = known ?? {}
  const said = text || (known?.text ?? '')
  await saveFollowUp(desk, { id, text: said, by: 'me', personId, encounterId, dueOn, doneOn })
}
