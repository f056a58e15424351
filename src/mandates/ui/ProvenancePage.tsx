/** Where work comes from. */
export function ProvenancePage() {
  return null
}
