/** The mandates, from the first word to paid. */
export function MandatesPage() {
  return null
}
