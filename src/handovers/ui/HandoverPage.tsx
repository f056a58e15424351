/** A mandate that goes to a peer. */
export function HandoverPage() {
  return null
}
