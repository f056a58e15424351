/** The text without U+0000, which says nothing and which PostgreSQL takes in no text. */
export function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text
}

/** The same of every text in a JSON value, the names of its fields left alone. */
export function withoutNulInside(value: unknown): unknown {
  if (typeof value === 'string') return withoutNul(value)
  if (Array.isArray(value)) return value.map(withoutNulInside)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutNulInside(inner)]))
}
