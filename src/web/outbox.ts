import { get, update } from 'idb-keyval'
import { uuidv7 } from '../lib/uuid.ts'
import { Problem, type Sent, tell, Unreachable } from './api.ts'
import {
  type Answer,
  afterAnswer,
  answerOf,
  insist,
  nextToSend,
  OUTBOX_VERSION,
  type OutboxEntry,
} from './outbox-order.ts'
import { shared } from './shared-value.ts'

const KEY = 'outbox'
const CHANNEL = 'entregent-outbox'

/** Every entry of this browser, oldest first. */
export const outbox = shared<readonly OutboxEntry[]>([])

export type Outcome<T> =
  | { kind: 'sent'; value: T }
  | { kind: 'waiting' }
  | { kind: 'refused'; detail: string }

type Draft = Pick<OutboxEntry, 'method' | 'path' | 'body' | 'kind' | 'done'> & { dependsOn?: string[] }

let deskId: string | null = null
const waiters = new Map<string, (outcome: Outcome<unknown>) => void>()
const others = 'BroadcastChannel' in globalThis ? new BroadcastChannel(CHANNEL) : null

/**
 * Opens the outbox of a desk: what waits is sent now, and each time the network comes back; calls back once something
 * that had waited is on the server. Returns how to stop.
 */
export function openOutbox(id: string, onSent: () => void): () => void {
  deskId = id
  const flush = () => void sendWaiting().then(sent => sent > 0 && onSent())
  const refresh = () => void read()
  const timer = setInterval(flush, 60_000)
  addEventListener('online', flush)
  others?.addEventListener('message', refresh)
  void navigator.storage?.persist?.()
  void read().then(flush)
  return () => {
    clearInterval(timer)
    removeEventListener('online', flush)
    others?.removeEventListener('message', refresh)
  }
}

/**
 * Writes the change down here first, then sends it. Without network it waits, and leaves by itself later; refused, it
 * is kept aside with the server's reason. It is never lost and never sent out of order.
 */
export async function send<T>({ dependsOn = [], ...draft }: Draft): Promise<Outcome<T>> {
  const entry: OutboxEntry = {
    schemaVersion: OUTBOX_VERSION,
    id: uuidv7(new Date()),
    deskId: deskId ?? '',
    dependsOn,
    refused: null,
    ...draft,
  }
  await change(entries => [...entries, entry])
  const outcome = new Promise<Outcome<unknown>>(resolve => waiters.set(entry.id, resolve))
  await sendWaiting()
  waiters.get(entry.id)?.({ kind: 'waiting' })
  waiters.delete(entry.id)
  return (await outcome) as Outcome<T>
}

/** Sends what waits, oldest first, one browser tab at a time. @returns how many left. */
export async function sendWaiting(): Promise<number> {
  let left = 0
  await alone(async () => {
    for (;;) {
      const next = nextToSend(await read(), deskId ?? '')
      if (!next) return
      const { answer, sent } = await sendOne(next)
      await change(entries => afterAnswer(entries, next.id, answer))
      tellWaiter(next.id, answer, sent)
      if (answer.kind === 'later') return
      left++
    }
  })
  return left
}

/** The owner's version stands, whatever the server's is. */
export async function keepMine(id: string): Promise<void> {
  await change(entries => insist(entries, id))
  await sendWaiting()
}

/** The server's version stands: ours is let go. */
export async function letGo(id: string): Promise<void> {
  await change(entries => entries.filter(entry => entry.id !== id))
  await sendWaiting()
}

async function sendOne({
  method,
  path,
  body,
  done,
}: OutboxEntry): Promise<{ answer: Answer; sent: Sent<unknown> | null }> {
  try {
    const sent = await tell(path, { method, done, ...(body === null ? {} : { body }) })
    return { answer: { kind: 'sent' }, sent }
  } catch (error) {
    if (error instanceof Problem) return { answer: answerOf(error), sent: null }
    if (error instanceof Unreachable) return { answer: { kind: 'later' }, sent: null }
    throw error
  }
}

function tellWaiter(id: string, answer: Answer, sent: Sent<unknown> | null): void {
  const waiter = waiters.get(id)
  if (!waiter) return
  waiters.delete(id)
  if (answer.kind === 'sent') waiter({ kind: 'sent', value: sent?.value })
  else if (answer.kind === 'refused') waiter({ kind: 'refused', detail: answer.detail })
  else waiter({ kind: 'waiting' })
}

async function read(): Promise<readonly OutboxEntry[]> {
  const entries = (await get<OutboxEntry[]>(KEY)) ?? []
  outbox.set(entries)
  return entries
}

async function change(next: (entries: readonly OutboxEntry[]) => OutboxEntry[]): Promise<void> {
  await update<OutboxEntry[]>(KEY, entries => next(entries ?? []))
  await read()
  others?.postMessage('changed')
}

async function alone(work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work()
  await navigator.locks.request(CHANNEL, work)
}
