/** An amount as it stands in a field; '' where there is none. */
export function typedAmount(cents: number | null): string {
  return cents === null ? '' : String(cents / 100)
}
