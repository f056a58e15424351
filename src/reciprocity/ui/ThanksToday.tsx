/** Whom to thank, whom to give news. */
export function ThanksToday() {
  return null
}
