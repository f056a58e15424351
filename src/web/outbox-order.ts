/** Shape of what is written below: an entry of another version is kept aside, never guessed at. */
export const OUTBOX_VERSION = 1

/** A change made here, until the server has answered for it. */
export interface OutboxEntry {
  schemaVersion: number
  id: string
  deskId: string
  /** Entries that must be sent first. */
  dependsOn: string[]
  method: 'PUT' | 'POST' | 'DELETE'
  path: string
  body: unknown
  /** What it is, for the quiet line and the undo bar. */
  kind: 'encounter' | 'other'
  done: string | null
  /** Null: waits for the network. Else the server's "no", until its owner decides. */
  refused: Refused | null
}

export interface Refused {
  status: number
  code: string
  detail: string
  /** The version that stands on the server, when there is one. */
  current: unknown
}

/**
 * The next entry to send, in the order they were made. One waits behind what it depends on and behind an earlier one
 * of the same path, whether those wait or were refused; another desk's never leave.
 */
export function nextToSend(entries: readonly OutboxEntry[], deskId: string): OutboxEntry | null {
  const held = new Set<string>()
  for (const entry of entries) {
    const waits =
      entry.refused !== null ||
      entry.schemaVersion !== OUTBOX_VERSION ||
      entry.deskId !== deskId ||
      held.has(entry.path) ||
      entry.dependsOn.some(id => held.has(id))
    if (!waits) return entry
    held.add(entry.id)
    held.add(entry.path)
  }
  return null
}

export type Answer = { kind: 'sent' } | { kind: 'later' } | ({ kind: 'refused' } & Refused)

/** Whether the server's "no" is a decision to show, or a moment to wait out. */
export function answerOf(problem: {
  status: number
  code: string
  message: string
  current: unknown
}): Answer {
  const { status, code, message, current } = problem
  const passing = status === 401 || status === 408 || status === 429 || status >= 500
  return passing
    ? { kind: 'later' }
    : { kind: 'refused', status, code, detail: message, current: current ?? null }
}

/** The entries after an answer: sent ones leave, refused ones stay with their reason. */
export function afterAnswer(entries: readonly OutboxEntry[], id: string, answer: Answer): OutboxEntry[] {
  if (answer.kind === 'later') return [...entries]
  if (answer.kind === 'sent') return entries.filter(entry => entry.id !== id)
  const { kind: _, ...refused } = answer
  return entries.map(entry => (entry.id === id ? { ...entry, refused } : entry))
}

/** Keeps the owner's version: sent again on top of the one that stands. */
export function insist(entries: readonly OutboxEntry[], id: string): OutboxEntry[] {
  return entries.map(entry =>
    entry.id === id
      ? { ...entry, refused: null, body: withRevision(entry.body, entry.refused?.current) }
      : entry,
  )
}

/** What the desk's owner sees: how many wait, and which were refused. */
export function outboxState(entries: readonly OutboxEntry[], deskId: string) {
  const ours = entries.filter(entry => entry.deskId === deskId)
  const waiting = ours.filter(entry => entry.refused === null)
  return {
    waiting: waiting.length,
    waitingEncounters: waiting.filter(entry => entry.kind === 'encounter').length,
    refused: ours.filter(entry => entry.refused !== null),
  }
}

function withRevision(body: unknown, current: unknown): unknown {
  if (!isRecord(body)) return body
  const { revision: _, ...rest } = body
  return isRecord(current) && 'revision' in current ? { ...rest, revision: current.revision } : rest
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
