/** Mandates with peers: what was answered, what waits. */
export function HandoversToday() {
  return null
}
