import { mergedCard } from '../duplicates/merge-card.ts'
import type { Reader } from '../duplicates/merge-contact.ts'
import { KeptProblems } from '../lib/kept-problems.ts'
import type { Problem } from '../lib/problem.ts'
import { parseCard } from '../lib/vcard/card.ts'
import { contactOf } from '../lib/vcard/contact-of.ts'
import { type Besides, stagedBesides, type Whom } from './besides.ts'
import { completedFacts, type KnownFacts } from './known-facts.ts'
import type { Likeness, Match } from './match.ts'
import type { ReadFile } from './read-result.ts'
import type { FileTable } from './said-columns.ts'
import type { StagedCard } from './staged-card.ts'
import type { StagedHistory } from './staged-history.ts'

/** What will be done with the cards of an import, once decided. Nothing is written yet. */
export interface Staging {
  files: StagedFile[]
  candidates: Candidate[]
  counts: StagedCounts
  /** The first of each kind in each file. */
  problems: FileProblem[]
  /** Of all that were met. */
  problemCount: number
  /** Whose columns their owner may say. */
  tables: FileTable[]
  /** Null where the files tell of no encounter. */
  history: StagedHistory | null
  /** What the files know of people besides. */
  besides: Besides<Whom>
}

export interface StagedFile {
  name: string
  format: ReadFile['format']
  cards: number
  events: number
  messages: number
  problems: number
}

export interface StagedCounts {
  new: number
  unchanged: number
  updated: number
  proposed: number
}

export interface FileProblem extends Problem {
  file: string
}

/** A card that has something to bring. */
export interface Candidate {
  /** Names it in the decisions. */
  ref: string
  file: string
  card: StagedCard
  /** Other words for the same card, met later in the import. */
  also: Origin[]
  /** Who it may be, of those there already; null: somebody new. */
  likeness: Likeness | null
}

/** What a file said of somebody, remembered so that saying it again changes nothing. */
export interface Origin {
  meaning: string
  uid: string | null
}

/** Somebody whom a card resembles, as the desk has them. */
export interface Target {
  personId: string
  /** The identifier of the card that asked. */
  uid: string | null
  ours: Uint8Array
  base: Uint8Array | null
  known: KnownFacts
}

export interface NamedRead extends ReadFile {
  name: string
}

/** The key of a target: the base differs by the identifier that the file knows the card by. */
export function targetKey(personId: string, uid: string | null): string {
  return `${personId} ${uid ?? ''}`
}

/**
 * Sorts the cards of the files, in their order, by what they would change.
 *
 * @param matches one for each card, in the same order.
 */
export function stageCards(
  files: readonly NamedRead[],
  { matches, targets }: { matches: readonly Match[]; targets: ReadonlyMap<string, Target> },
  reader: Reader,
): Staging {
  const counts: StagedCounts = { new: 0, unchanged: 0, updated: 0, proposed: 0 }
  const candidates = new Map<number, Candidate>()
  const problems: FileProblem[] = []
  const places: { file: string; where: string }[] = []
  let at = -1
  let problemCount = 0
  for (const { name, staged, problems: found, problemCount: count } of files) {
    const repeats = new KeptProblems()
    for (const card of staged) {
      at++
      places.push({ file: name, where: card.where })
      const match = matches[at] as Match
      const candidate: Candidate = { ref: String(at), file: name, card, also: [], likeness: null }
      if (match.kind === 'new') {
        counts.new++
        candidates.set(at, candidate)
      } else if (match.kind === 'alike') {
        const target = targets.get(targetKey(match.personId, card.uid))
        // Somebody of about the same name may still be another, of whom the file says no more.
        const isThem = match.isSure || match.why !== 'alike'
        if (target && isThem && !bringsAnything(card, target, reader)) {
          counts.unchanged++
          continue
        }
        counts[match.why === 'uid' ? 'updated' : 'proposed']++
        candidates.set(at, { ...candidate, likeness: match })
      } else if (match.kind === 'unchanged') {
        counts.unchanged++
      } else {
        const first = candidates.get(match.of)
        const kind =
          match.kind === 'follows' && first && !follow(first, card, reader) ? 'too-often' : match.kind
        repeats.add([{ where: card.where, ...repeatProblem(kind, places[match.of], name) }])
      }
    }
    for (const problem of [...found, ...repeats.list()]) problems.push({ ...problem, file: name })
    problemCount += count + repeats.count
  }
  const listed = files.map(({ name, format, cards, events, messages, problemCount }) => ({
    ...{ name, format, cards, events, messages },
    problems: problemCount,
  }))
  return {
    ...{ files: listed, candidates: [...candidates.values()], counts, problems, problemCount },
    tables: files.flatMap(({ name, tables = [] }) => tables.map(table => ({ ...table, file: name }))),
    history: null,
    besides: stagedBesides(files, whom),
  }

  /** A card that has nothing to bring is of somebody who is there; one that stands twice, of who stood there first. */
  function whom(at: number): Whom | null {
    const match = matches[at]
    if (candidates.has(at)) return { ref: String(at) }
    if (match?.kind === 'repeated' || match?.kind === 'follows') return whom(match.of)
    return match?.kind === 'alike' || match?.kind === 'unchanged' ? { personId: match.personId } : null
  }
}

/** Whether taking the card for this person would change anything. */
function bringsAnything(card: StagedCard, { ours, base, known }: Target, reader: Reader): boolean {
  if (completedFacts(known, card.facts) !== known) return true
  const isSameCard = card.uid !== null
  return mergedCard({ ours, theirs: card.octets, base, isSameCard }, reader) !== ours
}

/** How often one import may say the same person otherwise: each time costs the whole card again. */
const MOST_FOLLOWING = 20

/**
 * The same person said twice in one import becomes one card with what both say.
 *
 * @returns false, nothing done, when it was said too often.
 */
function follow(first: Candidate, { octets, facts, meaning, uid }: StagedCard, reader: Reader): boolean {
  if (first.also.length >= MOST_FOLLOWING) return false
  const merged = mergedCard({ ours: first.card.octets, theirs: octets, base: null, isSameCard: true }, reader)
  const contact = contactOf(parseCard(merged).value)
  first.card = {
    ...first.card,
    octets: merged,
    contact: { ...contact, photo: null },
    hasPhoto: contact.photo !== null,
    facts: { ...facts, ...first.card.facts },
  }
  first.also.push({ meaning, uid })
  return true
}

function repeatProblem(
  kind: 'repeated' | 'follows' | 'too-often',
  first: { file: string; where: string } | undefined,
  file: string,
): Omit<Problem, 'where'> {
  const where = first && first.file !== file ? `${first.file}, ${first.where}` : (first?.where ?? '')
  if (kind === 'too-often')
    return {
      level: 'rejected',
      code: 'too-often',
      params: { where },
      message: `The person at ${where} is said otherwise by too many cards; this one was left out.`,
    }
  return kind === 'repeated'
    ? {
        level: 'ignored',
        code: 'repeated',
        params: { where },
        message: `The same card stands at ${where}; it is brought in once.`,
      }
    : {
        level: 'repaired',
        code: 'follows',
        params: { where },
        message: `The same person stands at ${where}, said otherwise; both were put in one card.`,
      }
}
