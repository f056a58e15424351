/** Proposals, asks and answers. */
export function IdeasPage() {
  return null
}
