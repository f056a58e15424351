import { offerUndo } from './undo.ts'

/** The server's "no" (RFC 9457), with a sentence for the reader. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  /** The version that stands, when ours was stale. */
  readonly current: unknown

  constructor(
    status: number,
    { code, detail, current }: { code: string; detail: string; current?: unknown },
  ) {
    super(detail)
    this.name = 'Problem'
    this.status = status
    this.code = code
    this.current = current
  }
}

/** Characters that leave even when the page is closed right after; the browser bears 64 KiB at once. */
const KEPT_ALIVE = 8_000

/** The network, or the server behind it, could not be reached. */
export class Unreachable extends Error {}

export interface Sending {
  method: 'PUT' | 'POST' | 'DELETE'
  body?: unknown
  signal?: AbortSignal
  /** What was done, for the undo bar; null: no bar. */
  done?: string | null
}

export interface Sent<T> {
  value: T
  /** Undoes the change, or null when nothing changed. */
  batch: string | null
}

/** @throws Problem when the server refuses, Unreachable when it cannot be reached. */
export async function ask<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await reach(path, { signal: signal ?? null, headers: { accept: 'application/json' } })
  return (await valueIn(response)) as T
}

/**
 * Changes something, and offers to undo it in the quiet bar.
 *
 * @throws Problem when the server refuses, Unreachable when it cannot be reached.
 */
export async function tell<T>(path: string, { method, body, signal, done }: Sending): Promise<Sent<T>> {
  const isRaw = body instanceof FormData || body instanceof Blob
  const json = isRaw || body === undefined ? null : JSON.stringify(body)
  const response = await reach(path, {
    method,
    signal: signal ?? null,
    headers: { accept: 'application/json', ...(isRaw ? {} : { 'content-type': 'application/json' }) },
    body: isRaw ? body : json,
    keepalive: !isRaw && (json?.length ?? 0) <= KEPT_ALIVE,
  })
  const value = (await valueIn(response)) as T
  const batch = response.headers.get('Entregent-Batch')
  if (batch && done !== null) offerUndo({ batch, done: done ?? null })
  return { value, batch }
}

const signedOutListeners = new Set<() => void>()

/** Calls back when the server no longer knows who we are. Returns how to stop. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener)
  return () => signedOutListeners.delete(listener)
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  let response: Response
  try {
    response = await fetch(path, { credentials: 'same-origin', ...init })
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new Unreachable('', { cause: error })
  }
  // A proxy that answers for a server that is down.
  if (response.status === 502 || response.status === 503 || response.status === 504) {
    if (!isProblem(response)) throw new Unreachable()
  }
  if (response.ok) return response
  if (response.status === 401) for (const listener of signedOutListeners) listener()
  throw await problemOf(response)
}

async function valueIn(response: Response): Promise<unknown> {
  return response.headers.get('content-type')?.includes('json') ? await response.json() : null
}

async function problemOf(response: Response): Promise<Problem> {
  const said = isProblem(response) ? ((await response.json()) as Partial<Problem> & { detail?: string }) : {}
  return new Problem(response.status, {
    code: said.code ?? 'our-mistake',
    detail: said.detail ?? '',
    current: said.current,
  })
}

function isProblem(response: Response): boolean {
  return response.headers.get('content-type')?.includes('problem+json') ?? false
}
