import { day } from '../../src/lib/day.ts'
import { findMandate, mandateOf, mandatesOf, mandatesOfPerson } from '../../src/mandates/list.ts'
import { addParts, editParts } from '../../src/mandates/mandate-parts.ts'
import { contributionsOf, viewsOf } from '../../src/mandates/mandate-view.ts'
import { deleteOutlay, outlaysOf, saveOutlay } from '../../src/mandates/outlays.ts'
import { timeSpent } from '../../src/mandates/provenance-spent.ts'
import { everyWay, mandatesBehind, provenanceRows } from '../../src/mandates/provenance-store.ts'
import { personKey } from '../../src/mandates/provenance-ways.ts'
import { addMandates, deleteMandate, saveMandate, setStage } from '../../src/mandates/store.ts'
import {
  fillWays,
  projectChainWays,
  projectContributionWays,
  projectMandateWays,
} from '../../src/mandates/way-projection.ts'
import { changes, counts, type DeskCall, neither, tells, touched, within } from './desk-call.ts'
import { newId } from './encounters.ts'
import type { FilledDesk } from './filled-desk.ts'
import { mandate, outlay, through } from './mandates.ts'

const EVER = { from: null, to: null, by: 'heard' } as const
const STAGE = { stage: 'paid', on: day('2026-11-20') } as const

export const MANDATE_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/mandates/list.ts findMandate': tells(findMandate, a => [a.mandates.mandate]),
  'src/mandates/list.ts mandateOf': tells(mandateOf, a => [a.mandates.mandate]),
  'src/mandates/list.ts mandatesOf': tells(mandatesOf, () => [{}]),
  'src/mandates/list.ts mandatesOfPerson': tells(mandatesOfPerson, a => [a.odilon]),
  'src/mandates/mandate-parts.ts addParts': within(addParts, a => [added(a)], 'changes'),
  'src/mandates/mandate-parts.ts editParts': within(
    editParts,
    a => [{ before: edited(a), after: { ...edited(a), people: [] } }],
    'changes',
  ),
  'src/mandates/mandate-view.ts contributionsOf': tells(contributionsOf, a => [[a.mandates.mandate]]),
  'src/mandates/mandate-view.ts viewsOf': tells(viewsOf, a => [[rowOf(a)]]),
  'src/mandates/outlays.ts deleteOutlay': changes(deleteOutlay, a => [a.mandates.outlay]),
  'src/mandates/outlays.ts outlaysOf': tells(outlaysOf, () => []),
  'src/mandates/outlays.ts saveOutlay': changes(saveOutlay, () => [outlay()]),
  'src/mandates/provenance-spent.ts timeSpent': counts(timeSpent, a => [
    EVER,
    [{ key: personKey(a.zephyrine), personId: a.zephyrine }],
  ]),
  'src/mandates/provenance-store.ts everyWay': tells(everyWay, () => [EVER]),
  'src/mandates/provenance-store.ts mandatesBehind': tells(mandatesBehind, a => [[a.mandates.mandate]]),
  'src/mandates/provenance-store.ts provenanceRows': tells(provenanceRows, () => [EVER]),
  'src/mandates/store.ts addMandates': changes(addMandates, () => [[mandate()]]),
  'src/mandates/store.ts deleteMandate': changes(deleteMandate, a => [a.mandates.mandate]),
  'src/mandates/store.ts saveMandate': changes(saveMandate, a => [mandate({ clientId: a.odilon })]),
  'src/mandates/store.ts setStage': changes(setStage, a => [{ id: a.mandates.mandate, ...STAGE }]),
  'src/mandates/way-projection.ts fillWays': neither(fillWays, () => []),
  'src/mandates/way-projection.ts projectChainWays': within(projectChainWays, a => [
    touched(newId(), { contribution_id: a.mandates.contribution }),
  ]),
  'src/mandates/way-projection.ts projectContributionWays': within(projectContributionWays, a => [
    touched(a.mandates.contribution, { mandate_id: a.mandates.mandate }),
  ]),
  'src/mandates/way-projection.ts projectMandateWays': within(projectMandateWays, a => [
    touched(a.mandates.mandate),
  ]),
}

/** A source more, of a mandate that is there. */
function added(owner: FilledDesk) {
  return mandate({ id: owner.mandates.mandate, contributions: [through([owner.zephyrine])] })
}

function edited(owner: FilledDesk) {
  const people = [{ personId: owner.anatole, role: 'other' }]
  return mandate({ id: owner.mandates.mandate, people })
}

/** The row of a mandate that is there, with nothing of it but its key. */
function rowOf(owner: FilledDesk) {
  const { contributions, people, encounterIds, newPeople, revision, ...fields } = mandate()
  const lists = { skills: '[]', languages: '[]', unexpected: 0 }
  return { ...fields, ...lists, deskId: owner.desk.id, id: owner.mandates.mandate }
}
