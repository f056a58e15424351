import type { HandoverTable } from '../platform/db/schema-work.ts'
import { revisionOfState } from '../platform/revision.ts'
import type { Handover, HandoverDraft } from './handover.ts'
import { NO_TERMS, plain } from './terms.ts'

export function rowOf(deskId: string, handover: Handover): HandoverTable {
  const { shown, terms, deliveredWell, toldMe, clientPleased, returned, ...rest } = handover
  return {
    deskId,
    ...rest,
    shown: JSON.stringify(shown),
    terms: JSON.stringify(plain(terms)),
    deliveredWell: bit(deliveredWell),
    toldMe: bit(toldMe),
    clientPleased: bit(clientPleased),
    returned: bit(returned),
  }
}

export function handoverFrom({ deskId: _, ...row }: HandoverTable): Handover {
  // The columns hold only what `rowOf` wrote.
  return {
    ...row,
    shown: JSON.parse(row.shown),
    terms: JSON.parse(row.terms),
    deliveredWell: known(row.deliveredWell),
    toldMe: known(row.toldMe),
    clientPleased: known(row.clientPleased),
    returned: known(row.returned),
  } as Handover
}

/** One as it begins. */
export function newHandover(draft: HandoverDraft, today: Handover['madeOn']): Handover {
  const { revision: _, ...written } = draft
  return {
    state: 'draft',
    madeOn: today,
    sentOn: null,
    expiresOn: null,
    remindOn: null,
    remindedOn: null,
    reminders: 0,
    answeredOn: null,
    answer: '',
    clientToldOn: null,
    termsAgreedOn: null,
    invoicedOn: null,
    introducerPaidOn: null,
    deliveredWell: null,
    toldMe: null,
    clientPleased: null,
    returned: null,
    outcome: '',
    theyDeliveredOn: null,
    theyPleasedOn: null,
    theyThankedOn: null,
    closedOn: null,
    ...written,
    terms: plain(written.terms ?? NO_TERMS),
  }
}

/** Names a state of a handover: the same facts, the same revision. */
export function revisionOf(handover: Handover): string {
  const fields = Object.entries(rowOf('', handover)).sort(([a], [b]) => (a < b ? -1 : 1))
  return revisionOfState(fields)
}

function bit(value: boolean | null): number | null {
  return value === null ? null : value ? 1 : 0
}

function known(value: number | null): boolean | null {
  return value === null ? null : value === 1
}
