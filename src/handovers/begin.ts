import type { MandateView } from '../mandates/mandate.ts'
import type { Handover, HandoverDraft } from './handover.ts'
import { NOTHING_SHOWN } from './shown.ts'
import { NO_TERMS } from './terms.ts'

/**
 * What a proposal begins with: what was written for the one before, or what the mandate says that tells nothing of its
 * client nor of its price.
 */
export function begunFrom(
  mandate: Pick<MandateView, 'id' | 'what' | 'place' | 'skills' | 'languages'>,
  before: Pick<Handover, 'shown' | 'message' | 'clientAgreedOn' | 'terms'> | null,
): Omit<HandoverDraft, 'id' | 'personId' | 'revision'> {
  if (before) {
    const { message, clientAgreedOn, terms } = before
    // Their word taken back, the client leaves the page for good.
    const shown = clientAgreedOn === null ? { ...before.shown, client: null } : before.shown
    return { mandateId: mandate.id, shown, message, clientAgreedOn, terms }
  }
  const { what, place, skills, languages } = mandate
  const shown = { ...NOTHING_SHOWN, what, place, skills, languages }
  return { mandateId: mandate.id, shown, message: '', clientAgreedOn: null, terms: NO_TERMS }
}
