import { hash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { type Known, type KnownPerson, matchCards } from './match.ts'
import { readFile } from './read-file.ts'
import { newRoom } from './room.ts'
import { type NamedRead, stageCards, type Target, targetKey } from './stage.ts'
import type { Answer, FromWorker, Question, WorkerInput } from './worker-talk.ts'

const CANDIDATES_AT_ONCE = 250
const TARGETS_AT_ONCE = 200

/** Reads the files of an import and matches their cards, beside the process that answers. */
const { files, reader } = workerData as WorkerInput
const port = parentPort
if (!port) throw new RangeError('not a worker thread')
const tell = (message: FromWorker) => port.postMessage(message)

const read = readAll()
const known = await everyoneKnown()
const cards = read.flatMap(({ staged }) => staged)
const matches = matchCards(cards, known, reader.country)
const staging = stageCards(read, { matches, targets: await targets() }, reader)

for (let start = 0; start < staging.candidates.length; start += CANDIDATES_AT_ONCE) {
  // One handful after the other is taken: the process that answers has other things to do between them.
  await ask({ ask: 'take', candidates: staging.candidates.slice(start, start + CANDIDATES_AT_ONCE) })
}
tell({ kind: 'staged', staging: { ...staging, candidates: [] } })
port.unref()

function readAll(): NamedRead[] {
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0)
  let done = 0
  let told = 0
  const room = newRoom()
  const read: NamedRead[] = []
  // A file that was read is let go: its cards stand beside it.
  for (let file = files.shift(); file; file = files.shift()) {
    const { name, bytes } = file
    const onProgress = (share: number) => {
      const now = performance.now()
      if (now - told < 100) return
      told = now
      tell({ kind: 'progress', done: Math.round(done + share * bytes.length), total })
    }
    const digest = (text: string) => hash('sha256', text, 'hex')
    const result = readFile({ name, bytes }, { language: reader.language, digest, onProgress, room })
    done += bytes.length
    tell({ kind: 'progress', done, total })
    read.push({ ...result, name })
  }
  return read
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
