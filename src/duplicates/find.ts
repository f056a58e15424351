import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/max'
import { readSettings } from '../owner/store.ts'
import { besideTelling } from '../platform/beside.ts'
import type { Desk } from '../platform/desk.ts'
import type { Compared, ToCompare } from './find-talk.ts'
import { type BareCard, bareCards, changedSince, keepFound, lastRun, placeInJournal } from './found-store.ts'
import type { Comparing } from './review-view.ts'

/** The comparing under way in this process, one at a time for each desk. */
export interface Duplicates {
  /** Begins to compare the desk's cards; once more where it is at it already. */
  start: (desk: Desk) => void
  view: (desk: Desk) => Comparing
  /** Nothing is kept of what was found so far. */
  stop: (desk: Desk) => Promise<void>
  /** Once nothing is under way any more. */
  settled: (desk: Desk) => Promise<void>
  /** Stops all, so that the process can end. */
  close: () => Promise<void>
}

interface Session extends Comparing {
  abort: AbortController
  isAskedAgain: boolean
  settled: Promise<void>
}

const IDLE: Comparing = { state: 'idle', share: 0 }
/** Fewer cards than that are compared in a moment: what is learnt of them is learnt anew each time. */
const FEW_CARDS = 2_000
/** Where more than that changed, what was learnt of them is of another time. */
const MOST_CHANGED = 0.2

/** @param onMistake is told of errors of ours; the comparing then has failed. */
export function openDuplicates(onMistake: (error: unknown) => void = () => {}): Duplicates {
  const sessions = new Map<string, Session>()
  const run = async (desk: Desk, session: Session): Promise<void> => {
    try {
      do {
        session.isAskedAgain = false
        await compare(desk, session.abort.signal, share => {
          session.share = share
        })
      } while (session.isAskedAgain)
      session.state = 'idle'
    } catch (error) {
      session.state = session.abort.signal.aborted ? 'idle' : 'failed'
      if (session.state === 'failed') onMistake(error)
    }
  }
  const stop = async (session: Session | undefined) => {
    session?.abort.abort()
    await session?.settled
  }
  return {
    start: desk => {
      const known = sessions.get(desk.id)
      if (known?.state === 'comparing') {
        known.isAskedAgain = true
        return
      }
      const session: Session = {
        ...{ state: 'comparing', share: 0, isAskedAgain: false },
        ...{ abort: new AbortController(), settled: Promise.resolve() },
      }
      sessions.set(desk.id, session)
      session.settled = run(desk, session)
    },
    view: desk => {
      const { state, share } = sessions.get(desk.id) ?? IDLE
      return { state, share }
    },
    stop: desk => stop(sessions.get(desk.id)),
    settled: async desk => sessions.get(desk.id)?.settled,
    close: async () => {
      await Promise.all([...sessions.values()].map(stop))
    },
  }
}

async function compare(desk: Desk, signal: AbortSignal, onShare: (share: number) => void): Promise<void> {
  const [before, seq, { country: said }] = [
    await lastRun(desk),
    await placeInJournal(desk),
    await readSettings(desk),
  ]
  const country: CountryCode = isSupportedCountry(said) ? said : 'FR'
  const changed = before && (await changedSince(desk, before.seq))
  const cards: BareCard[] = []
  for await (const page of bareCards(desk)) {
    signal.throwIfAborted()
    cards.push(...page)
  }
  const isWhole =
    !before || !changed || cards.length < FEW_CARDS || changed.length > cards.length * MOST_CHANGED
  const since = isWhole ? null : { changed, model: before.model }
  const asked: ToCompare = { cards, country, since }
  const found = await besideTelling<ToCompare, Compared>(
    new URL('./find-worker.ts', import.meta.url),
    asked,
    {
      signal,
      isLast: message => {
        if (message.kind === 'progress') onShare(message.share)
        return message.kind === 'found'
      },
    },
  )
  if (found.kind !== 'found') return
  signal.throwIfAborted()
  const run = { seq, cards: cards.length, foundAt: desk.now().toISOString(), model: found.model }
  await keepFound(desk, { pairs: found.pairs, run, changed: since?.changed ?? null })
}
