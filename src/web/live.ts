import type { QueryClient } from '@tanstack/react-query'

/** Which questions read which tables: a commit elsewhere refreshes the screens that show it. */
const READERS: Record<string, readonly string[]> = {
  absence: ['presence', 'balance'],
  balance_word: ['balance'],
  help_line: ['balance'],
  mood: ['balance'],
  self_report: ['balance'],
  strain: ['balance'],
  correspondence: ['history'],
  correspondent: ['history'],
  meeting: ['history'],
  meeting_person: ['history'],
  history_source: ['sources'],
  club: ['clubs'],
  club_left_out: ['clubs'],
  club_person: ['clubs'],
  club_session: ['clubs', 'balance'],
  introduction: ['reciprocity'],
  thanks: ['thanks'],
  favour: ['favours', 'thanks', 'reciprocity'],
  setting: ['session', 'settings', 'today', 'ideas', 'salon'],
  contribution: ['mandates', 'provenance', 'favours', 'thanks', 'reciprocity', 'networks'],
  contribution_person: ['mandates', 'provenance', 'favours', 'thanks', 'reciprocity'],
  idea: ['ideas'],
  idea_outcome: ['ideas'],
  idea_step: ['ideas'],
  kind_word: ['ideas'],
  resonance: ['ideas'],
  testimonial: ['ideas'],
  half_day: ['presence', 'balance'],
  handover: ['handovers'],
  handover_note: ['handovers'],
  invitation: ['invitations'],
  mandate: ['mandates', 'provenance', 'ideas', 'favours', 'thanks', 'reciprocity', 'handovers'],
  mandate_encounter: ['mandates'],
  mandate_person: ['mandates'],
  mastermind: ['masterminds'],
  mastermind_member: ['masterminds'],
  mastermind_note: ['masterminds'],
  mastermind_promise: ['masterminds'],
  mastermind_session: ['masterminds'],
  event: ['events', 'outings'],
  event_feed: ['feeds', 'events'],
  outing: ['outings', 'outing', 'salon', 'after', 'met-lately'],
  outing_aim: ['outings', 'outing', 'salon'],
  outing_person: ['outings', 'outing', 'salon', 'after', 'met-lately'],
  network: ['networks'],
  network_hush: ['networks'],
  network_time: ['networks'],
  outlay: ['outlays', 'provenance'],
  peer: ['handovers'],
  duplicate_reply: ['duplicates'],
  person: [
    'duplicates',
    'people-network',
    'handovers',
    'people',
    'person',
    'names',
    'facets',
    'encounters',
    'today',
    'follow-ups',
    'mandates',
    'masterminds',
    'provenance',
    'ideas',
    'favours',
    'thanks',
    'reciprocity',
    'places',
    'tours',
    'visits',
    'clubs',
    'invitations',
    'balance',
  ],
  located: ['places', 'visits'],
  place: ['places', 'visits'],
  standing: ['presence'],
  standing_person: ['presence'],
  tie: ['person', 'people-network'],
  tour: ['tours'],
  tour_stop: ['tours'],
  trial: ['presence'],
  encounter: [
    'people-network',
    'encounters',
    'person',
    'people',
    'today',
    'mandates',
    'ideas',
    'reciprocity',
    'visits',
    'presence',
    'after',
    'met-lately',
    'clubs',
    'networks',
    'invitations',
    'balance',
  ],
  encounter_person: [
    'encounters',
    'person',
    'people',
    'today',
    'mandates',
    'ideas',
    'clubs',
    'networks',
    'balance',
  ],
  follow_up: [
    'follow-ups',
    'masterminds',
    'encounters',
    'today',
    'leaps',
    'reciprocity',
    'after',
    'met-lately',
  ],
  plan_item: ['plans'],
  post: ['networks'],
  post_outcome: ['networks'],
  suggestion_reply: ['today', 'people-network'],
  week_plan: ['plans'],
  episode: ['episodes'],
  publication: ['readers'],
  reader: ['readers'],
  reader_reply: ['readers'],
}

interface Commit {
  seq: number
  tables: string[]
}

interface Place {
  deskId: string
  /** How far the desk's journal went when the page first asked: all that came after is told. */
  since: number
}

/** What the tabs of a browser say to each other: what was told, or from where on one of them wants to be told. */
type Said = Commit | { since: number }

const REOPEN_MS = 5_000

/**
 * Keeps open screens fresh: one stream a browser, held by whichever tab has the lock, relayed to the others. Each tab
 * knows its place in the journal, so that nothing is missed before the stream opens nor when another tab takes it over.
 * Returns how to stop.
 */
export function followChanges(queries: QueryClient, { deskId, since }: Place): () => void {
  const stop = new AbortController()
  const relay = new BroadcastChannel(`entregent-changes-${deskId}`)
  let seq = since
  let isHolder = false
  const refresh = gathering(tables => {
    const readers = new Set(tables.flatMap(table => READERS[table] ?? []))
    for (const reader of [...readers, 'batches']) void queries.invalidateQueries({ queryKey: [reader] })
  })
  const use = (commit: Commit) => {
    seq = commit.seq
    refresh(commit.tables)
  }
  relay.onmessage = ({ data }: MessageEvent<Said>) => {
    if ('tables' in data) use(data)
    else if (isHolder && data.since < seq) relay.postMessage({ seq, tables: Object.keys(READERS) })
  }
  relay.postMessage({ since })

  const listen = () => {
    isHolder = true
    return listenUntil(stop.signal, {
      from: () => seq,
      use: commit => {
        relay.postMessage(commit)
        use(commit)
      },
      onBack: () => void queries.invalidateQueries(),
      onRefused: () => void queries.invalidateQueries({ queryKey: ['session'] }),
    })
  }
  if (navigator.locks) {
    const name = `entregent-live-${deskId}`
    navigator.locks.request(name, { signal: stop.signal }, listen).catch(() => undefined)
  } else void listen()
  return () => {
    stop.abort()
    relay.close()
  }
}

interface Listener {
  from: () => number
  use: (commit: Commit) => void
  /** The stream had broken and is there again: what changed meanwhile may not have been told. */
  onBack: () => void
  /** The server, or a proxy before it, answered something else than a stream: the browser itself gives up then. */
  onRefused: () => void
}

function listenUntil(signal: AbortSignal, { from, use, onBack, onRefused }: Listener): Promise<void> {
  return new Promise(resolve => {
    let source: EventSource
    let reopening: ReturnType<typeof setTimeout> | undefined
    let isBroken = false
    const open = () => {
      source = new EventSource(`/api/changes?since=${from()}`)
      source.addEventListener('error', () => {
        isBroken = true
        if (source.readyState !== EventSource.CLOSED) return
        onRefused()
        reopening = setTimeout(open, REOPEN_MS)
      })
      source.addEventListener('open', () => {
        if (isBroken) onBack()
        isBroken = false
      })
      source.addEventListener('change', event => use(JSON.parse(event.data) as Commit))
    }
    open()
    signal.addEventListener('abort', () => {
      clearTimeout(reopening)
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
