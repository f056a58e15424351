import { day } from '../../src/lib/day.ts'
import { enterFavour, logAsk } from '../../src/needs/ask-traces.ts'
import { helpersFor } from '../../src/needs/candidates.ts'
import { askOf, findAsk, findNeed, lastAskedOf, needOf, needsOf, peopleAsked } from '../../src/needs/list.ts'
import type { Need, NeedAsk } from '../../src/needs/need.ts'
import { readAskSource } from '../../src/needs/read-ask-source.ts'
import { addNeeds, deleteAsk, deleteNeed, saveAsk, saveNeed } from '../../src/needs/store.ts'
import { changes, type DeskCall, tells, within } from './desk-call.ts'
import { newId } from './encounters.ts'
import type { FilledDesk } from './filled-desk.ts'

const NEED: Omit<Need, 'id'> = {
  kind: 'supplier',
  what: 'un luthier',
  skills: ['Clavecins'],
  organisation: '',
  place: '',
  note: '',
  statedOn: day('2026-11-20'),
  closedOn: null,
  outcome: null,
  cameOf: '',
}

export const NEED_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/needs/ask-traces.ts enterFavour': within(
    enterFavour,
    a => [{ need: { id: a.needs.need, ...NEED }, ask: askOn(a), favourId: null }],
    'changes',
  ),
  'src/needs/ask-traces.ts logAsk': changes(logAsk, a => [askOn(a), { id: newId(), note: 'demandé' }]),
  'src/needs/candidates.ts helpersFor': tells(helpersFor, () => [NEED]),
  'src/needs/list.ts askOf': tells(askOf, a => [a.needs.ask]),
  'src/needs/list.ts findAsk': tells(findAsk, a => [a.needs.ask]),
  'src/needs/list.ts findNeed': tells(findNeed, a => [a.needs.need]),
  'src/needs/list.ts lastAskedOf': { ...tells(lastAskedOf, a => [[a.odilon]]), does: 'counts' },
  'src/needs/list.ts needOf': tells(needOf, a => [a.needs.need]),
  'src/needs/list.ts peopleAsked': tells(peopleAsked, () => []),
  'src/needs/list.ts needsOf': tells(needsOf, () => []),
  'src/needs/read-ask-source.ts readAskSource': tells(readAskSource, a => [
    { id: a.needs.need, ...NEED },
    a.zephyrine,
  ]),
  'src/needs/store.ts addNeeds': changes(addNeeds, a => [
    { needs: [{ id: newId(), ...NEED }], asks: [{ ...askOn(a), id: newId() }] },
  ]),
  'src/needs/store.ts deleteAsk': changes(deleteAsk, a => [a.needs.ask]),
  'src/needs/store.ts deleteNeed': changes(deleteNeed, a => [a.needs.need]),
  'src/needs/store.ts saveAsk': changes(saveAsk, a => [{ ...askOn(a), id: newId() }]),
  'src/needs/store.ts saveNeed': changes(saveNeed, () => [{ id: newId(), ...NEED }]),
}

/** Anatole says yes. */
function askOn(a: FilledDesk): NeedAsk {
  return {
    id: a.needs.ask,
    needId: a.needs.need,
    personId: a.anatole,
    askedOn: day('2026-11-20'),
    how: 'call',
    message: '',
    answer: 'yes',
    answeredOn: day('2026-11-20'),
    ledToId: null,
    note: '',
  }
}
