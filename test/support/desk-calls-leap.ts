import type { Leap, LeapStep } from '../../src/leap/leap.ts'
import { findLeap, findStep, leapOf, leapsOf, stepOf } from '../../src/leap/list.ts'
import { readReadiness } from '../../src/leap/read-readiness.ts'
import { addLeaps, deleteLeap, deleteStep, promiseStep, saveLeap, saveStep } from '../../src/leap/store.ts'
import { day } from '../../src/lib/day.ts'
import { changes, counts, type DeskCall, tells } from './desk-call.ts'
import { newId } from './encounters.ts'

const LEAP: Omit<Leap, 'id'> = {
  kind: 'independent',
  leavesOn: day('2027-03-01'),
  town: '',
  field: 'la lutherie',
  note: '',
  begunOn: day('2026-11-20'),
  closedOn: null,
}

export const LEAP_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/leap/list.ts findLeap': tells(findLeap, a => [a.leap.leap]),
  'src/leap/list.ts findStep': tells(findStep, a => [a.leap.step]),
  'src/leap/list.ts leapOf': tells(leapOf, a => [a.leap.leap]),
  'src/leap/list.ts leapsOf': tells(leapsOf, () => []),
  'src/leap/list.ts stepOf': tells(stepOf, a => [a.leap.step]),
  'src/leap/read-readiness.ts readReadiness': counts(readReadiness, () => [LEAP]),
  'src/leap/store.ts addLeaps': changes(addLeaps, () => [[{ leap: { id: newId(), ...LEAP }, steps: [] }]]),
  'src/leap/store.ts deleteLeap': changes(deleteLeap, a => [a.leap.leap]),
  'src/leap/store.ts deleteStep': changes(deleteStep, a => [a.leap.step]),
  'src/leap/store.ts promiseStep': changes(promiseStep, a => [
    a.leap.otherStep,
    { id: newId(), text: 'rendre les clefs' },
  ]),
  'src/leap/store.ts saveLeap': changes(saveLeap, () => [{ id: newId(), ...LEAP }, []]),
  'src/leap/store.ts saveStep': changes(saveStep, a => [step(a.leap.leap)]),
}

function step(leapId: string): LeapStep {
  const dueOn = day('2027-01-15')
  return { id: newId(), leapId, position: 9, line: '', text: 'vendre le bateau', dueOn, doneOn: null }
}
