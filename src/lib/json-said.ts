/** The value that a JSON text says; undefined when it is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Foreign text: that it is no JSON is the answer.
    return undefined
  }
}

/** The fields of an object that others wrote; of anything else, none. */
export function fieldsOf(said: unknown): Readonly<Record<string, unknown>> {
  return typeof said === 'object' && said !== null && !Array.isArray(said)
    ? (said as Record<string, unknown>)
    : {}
}

/** Its members; one thing is a list of one, nothing is an empty one. */
export function listOf(said: unknown): readonly unknown[] {
  if (said === undefined || said === null) return []
  return Array.isArray(said) ? said : [said]
}

/** Words as said, trimmed; a number is its digits; '' for anything else. */
export function textOf(said: unknown): string {
  return typeof said === 'string' ? said.trim() : typeof said === 'number' ? String(said) : ''
}

/** A number, or digits that are one; null for anything else. */
export function numberOf(said: unknown): number | null {
  if (typeof said === 'string' && !/^\s*[+-]?\d+(\.\d*)?(e[+-]?\d+)?\s*$/i.test(said)) return null
  const value = typeof said === 'number' || typeof said === 'string' ? Number(said) : Number.NaN
  return Number.isFinite(value) ? value : null
}
