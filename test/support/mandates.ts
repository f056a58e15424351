import { day } from '../../src/lib/day.ts'
import { type Contribution, type MandateDraft, NEW_MANDATE } from '../../src/mandates/mandate.ts'
import type { OutlayDraft } from '../../src/mandates/outlay.ts'
import { newId } from './encounters.ts'

/** Heard of on the day that `NOW` is, from nobody knows where, unless said otherwise. */
export function mandate(changes: Partial<MandateDraft> = {}): MandateDraft {
  return {
    ...NEW_MANDATE,
    id: newId(),
    what: 'Refonte du site',
    currency: 'EUR',
    heardOn: day('2026-11-21'),
    newPeople: [],
    ...changes,
  }
}

/** A referral by a chain of people, the nearest first, unless said otherwise. */
export function through(personIds: string[], changes: Partial<Contribution> = {}): Contribution {
  return { id: newId(), kind: 'referral', label: '', personIds, share: 0, ...changes }
}

/** 35 € paid once for an event on the day that `NOW` is, unless said otherwise. */
export function outlay(changes: Partial<OutlayDraft> = {}): OutlayDraft {
  return {
    id: newId(),
    label: 'Open Coffee',
    per: 'once',
    cents: 3500,
    currency: 'EUR',
    fromOn: day('2026-11-21'),
    toOn: null,
    note: '',
    ...changes,
  }
}
