import type { QueryClient } from '@tanstack/react-query'

/** Which questions read which tables: a commit elsewhere refreshes the screens that show it. */
const READERS: Record<string, readonly string[]> = {
  setting: ['session', 'settings', 'today'],
  person: ['people', 'person', 'names', 'facets', 'encounters', 'today', 'follow-ups'],
  tie: ['person'],
  encounter: ['encounters', 'person', 'people', 'today'],
  encounter_person: ['encounters', 'person', 'people', 'today'],
  follow_up: ['follow-ups', 'encounters', 'today'],
  suggestion_reply: ['today'],
}

interface Commit {
  seq: number
  tables: string[]
}

/**
 * Keeps open screens fresh: one stream a browser, held by whichever tab has the lock, relayed to the others.
 * Returns how to stop.
 */
export function followChanges(queries: QueryClient): () => void {
  const stop = new AbortController()
  const relay = new BroadcastChannel('entregent-changes')
  const refresh = gathering(tables => {
    const readers = new Set(tables.flatMap(table => READERS[table] ?? []))
    for (const reader of [...readers, 'batches']) void queries.invalidateQueries({ queryKey: [reader] })
  })
  relay.onmessage = ({ data }: MessageEvent<Commit>) => refresh(data.tables)

  const listen = () =>
    listenUntil(
      stop.signal,
      commit => {
        relay.postMessage(commit)
        refresh(commit.tables)
      },
      () => void queries.invalidateQueries(),
    )
  if (navigator.locks) {
    navigator.locks.request('entregent-live', { signal: stop.signal }, listen).catch(() => undefined)
  } else void listen()
  return () => {
    stop.abort()
    relay.close()
  }
}

/** @param onBack the stream had broken and is there again: what changed meanwhile may not have been told. */
function listenUntil(signal: AbortSignal, use: (commit: Commit) => void, onBack: () => void): Promise<void> {
  return new Promise(resolve => {
    const source = new EventSource('/api/changes')
    let isBroken = false
    source.addEventListener('error', () => {
      isBroken = true
    })
    source.addEventListener('open', () => {
      if (isBroken) onBack()
      isBroken = false
    })
    source.addEventListener('change', event => use(JSON.parse(event.data) as Commit))
    signal.addEventListener('abort', () => {
      source.close()
      resolve()
    })
  })
}

/** Many commits in a row make one refresh. */
function gathering(use: (tables: string[]) => void): (tables: string[]) => void {
  const gathered = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  return tables => {
    for (const table of tables) gathered.add(table)
    clearTimeout(timer)
    timer = setTimeout(() => {
      use([...gathered])
      gathered.clear()
    }, 150)
  }
}
