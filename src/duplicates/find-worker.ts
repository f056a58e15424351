import { parentPort, workerData } from 'node:worker_threads'
import type { Compared, ToCompare } from './find-talk.ts'
import { type Someone, scorePeople, someoneOn } from './score.ts'

/** Compares the cards of a desk, beside the process that answers. */
const { cards, country, since } = workerData as ToCompare
const tell = (message: Compared) => parentPort?.postMessage(message)

/** Reading the cards is about as long as comparing them. */
const READING = 0.4
const TOLD_EVERY_MS = 100
let told = 0

const people: Someone[] = []
cards.forEach(({ id, octets }, at) => {
  const person = someoneOn(id, octets, country)
  if (person) people.push(person)
  progress((READING * at) / cards.length)
})
const changed = new Set(since?.changed)
const isChanged = people.map(({ id }) => changed.has(id))
const found = scorePeople(people, {
  ...(since && {
    learnt: since.model,
    only: (one, other) => isChanged[one] === true || isChanged[other] === true,
  }),
  onProgress: share => progress(READING + (1 - READING) * share),
})
tell({ kind: 'found', ...found })

function progress(share: number): void {
  const now = performance.now()
  if (now - told < TOLD_EVERY_MS) return
  told = now
  tell({ kind: 'progress', share })
}
