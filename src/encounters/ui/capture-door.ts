import { shared } from '../../web/shared-value.ts'

/** What the capture sheet opens with; null: it is shut. */
export const captureSheet = shared<{ text: string } | null>(null)

/** A capture line that stands on the page takes the word before the sheet does. */
const onPage = new Set<() => void>()

/** Opens the capture line, wherever one is: on the page, else in its sheet. */
export function openCapture(text = ''): void {
  const focus = [...onPage].at(-1)
  if (focus && text === '') focus()
  else captureSheet.set({ text })
}

/** Registers a line that stands on the page. Returns how to take it away. */
export function offerLine(focus: () => void): () => void {
  onPage.add(focus)
  return () => onPage.delete(focus)
}
