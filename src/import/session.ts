import { Worker } from 'node:worker_threads'
import type { CountryCode } from 'libphonenumber-js/max'
import type { Reader } from '../duplicates/merge-contact.ts'
import type { KnownPerson } from '../history/attribute.ts'
import type { Gathered } from '../history/gather.ts'
import { ownAddresses, ownAlso } from '../history/own-addresses.ts'
import { type Taken, takeHistory } from '../history/take-history.ts'
import { Refusal } from '../lib/refusal.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { readSettings } from '../owner/store.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { type Besides, besidesIn, countsOf, NOTHING_BESIDES, renamed, sumOf, type Whom } from './besides.ts'
import { newBesides, takeBesides } from './besides-store.ts'
import type { PlainUse } from './column-mapping.ts'
import { expectedBesides } from './expected-besides.ts'
import {
  type Decision,
  decisionFor,
  type ImportResult,
  type ImportState,
  type ImportView,
  type Preview,
  previewOf,
} from './import-view.ts'
import { mappingsOf, saveMapping } from './mapping-store.ts'
import type { Likeness } from './match.ts'
import type { Candidate, Staging } from './stage.ts'
import { bringIn, ImportCancelled, originsAfter, type Plan, peopleAfter, saidOf, targetsOf } from './store.ts'
import type { FromWorker, HeldFile, HistoryInput, KeptFile, Question } from './worker-talk.ts'

/** The imports under way in this process: read beside it, previewed, then committed in one batch. */
export interface Imports {
  /** Begins to read; the octets are handed over to a worker, nobody else may use them any more. @returns its id. */
  start: (desk: Desk, files: ImportFile[]) => Promise<string>
  /** @throws Refusal `not-found`, for another desk too. */
  view: (desk: Desk, id: string) => ImportView
  /** Called at each step, until the function returned is called. @throws Refusal `not-found`. */
  follow: (desk: Desk, id: string, onStep: () => void) => () => void
  /**
   * Says what the columns of a table hold, remembers it, and begins to read again.
   *
   * @throws Refusal `not-found`, `import-not-ready`, `import-forgotten` once the files are no longer held.
   */
  sayColumns: (desk: Desk, id: string, said: { table: string; uses: readonly PlainUse[] }) => Promise<void>
  /** Begins to write. @throws Refusal `not-found`, `import-not-ready`. */
  commit: (desk: Desk, id: string, decisions: Decisions) => void
  /** Stops whatever is under way; what was written is undone. @throws Refusal `not-found`. */
  cancel: (desk: Desk, id: string) => Promise<void>
  /** Stops every import, so that the process can end. */
  close: () => Promise<void>
}

export type ImportFile = HeldFile | (KeptFile & { forget: () => Promise<void> })

export interface Decisions {
  /** By the proposals' `ref`. */
  decisions?: Readonly<Record<string, Decision>>
  /** For those without a decision of their own that are but alike (`decisionFor`). */
  defaultDecision?: Decision
}

interface Session {
  id: string
  deskId: string
  state: ImportState
  progress: { done: number; total: number }
  reader: Reader
  candidates: Candidate[]
  gathered: Gathered
  besides: Besides<Whom>
  preview: Preview
  result: ImportResult | null
  batch: string | null
  error: string | null
  worker: Worker | null
  /** To read them again where columns are still to be said; null for what is too large to be held. */
  again: HeldFile[] | null
  /** Resolves once nothing is under way any more. */
  settled: Promise<void>
  cancelled: boolean
  steps: Set<() => void>
}

const EXPIRES_MS = 3_600_000
/** A desk's older imports give way: each holds its cards in memory. */
const MOST_PER_DESK = 3
/** Of all files of an import: a table of a million cells. */
const HELD_BYTES = 32 * 1024 * 1024
/** Of a reading worker, beside the octets of its files. */
const WORKER_HEAP_MB = 768
/** What is soon forgotten of it; the process gives it back late. */
const WORKER_YOUNG_MB = 24

interface Telling {
  /** Told errors of ours; the import then has failed. */
  onMistake?: (error: unknown) => void
  /** Told of a desk once cards came in. */
  onDone?: (desk: Desk) => void
}

export function openImports({ onMistake = () => {}, onDone = () => {} }: Telling = {}): Imports {
  const sessions = new Map<string, Session>()
  const find = (desk: Desk, id: string): Session => {
    const session = sessions.get(id)
    if (!session || session.deskId !== desk.id) throw new Refusal('not-found', { what: 'import' })
    return session
  }
  const drop = async (session: Session) => {
    sessions.delete(session.id)
    await stop(session)
  }
  const expire = async (session: Session) => {
    // What is being written is written to its end.
    if (session.state === 'committing') await session.settled
    await drop(session)
  }
  return {
    start: async (desk, files) => {
      const own = [...sessions.values()].filter(
        ({ deskId, state }) => deskId === desk.id && state !== 'committing',
      )
      await Promise.all(own.slice(0, Math.max(0, own.length - MOST_PER_DESK + 1)).map(drop))
      const { country } = await readSettings(desk)
      const session = newSession(desk, { language: desk.language, country: country as CountryCode })
      sessions.set(session.id, session)
      setTimeout(() => void expire(session), EXPIRES_MS).unref()
      session.settled = guarded(session, onMistake, () => read(session, desk, files))
      return session.id
    },
    view: (desk, id) => viewOf(find(desk, id)),
    follow: (desk, id, onStep) => {
      const { steps } = find(desk, id)
      steps.add(onStep)
      return () => steps.delete(onStep)
    },
    sayColumns: async (desk, id, { table, uses }) => {
      const session = find(desk, id)
      const told = session.preview.tables.find(each => each.id === table)
      if (session.state !== 'ready' || !told) throw new Refusal('import-not-ready')
      if (uses.length !== told.columns.length) throw new Refusal('invalid-input', { fields: ['uses'] })
      const headers = told.columns.map(({ header }) => header)
      await saveMapping(desk, { id: table, headers, uses })
      const { again, state } = session
      // Another may have begun meanwhile.
      if (state !== 'ready') throw new Refusal('import-not-ready')
      if (!again) throw new Refusal('import-forgotten')
      step(session, { state: 'reading', progress: { done: 0, total: 0 }, ...emptied() })
      session.settled = guarded(session, onMistake, () => read(session, desk, again))
    },
    commit: (desk, id, decisions) => {
      const session = find(desk, id)
      if (session.state !== 'ready') throw new Refusal('import-not-ready')
      session.state = 'committing'
      session.settled = guarded(session, onMistake, async () => {
        await write(session, desk, decisions)
        if (session.batch !== null) onDone(desk)
      })
    },
    cancel: async (desk, id) => stop(find(desk, id)),
    close: async () => {
      await Promise.all([...sessions.values()].map(drop))
    },
  }
}

function newSession(desk: Desk, reader: Reader): Session {
  return {
    id: uuidv7(desk.now()),
    deskId: desk.id,
    state: 'reading',
    progress: { done: 0, total: 0 },
    reader,
    candidates: [],
    gathered: nothingGathered(),
    besides: NOTHING_BESIDES,
    preview: previewOf(null),
    result: null,
    batch: null,
    error: null,
    worker: null,
    again: null,
    settled: Promise.resolve(),
    cancelled: false,
    steps: new Set(),
  }
}

function nothingGathered(): Gathered {
  const counts = { exchanges: 0, meetings: 0, automatic: 0, missed: 0, crowd: 0, undatable: 0, alone: 0 }
  return { correspondents: [], days: [], meetings: [], counts }
}

function step(session: Session, changes: Partial<Session>): void {
  Object.assign(session, changes)
  for (const tell of session.steps) tell()
}

function emptied(): Pick<Session, 'candidates' | 'gathered' | 'besides' | 'preview' | 'again'> {
  const nothing = { candidates: [], gathered: nothingGathered(), besides: NOTHING_BESIDES }
  return { ...nothing, preview: previewOf(null), again: null }
}

async function stop(session: Session): Promise<void> {
  session.cancelled = true
  const { state, worker } = session
  if (state === 'ready') step(session, { state: 'cancelled', ...emptied() })
  await worker?.terminate()
  await session.settled
}

/** Nobody waits for what is under way: how it ends is told by the state. */
async function guarded(
  session: Session,
  onMistake: (error: unknown) => void,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    const ended = emptied()
    if (error instanceof ImportCancelled) return step(session, { ...ended, state: 'cancelled' })
    const code = codeOf(error)
    if (code === 'our-mistake') onMistake(error)
    step(session, { ...ended, state: 'failed', error: code })
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Refusal) return error.code
  return (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'our-mistake'
}

async function read(session: Session, desk: Desk, files: ImportFile[]): Promise<void> {
  const { history } = await readSettings(desk)
  const told: HistoryInput = {
    self: await ownAddresses(desk),
    timeZone: desk.timeZone,
    today: desk.today(),
    keepsTitles: history.keepsTitles,
  }
  const again = copiesOf(files)
  const given = files.map(file =>
    'bytes' in file ? file : { name: file.name, path: file.path, size: file.size },
  )
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { files: given, reader: session.reader, history: told, mappings: await mappingsOf(desk) },
    transferList: files.flatMap(file => ('bytes' in file ? [file.bytes.buffer as ArrayBuffer] : [])),
    resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB, maxYoungGenerationSizeMb: WORKER_YOUNG_MB },
  })
  session.worker = worker
  const staging = await stagingFrom(worker, session, desk).finally(async () => {
    await worker.terminate()
    for (const file of files) if ('forget' in file) await file.forget()
  })
  session.worker = null
  if (session.cancelled) throw new ImportCancelled()
  if (!staging) throw new RangeError('the reader of an import ended before its time')
  session.again = staging.tables.length > 0 ? again : null
  const [{ candidates }, { besides }] = [session, staging]
  const preview = previewOf({ ...staging, candidates })
  preview.besides = countsOf(await newBesides(desk, ...expectedBesides(besides, candidates)))
  step(session, { state: 'ready', besides, preview })
}

/** The worker takes the octets with it: small files are held beside, as their columns may be said otherwise. */
function copiesOf(files: readonly ImportFile[]): HeldFile[] | null {
  let size = 0
  const copies: HeldFile[] = []
  for (const file of files) {
    size += 'bytes' in file ? file.bytes.length : HELD_BYTES
    if (size >= HELD_BYTES || !('bytes' in file)) return null
    copies.push({ name: file.name, bytes: file.bytes.slice() })
  }
  return copies
}

/** @returns null when the worker was ended. */
function stagingFrom(worker: Worker, session: Session, desk: Desk): Promise<Staging | null> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'progress') {
        step(session, { progress: { done: message.done, total: message.total } })
      } else if (message.kind === 'staged') {
        resolve(message.staging)
      } else {
        answer(session, desk, message.question).then(page => worker.postMessage(page), reject)
      }
    })
    worker.on('error', reject)
    worker.on('exit', () => resolve(null))
  })
}

async function answer(session: Session, desk: Desk, question: Question): Promise<unknown> {
  if (question.ask === 'take') {
    session.candidates.push(...question.candidates)
    return null
  }
  if (question.ask === 'take-history') {
    const { gathered } = session
    const { correspondents = [], days = [], meetings = [] } = question.part
    // One by one: a million would not fit among the arguments of a call.
    for (const each of correspondents) gathered.correspondents.push(each)
    for (const each of days) gathered.days.push(each)
    for (const each of meetings) gathered.meetings.push(each)
    return null
  }
  if (question.ask === 'origins') return originsAfter(desk, question.after)
  if (question.ask === 'people') return peopleAfter(desk, question.after)
  return targetsOf(desk, question.of)
}

async function write(session: Session, desk: Desk, decisions: Decisions): Promise<void> {
  const { plan, result } = planOf(session, decisions)
  const { gathered, preview } = session
  const cards = plan.additions.length + plan.completions.length
  const told = gathered.days.length + gathered.meetings.length
  const total = cards + told + besidesIn(session.besides)
  step(session, { progress: { done: 0, total } })
  const before = desk.batches.length
  if (total > 0) {
    const what = saidOf(plan, { history: preview.history, besides: sumOf(preview.besides) })
    const taken = await desk.write(what, async inside => {
      const { newcomers, personOf } = await bringIn(inside, plan, {
        reader: session.reader,
        onProgress: done => step(session, { progress: { done, total } }),
        isCancelled: () => session.cancelled,
      })
      const nameOf = (whom: Whom) => ('personId' in whom ? whom.personId : (personOf.get(whom.ref) ?? null))
      const found = renamed(session.besides, nameOf)
      result.besides = await takeBesides(inside, found, new Set(personOf.values()))
      return told === 0 ? null : takeTold(inside, session, { newcomers, cards, total })
    })
    Object.assign(result, { encounters: taken?.encounters ?? 0, meetings: taken?.meetings ?? 0 })
    // What was there already is no batch.
    session.batch = desk.batches.length > before ? (desk.batches.at(-1) ?? null) : null
    if (session.cancelled && session.batch) {
      // It was called off while the last of it was being committed.
      await undo(desk, session.batch)
      session.batch = null
      throw new ImportCancelled()
    }
  }
  const { preview: _, ...nothing } = emptied()
  step(session, { state: 'done', result, ...nothing })
}

async function takeTold(
  inside: Desk,
  session: Session,
  { newcomers, cards, total }: { newcomers: readonly KnownPerson[]; cards: number; total: number },
): Promise<Taken> {
  const { gathered, preview } = session
  const { history } = preview
  if (history) await ownAlso(inside, history.guessed)
  return takeHistory(inside, history ? { ...gathered, counts: history } : gathered, {
    newcomers,
    onStep: async done => {
      step(session, { progress: { done: cards + done, total } })
      await new Promise(resolve => setImmediate(resolve))
      if (session.cancelled) throw new ImportCancelled()
    },
  })
}

function planOf(
  { candidates, preview }: Session,
  { decisions = {}, defaultDecision }: Decisions,
): { plan: Plan; result: ImportResult } {
  const additions: Candidate[] = []
  const completions: (Candidate & { likeness: Likeness })[] = []
  let skipped = 0
  for (const candidate of candidates) {
    const { ref, likeness } = candidate
    const decision = likeness && (decisions[ref] ?? decisionFor(likeness, defaultDecision))
    if (!likeness || decision === 'different') additions.push(candidate)
    else if (decision === 'same') completions.push({ ...candidate, likeness })
    else skipped++
  }
  const plan = {
    additions,
    completions,
    files: preview.files
      .filter(({ cards, events, messages }) => cards + events + messages > 0)
      .map(file => file.name),
  }
  return {
    plan,
    result: {
      ...{ added: additions.length, completed: completions.length, skipped, encounters: 0, meetings: 0 },
      besides: countsOf(NOTHING_BESIDES),
    },
  }
}

function viewOf(session: Session): ImportView {
  const { id, state, progress, preview, result, batch, error } = session
  return { id, state, progress, ...preview, result, batch, error }
}
