import { Worker } from 'node:worker_threads'
import type { CountryCode } from 'libphonenumber-js/max'
import { Refusal } from '../lib/refusal.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { readSettings } from '../owner/store.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import {
  type Decision,
  decisionFor,
  type ImportResult,
  type ImportState,
  type ImportView,
  type Preview,
  previewOf,
} from './import-view.ts'
import type { Likeness } from './match.ts'
import type { Reader } from './merge-contact.ts'
import type { Candidate, Staging } from './stage.ts'
import { bringIn, ImportCancelled, originsAfter, type Plan, peopleAfter, targetsOf } from './store.ts'
import type { FromWorker, Question } from './worker-talk.ts'

/** The imports under way in this process: read beside it, previewed, then committed in one batch. */
export interface Imports {
  /** Begins to read; the octets are handed over to a worker, nobody else may use them any more. @returns its id. */
  start: (desk: Desk, files: ImportFile[]) => Promise<string>
  /** @throws Refusal `not-found`, for another desk too. */
  view: (desk: Desk, id: string) => ImportView
  /** Called at each step, until the function returned is called. @throws Refusal `not-found`. */
  follow: (desk: Desk, id: string, onStep: () => void) => () => void
  /** Begins to write. @throws Refusal `not-found`, `import-not-ready`. */
  commit: (desk: Desk, id: string, decisions: Decisions) => void
  /** Stops whatever is under way; what was written is undone. @throws Refusal `not-found`. */
  cancel: (desk: Desk, id: string) => Promise<void>
  /** Stops every import, so that the process can end. */
  close: () => Promise<void>
}

export interface ImportFile {
  name: string
  bytes: Uint8Array
}

export interface Decisions {
  /** By the proposals' `ref`. */
  decisions?: Readonly<Record<string, Decision>>
  /** For a shared mail or number without a decision of its own; `skip` if not said. */
  defaultDecision?: Decision
}

interface Session {
  id: string
  deskId: string
  state: ImportState
  progress: { done: number; total: number }
  reader: Reader
  candidates: Candidate[]
  preview: Preview
  result: ImportResult | null
  batch: string | null
  error: string | null
  worker: Worker | null
  /** Resolves once nothing is under way any more. */
  settled: Promise<void>
  cancelled: boolean
  steps: Set<() => void>
}

const EXPIRES_MS = 3_600_000
/** A desk's older imports give way: each holds its cards in memory. */
const MOST_PER_DESK = 3
/** Of a reading worker, beside the octets of its files. */
const WORKER_HEAP_MB = 768
/** What is soon forgotten of it; the process gives it back late. */
const WORKER_YOUNG_MB = 24

/** @param onMistake is told of errors of ours; the import then has failed. */
export function openImports(onMistake: (error: unknown) => void = () => {}): Imports {
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
    commit: (desk, id, decisions) => {
      const session = find(desk, id)
      if (session.state !== 'ready') throw new Refusal('import-not-ready')
      session.state = 'committing'
      session.settled = guarded(session, onMistake, () => write(session, desk, decisions))
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
    preview: previewOf(null),
    result: null,
    batch: null,
    error: null,
    worker: null,
    settled: Promise.resolve(),
    cancelled: false,
    steps: new Set(),
  }
}

function step(session: Session, changes: Partial<Session>): void {
  Object.assign(session, changes)
  for (const tell of session.steps) tell()
}

async function stop(session: Session): Promise<void> {
  session.cancelled = true
  const { state, worker } = session
  if (state === 'ready') step(session, { state: 'cancelled', candidates: [], preview: previewOf(null) })
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
    const ended = { candidates: [], preview: previewOf(null) }
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
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { files, reader: session.reader },
    transferList: files.map(({ bytes }) => bytes.buffer as ArrayBuffer),
    resourceLimits: { maxOldGenerationSizeMb: WORKER_HEAP_MB, maxYoungGenerationSizeMb: WORKER_YOUNG_MB },
  })
  session.worker = worker
  const staging = await stagingFrom(worker, session, desk).finally(() => worker.terminate())
  session.worker = null
  if (session.cancelled) throw new ImportCancelled()
  if (!staging) throw new RangeError('the reader of an import ended before its time')
  step(session, { state: 'ready', preview: previewOf({ ...staging, candidates: session.candidates }) })
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
  if (question.ask === 'origins') return originsAfter(desk, question.after)
  if (question.ask === 'people') return peopleAfter(desk, question.after)
  return targetsOf(desk, question.of)
}

async function write(session: Session, desk: Desk, decisions: Decisions): Promise<void> {
  const { plan, result } = planOf(session, decisions)
  const total = plan.additions.length + plan.completions.length
  step(session, { progress: { done: 0, total } })
  if (total > 0) {
    await bringIn(desk, plan, {
      reader: session.reader,
      onProgress: done => step(session, { progress: { done, total } }),
      isCancelled: () => session.cancelled,
    })
    session.batch = desk.batches.at(-1) ?? null
    if (session.cancelled && session.batch) {
      // It was called off while the last of it was being committed.
      await undo(desk, session.batch)
      session.batch = null
      throw new ImportCancelled()
    }
  }
  step(session, { state: 'done', result, candidates: [] })
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
    const decision = likeness && (decisions[ref] ?? decisionFor(likeness.why, defaultDecision))
    if (!likeness || decision === 'different') additions.push(candidate)
    else if (decision === 'same') completions.push({ ...candidate, likeness })
    else skipped++
  }
  const plan = {
    additions,
    completions,
    files: preview.files.filter(file => file.cards > 0).map(file => file.name),
  }
  return { plan, result: { added: additions.length, completed: completions.length, skipped } }
}

function viewOf(session: Session): ImportView {
  const { id, state, progress, preview, result, batch, error } = session
  return { id, state, progress, ...preview, result, batch, error }
}
