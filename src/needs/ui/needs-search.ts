/** What the page of needs is opened with: the need that is open. */
export interface NeedsSearch {
  need?: string
}

export function needsSearchOf(said: Record<string, unknown>): NeedsSearch {
  return typeof said.need === 'string' ? { need: said.need } : {}
}
