/** Before the leap. */
export function LeapPage() {
  return null
}
