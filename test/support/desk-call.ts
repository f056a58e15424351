import type { ChangedRow, Desk } from '../../src/platform/desk.ts'
import type { FilledDesk } from './filled-desk.ts'

/**
 * One call of a store's function.
 *
 * `tells`: on the desk that is asked about, the answer holds something of its own. `counts`: it differs from what an
 * empty desk answers. `changes`: its rows are not as before. `neither`: it touches nothing and tells what it was given.
 */
export interface DeskCall {
  does: 'tells' | 'counts' | 'changes' | 'neither'
  /** What it is given, so that what comes back of it is no leak. */
  given: (owner: FilledDesk) => unknown[]
  call: (desk: Desk, given: unknown[]) => Promise<unknown>
}

type OnDesk<Given extends unknown[]> = (desk: Desk, ...given: Given) => unknown
type GivenBy<Given extends unknown[]> = (owner: FilledDesk) => [...Given]

export function tells<Given extends unknown[]>(on: OnDesk<Given>, given: GivenBy<Given>): DeskCall {
  return callOf('tells', on, given)
}

export function counts<Given extends unknown[]>(on: OnDesk<Given>, given: GivenBy<Given>): DeskCall {
  return callOf('counts', on, given)
}

export function changes<Given extends unknown[]>(on: OnDesk<Given>, given: GivenBy<Given>): DeskCall {
  return callOf('changes', on, given)
}

export function neither<Given extends unknown[]>(on: OnDesk<Given>, given: GivenBy<Given>): DeskCall {
  return callOf('neither', on, given)
}

/** Called inside of a write only: projectors and the like. */
export function within<Given extends unknown[]>(
  on: OnDesk<Given>,
  given: GivenBy<Given>,
  does: DeskCall['does'] = 'neither',
): DeskCall {
  const { call, ...rest } = callOf(does, on, given)
  return { ...rest, call: (desk, args) => desk.write({ what: 'test' }, inside => call(inside, args)) }
}

function callOf<Given extends unknown[]>(
  does: DeskCall['does'],
  on: OnDesk<Given>,
  given: GivenBy<Given>,
): DeskCall {
  return { does, given, call: async (desk, args) => wholeOf(await on(desk, ...(args as Given))) }
}

/** A stream of cards is read to its end. */
async function wholeOf(answer: unknown): Promise<unknown> {
  if (typeof answer !== 'object' || answer === null || !(Symbol.asyncIterator in answer)) return answer
  return Array.fromAsync(answer as AsyncIterable<unknown>)
}

/** A row as projectors are told of it; `before` is what it was, not new. */
export function touched(id: string, before: ChangedRow['before'] = null): ChangedRow[] {
  return [{ id, before }]
}
