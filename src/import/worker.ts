import { hash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { deskClock } from '../history/desk-clock.ts'
import { newGathering } from '../history/gather.ts'
import { readMailbox } from '../history/read-mail.ts'
import { detectFormat } from './detect.ts'
import type { KnownPerson } from './likely-people.ts'
import { type Known, matchCards } from './match.ts'
import { readFile } from './read-file.ts'
import { newRoom } from './room.ts'
import { type NamedRead, stageCards, type Target, targetKey } from './stage.ts'
import { stageHistory } from './staged-history.ts'
import type { Answer, FromWorker, HeldFile, KeptFile, Question, WorkerInput } from './worker-talk.ts'

const CANDIDATES_AT_ONCE = 250
const TARGETS_AT_ONCE = 200
const DAYS_AT_ONCE = 2000
/** Of a mailbox, at once; and how often it is told how far it is. */
const PIECE_BYTES = 4 * 1024 * 1024

/** Reads the files of an import and matches their cards, beside the process that answers. */
const { files, reader, mappings, history } = workerData as WorkerInput
const port = parentPort
if (!port) throw new RangeError('not a worker thread')
const tell = (message: FromWorker) => port.postMessage(message)

const gathering = newGathering({ ...history, clock: deskClock(history.timeZone), country: reader.country })
const guessed: string[] = []
const read = readAll()
const gathered = gathering.finish()
const known = await everyoneKnown()
const cards = read.flatMap(({ staged }) => staged)
const matches = matchCards(cards, known, reader.country)
const staging = stageCards(read, { matches, targets: await targets() }, reader)

for (let start = 0; start < staging.candidates.length; start += CANDIDATES_AT_ONCE) {
  // One handful after the other is taken: the process that answers has other things to do between them.
  await ask({ ask: 'take', candidates: staging.candidates.slice(start, start + CANDIDATES_AT_ONCE) })
}
for (let start = 0; start < gathered.days.length; start += DAYS_AT_ONCE) {
  await ask({ ask: 'take-history', part: { days: gathered.days.slice(start, start + DAYS_AT_ONCE) } })
}
const { correspondents, meetings } = gathered
await ask({ ask: 'take-history', part: { correspondents, meetings } })
tell({ kind: 'staged', staging: { ...staging, candidates: [], history: stagedHistory() } })
port.unref()

function stagedHistory() {
  const newcomers = staging.candidates
    .filter(({ likeness }) => likeness === null)
    .map(({ ref, card: { contact } }) => ({
      id: ref,
      name: contact.name,
      organisation: contact.organisation,
      emails: contact.emails.map(({ value }) => value),
      phones: contact.phones.map(({ value }) => value),
    }))
  const people = [...known.people, ...newcomers].map(person => ({ ...person, profiles: [] }))
  const { today, self } = history
  return stageHistory(gathered, {
    people,
    country: reader.country,
    guessed,
    reader: { own: self.names, today, language: reader.language },
  })
}

function readAll(): NamedRead[] {
  const total = files.reduce((sum, file) => sum + sizeOf(file), 0)
  let done = 0
  let told = 0
  const room = newRoom()
  const read: NamedRead[] = []
  // A file that was read is let go: its cards stand beside it.
  for (let file = files.shift(); file; file = files.shift()) {
    const { name } = file
    const size = sizeOf(file)
    const onProgress = (share: number) => {
      const now = performance.now()
      if (now - told < 100) return
      told = now
      tell({ kind: 'progress', done: Math.round(done + share * size), total })
    }
    const format = 'path' in file ? 'mbox' : detectFormat(name, file.bytes)
    if (format === 'mbox') read.push({ ...readAsItPasses(file, onProgress), name })
    else if ('bytes' in file) {
      const digest = (text: string) => hash('sha256', text, 'hex')
      const { language } = reader
      const options = {
        language,
        digest,
        mappings,
        self: history.self,
        today: history.today,
        onProgress,
        room,
      }
      const result = readFile(file, options)
      gathering.take(result)
      read.push({ ...result, exchanges: [], meetings: [], name })
    }
    done += size
    tell({ kind: 'progress', done, total })
  }
  return read
}

function sizeOf(file: HeldFile | KeptFile): number {
  return 'path' in file ? file.size : file.bytes.length
}

/** A mailbox: what it tells is gathered message by message, and never held. */
function readAsItPasses(
  file: HeldFile | KeptFile,
  onProgress: (share: number) => void,
): Omit<NamedRead, 'name'> {
  const reading = readMailbox(true, { self: history.self, today: history.today, onRead: gathering.take })
  const size = sizeOf(file)
  let at = 0
  for (const piece of piecesOf(file)) {
    reading.push(piece)
    at += piece.length
    onProgress(at / size)
  }
  const { messages, automatic, undatable, problems, problemCount, guessed: owners } = reading.end()
  gathering.leaveOut('automatic', automatic)
  gathering.leaveOut('undatable', undatable)
  guessed.push(...owners)
  return {
    ...{ format: 'mbox', cards: 0, events: 0, messages, staged: [], exchanges: [], meetings: [], tables: [] },
    ...{ problems, problemCount },
  }
}

function* piecesOf(file: HeldFile | KeptFile): Generator<Uint8Array> {
  if ('bytes' in file) {
    for (let at = 0; at < file.bytes.length; at += PIECE_BYTES)
      yield file.bytes.subarray(at, at + PIECE_BYTES)
    return
  }
  const descriptor = openSync(file.path, 'r')
  try {
    for (;;) {
      const piece = Buffer.allocUnsafe(PIECE_BYTES)
      const length = readSync(descriptor, piece, 0, PIECE_BYTES, null)
      if (length === 0) return
      yield piece.subarray(0, length)
    }
  } finally {
    closeSync(descriptor)
  }
}

async function everyoneKnown(): Promise<Known> {
  const meanings = new Map<string, string>()
  const uids = new Map<string, string[]>()
  const people: KnownPerson[] = []
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page: Answer['origins'] = await ask({ ask: 'origins', after })
    for (const { personId, meaning, uid } of page) {
      meanings.set(meaning, personId)
      if (uid === null) continue
      const holders = uids.get(uid) ?? []
      if (!holders.includes(personId)) uids.set(uid, [...holders, personId])
    }
    after = page.at(-1)?.id
  }
  for (let after: string | undefined = ''; after !== undefined; ) {
    const page: Answer['people'] = await ask({ ask: 'people', after })
    for (const person of page) people.push(person)
    after = page.at(-1)?.id
  }
  return { meanings, uids, people }
}

async function targets(): Promise<Map<string, Target>> {
  const wanted = matches.flatMap((match, at) =>
    match.kind === 'alike' ? [{ personId: match.personId, uid: cards[at]?.uid ?? null }] : [],
  )
  const found = new Map<string, Target>()
  for (let start = 0; start < wanted.length; start += TARGETS_AT_ONCE) {
    const page = await ask({ ask: 'targets', of: wanted.slice(start, start + TARGETS_AT_ONCE) })
    for (const target of page) found.set(targetKey(target.personId, target.uid), target)
  }
  return found
}

/** One question at a time; the answer is the next message. */
function ask<Asked extends Question>(question: Asked): Promise<Answer[Asked['ask']]> {
  return new Promise(resolve => {
    port?.once('message', resolve)
    tell({ kind: 'ask', question })
  })
}
