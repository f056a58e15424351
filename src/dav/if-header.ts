/** One list of the `If` header (RFC 4918 §10.4): true when all of its conditions are. */
export interface IfList {
  /** The address it speaks of; null: the one that is asked for. */
  resource: string | null
  conditions: readonly IfCondition[]
}

export type IfCondition = { isNot: boolean } & ({ token: string } | { etag: string })

/**
 * Reads an `If` header by the grammar of RFC 4918 §10.4.2: untagged lists, or lists each after the address it speaks of.
 * Null when it is not written so.
 */
export function readIf(header: string): IfList[] | null {
  const lists: IfList[] = []
  let resource: string | null = null
  let rest = header.trim()
  while (rest !== '') {
    const [tag, address] = /^<([^<>\s]+)>\s*/.exec(rest) ?? []
    if (tag !== undefined) {
      // An address comes first, or not at all; and lists come after it.
      if (lists.length > 0 && resource === null) return null
      resource = address as string
      rest = rest.slice(tag.length)
      if (!rest.startsWith('(')) return null
    }
    const list = readList(rest)
    if (!list) return null
    lists.push({ resource, conditions: list.conditions })
    rest = list.rest
  }
  return lists.length > 0 ? lists : null
}

/** Every lock that the header names, whatever it says of it (RFC 4918 §7.5). */
export function tokensIn(lists: readonly IfList[]): Set<string> {
  return new Set(
    lists.flatMap(({ conditions }) =>
      conditions.flatMap(condition => ('token' in condition ? [condition.token] : [])),
    ),
  )
}

function readList(text: string): { conditions: IfCondition[]; rest: string } | null {
  let rest = /^\(\s*/.test(text) ? text.replace(/^\(\s*/, '') : null
  const conditions: IfCondition[] = []
  while (rest !== null && !rest.startsWith(')')) {
    const [whole, not, token, etag]: (string | undefined)[] =
      /^(Not\s*)?(?:<([^<>]+)>|\[\s*((?:W\/)?"[^"]*"|[^\]"\s]+)\s*\])\s*/i.exec(rest) ?? []
    if (whole === undefined) return null
    const isNot = not !== undefined
    conditions.push(token === undefined ? { isNot, etag: etag as string } : { isNot, token })
    rest = rest.slice(whole.length)
  }
  if (rest === null || conditions.length === 0) return null
  return { conditions, rest: rest.slice(1).trimStart() }
}
