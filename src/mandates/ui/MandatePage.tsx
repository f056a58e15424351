/** One mandate. */
export function MandatePage() {
  return null
}
