import { shared } from './shared-value.ts'

export interface UndoOffer {
  /** What can be undone; null: only a word to say. */
  batch: string | null
  /** What was done, in a sentence; null when the change did not say. */
  done: string | null
}

/** What the undo bar shows now. */
export const undoOffer = shared<UndoOffer | null>(null)

export function offerUndo(offer: UndoOffer): void {
  undoOffer.set(offer)
}
