import { findFollowUp, saveFollowUp } from '../encounters/follow-ups.ts'
import { daysBetween } from '../lib/day.ts'
import { Refusal } from '../lib/refusal.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { Desk } from '../platform/desk.ts'
import { refuseIfGone } from '../platform/gone.ts'
import type { Leap, LeapDraft, LeapStep, LeapStepDraft, LeapStepView, LeapView } from './leap.ts'
import { leapFields, revisionOfLeap, revisionOfStep, stepFields } from './leap-row.ts'
import { movedBy } from './lines.ts'
import { findLeap, findStep, leapOf, stepOf } from './list.ts'

export interface SavedLeap {
  /** `kept`: nothing to write, it is there already; `stale`: nothing written, it changed since that revision. */
  outcome: 'created' | 'edited' | 'kept' | 'stale'
  leap: LeapView
}

export interface SavedStep {
  outcome: SavedLeap['outcome']
  step: LeapStepView
}

/**
 * Begins a preparation with its first steps, or edits it when the draft carries a revision: steps not yet done move with
 * the departure, and the promises made of them. The same id sent twice is stored once.
 *
 * @param first the steps of a new one; not read by an edit.
 * @throws Refusal `gone` for an id that was taken away, `not-found` for an edit of what never was.
 */
export async function saveLeap(
  desk: Desk,
  { revision, ...wanted }: LeapDraft,
  first: readonly LeapStep[],
): Promise<SavedLeap> {
  const current = await findLeap(desk, wanted.id)
  if (!current) {
    await refuseIfGone(desk, 'leap', wanted.id)
    if (revision !== undefined) throw new Refusal('not-found', { what: 'leap' })
    const isNew = await desk.write({ what: 'leap:change.begun' }, async inside => {
      if (await findLeap(inside, wanted.id)) return false
      await addLeaps(inside, [{ leap: wanted, steps: first }])
      return true
    })
    return { outcome: isNew ? 'created' : 'kept', leap: await leapOf(desk, wanted.id) }
  }
  if (revision === undefined || revisionOfLeap(wanted) === current.revision) {
    return { outcome: 'kept', leap: current }
  }
  if (revision !== current.revision) return { outcome: 'stale', leap: current }
  const closes = wanted.closedOn !== null && current.closedOn === null
  const what = closes ? 'leap:change.closed' : 'leap:change.edited'
  const isStale = await desk.write({ what }, async inside => {
    // Read again under the write's lock: another edit may have come in between.
    const now = await findLeap(inside, wanted.id)
    if (now?.revision !== revision) return true
    await inside.db
      .updateTable('leap')
      .set(leapFields(wanted))
      .where('deskId', '=', desk.id)
      .where('id', '=', wanted.id)
      .execute()
    await moveSteps(inside, now.steps, daysBetween(current.leavesOn, wanted.leavesOn))
    return false
  })
  return { outcome: isStale ? 'stale' : 'edited', leap: await leapOf(desk, wanted.id) }
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
): Promise<SavedStep> {
  const current = await findStep(desk, draft.id)
  if (!current) {
    await refuseIfGone(desk, 'leap_step', draft.id)
    if (revision !== undefined) throw new Refusal('not-found', { what: 'step' })
  }
  // A step stays where it is.
  const wanted: LeapStep = current ? { ...draft, leapId: current.leapId, line: current.line } : draft
  if (current) {
    if (revision === undefined || revisionOfStep(wanted) === current.revision) {
      return { outcome: 'kept', step: current }
    }
    if (revision !== current.revision) return { outcome: 'stale', step: current }
  }
  await leapOf(desk, wanted.leapId)
  const isTick = current?.doneOn === null && wanted.doneOn !== null
  const what = current
    ? isTick
      ? 'leap:change.stepDone'
      : 'leap:change.stepEdited'
    : 'leap:change.stepAdded'
  const outcome = await desk.write({ what, details: { text: said } }, async inside => {
    const now = await findStep(inside, wanted.id)
    if (now?.revision !== current?.revision) return current ? 'stale' : 'kept'
    await putStep(inside, wanted)
    if (now?.promise) await promiseAs(inside, { ...wanted, text: said }, now.promise.id)
    return current ? 'edited' : 'created'
  })
  return { outcome, step: await stepOf(desk, wanted.id) }
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
  await desk.write({ what: 'leap:change.promised', details: { text } }, async inside => {
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
