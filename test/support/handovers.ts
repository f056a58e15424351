import type { HandoverDraft } from '../../src/handovers/handover.ts'
import { NOTHING_SHOWN } from '../../src/handovers/shown.ts'
import { NO_TERMS } from '../../src/handovers/terms.ts'
import { newId } from './encounters.ts'

/** A proposal as the owner writes it. */
export function proposal(
  draft: Pick<HandoverDraft, 'mandateId' | 'personId'> & Partial<HandoverDraft>,
): HandoverDraft {
  return {
    id: newId(),
    shown: { ...NOTHING_SHOWN, what: 'Refaire le livret', brief: 'Seize pages, avec photos.' },
    message: 'J’ai pensé à vous.',
    clientAgreedOn: null,
    terms: NO_TERMS,
    ...draft,
  }
}
