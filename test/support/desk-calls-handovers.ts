import { FILE_FORMAT, FILE_VERSION, type HandoverFile } from '../../src/handovers/handover-file.ts'
import { newHandover } from '../../src/handovers/handover-row.ts'
import {
  factsOfMandate,
  findHandover,
  handoverFacts,
  handoverOf,
  handoversOfMandate,
  openHandovers,
} from '../../src/handovers/list.ts'
import { acceptHandover, askOwner, declineHandover, peerSays } from '../../src/handovers/peer-answers.ts'
import { peersFor, savePeer } from '../../src/handovers/peers.ts'
import { receiveMandate } from '../../src/handovers/receive.ts'
import { NOTHING_SHOWN } from '../../src/handovers/shown.ts'
import {
  addHandovers,
  answerPeer,
  closeHandover,
  deleteHandover,
  gesture,
  markClient,
  markReminded,
  markRenewed,
  markRevoked,
  markSent,
  saveHandover,
  setTerms,
} from '../../src/handovers/store.ts'
import { NO_TERMS } from '../../src/handovers/terms.ts'
import { day } from '../../src/lib/day.ts'
import type { MandateView } from '../../src/mandates/mandate.ts'
import { changes, type DeskCall, tells } from './desk-call.ts'
import { newId } from './encounters.ts'
import { proposal } from './handovers.ts'
import { mandate } from './mandates.ts'

const TODAY = day('2026-11-21')
const OUTCOME = { deliveredWell: true, toldMe: null, clientPleased: null, returned: null, outcome: '' }
const SAID = { delivered: true, pleased: false, thanked: true }
const PROFILE = {
  availability: 'full' as const,
  availableFrom: null,
  rateFromCents: null,
  rateToCents: null,
  currency: 'EUR',
  languages: [],
  saidOn: TODAY,
}

export const HANDOVER_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/handovers/list.ts factsOfMandate': tells(factsOfMandate, a => [a.handovers.mandate]),
  'src/handovers/list.ts findHandover': tells(findHandover, a => [a.handovers.answered]),
  'src/handovers/list.ts handoverFacts': tells(handoverFacts, a => [a.handovers.answered]),
  'src/handovers/list.ts handoverOf': tells(handoverOf, a => [a.handovers.answered]),
  'src/handovers/list.ts handoversOfMandate': tells(handoversOfMandate, a => [a.handovers.mandate]),
  'src/handovers/list.ts openHandovers': tells(openHandovers, () => []),
  'src/handovers/peer-answers.ts acceptHandover': changes(acceptHandover, a => [a.handovers.answered, 'oui']),
  'src/handovers/peer-answers.ts askOwner': changes(askOwner, a => [a.handovers.answered, note()]),
  'src/handovers/peer-answers.ts declineHandover': changes(declineHandover, a => [
    a.handovers.answered,
    'non',
  ]),
  'src/handovers/peer-answers.ts peerSays': changes(peerSays, a => [a.handovers.accepted, SAID, note()]),
  'src/handovers/peers.ts peersFor': tells(peersFor, a => [viewed(), { alsoId: a.anatole }]),
  'src/handovers/peers.ts savePeer': changes(savePeer, a => [a.anatole, PROFILE]),
  'src/handovers/receive.ts receiveMandate': changes(receiveMandate, () => [received()]),
  'src/handovers/store.ts addHandovers': changes(addHandovers, a => [
    {
      handovers: [newHandover(proposal({ mandateId: a.handovers.freeMandate, personId: a.anatole }), TODAY)],
      notes: [],
    },
  ]),
  'src/handovers/store.ts answerPeer': changes(answerPeer, a => [a.handovers.answered, note()]),
  'src/handovers/store.ts closeHandover': changes(closeHandover, a => [a.handovers.accepted, OUTCOME]),
  'src/handovers/store.ts deleteHandover': changes(deleteHandover, a => [a.handovers.draft]),
  'src/handovers/store.ts gesture': changes(gesture, a => [
    a.handovers.answered,
    'revoke' as const,
    () => ({ expiresOn: TODAY }),
  ]),
  'src/handovers/store.ts markClient': changes(markClient, a => [a.handovers.answered, { toldOn: TODAY }]),
  'src/handovers/store.ts markReminded': changes(markReminded, a => [a.handovers.answered]),
  'src/handovers/store.ts markRenewed': changes(markRenewed, a => [a.handovers.answered, 30]),
  'src/handovers/store.ts markRevoked': changes(markRevoked, a => [a.handovers.answered]),
  'src/handovers/store.ts markSent': changes(markSent, a => [a.handovers.draft]),
  'src/handovers/store.ts saveHandover': changes(saveHandover, a => [
    proposal({ mandateId: a.handovers.freeMandate, personId: a.anatole }),
  ]),
  'src/handovers/store.ts setTerms': changes(setTerms, a => [
    a.handovers.answered,
    {
      terms: { ...NO_TERMS, kind: 'fixed' as const, cents: 10_000 },
      agreedOn: TODAY,
      invoicedOn: null,
      paidOn: null,
    },
  ]),
}

function note() {
  return { id: newId(), text: 'Un mot' }
}

function viewed(): MandateView {
  const { newPeople: _, ...facts } = mandate()
  return { ...facts, revision: '', client: null, contributions: [], people: [], encounters: [], value: null }
}

function received(): HandoverFile {
  return {
    format: FILE_FORMAT,
    version: FILE_VERSION,
    id: newId(),
    sentOn: TODAY,
    from: { name: 'Quelqu’un d’ailleurs', email: 'ailleurs@example.org' },
    mandate: { ...NOTHING_SHOWN, what: 'Autre chose' },
    message: '',
    terms: NO_TERMS,
  }
}
