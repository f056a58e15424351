import type { Problem } from '../lib/problem.ts'
import { type BesidesCounts, countsOf, NOTHING_BESIDES } from './besides.ts'
import type { Likeness, Why } from './match.ts'
import type { FileTable } from './said-columns.ts'
import type { Candidate, FileProblem, StagedCounts, StagedFile, Staging } from './stage.ts'
import type { StagedHistory } from './staged-history.ts'

export type ImportState = 'reading' | 'ready' | 'committing' | 'done' | 'cancelled' | 'failed'

/** What to do with a card that resembles somebody: complete them, add somebody new, or leave it. */
export type Decision = 'same' | 'different' | 'skip'

/** An import as its reader sees it. */
export interface ImportView extends Preview {
  id: string
  state: ImportState
  /** Octets while reading, cards while committing. */
  progress: { done: number; total: number }
  /** What was done in the end; null before. */
  result: ImportResult | null
  /** To undo it by; null when nothing was written. */
  batch: string | null
  /** A sentence when it failed. */
  error: string | null
}

/** What the files hold, once read. */
export interface Preview {
  files: StagedFile[]
  counts: StagedCounts
  samples: Sample[]
  proposals: Proposal[]
  /** The first of them; `problemCount` says how many there are. */
  problems: FileProblem[]
  problemCount: number
  /** Whose columns their owner may say. */
  tables: FileTable[]
  /** What the files tell of encounters; null for nothing. */
  history: StagedHistory | null
  /** What they know of people besides, that the desk does not know yet. */
  besides: BesidesCounts
}

export interface ImportResult {
  added: number
  completed: number
  skipped: number
  /** Of encounters: made of what was written, and meetings that wait for the owner's word. */
  encounters: number
  meetings: number
  /** What the files knew of people besides. */
  besides: BesidesCounts
}

/** Somebody new, to recognise the file by. */
export interface Sample {
  file: string
  where: string
  name: string
  organisation: string
  title: string
  town: string
  phone: string | null
  email: string | null
}

export interface Proposal {
  /** Names it in the decisions. */
  ref: string
  name: string
  why: Why
  /** The address, number or identifier in common; '' where it is but alike. */
  shared: string
  /** Of being one person; null where they were not compared. */
  probability: number | null
  reasons: Likeness['reasons']
  existing: { id: string; name: string }
  /** What is done without a decision: completing only where nothing is left to be asked. */
  default: Decision
}

const SAMPLES = 12
const PROBLEMS_SHOWN = 500

export function previewOf(staging: Staging | null): Preview {
  const { files, counts, candidates, problems, problemCount, tables, history } = staging ?? NOTHING
  const seriousFirst = [...problems].sort((one, other) => SERIOUS[one.level] - SERIOUS[other.level])
  return {
    files,
    counts,
    samples: candidates
      .filter(({ likeness }) => likeness === null)
      .slice(0, SAMPLES)
      .map(sampleOf),
    proposals: candidates.flatMap(({ ref, card, likeness }) => {
      if (!likeness) return []
      const { personId: id, name, why, shared, probability, reasons } = likeness
      const existing = { id, name }
      const proposal = { ref, name: card.contact.name, why, shared, probability, reasons, existing }
      return [{ ...proposal, default: decisionFor(likeness) }]
    }),
    problems: seriousFirst.slice(0, PROBLEMS_SHOWN),
    problemCount,
    tables,
    history,
    besides: countsOf(NOTHING_BESIDES),
  }
}

/**
 * What is done when nobody decides: the same identifier is the same card, and so is what is as good as certain; the rest
 * comes in as somebody else, and the review of duplicates asks about it.
 */
export function decisionFor(
  { why, isSure }: Pick<Likeness, 'why' | 'isSure'>,
  otherwise?: Decision,
): Decision {
  if (why === 'uid') return 'same'
  return otherwise ?? (isSure ? 'same' : 'different')
}

const NOTHING: Staging = {
  files: [],
  candidates: [],
  counts: { new: 0, unchanged: 0, updated: 0, proposed: 0 },
  problems: [],
  problemCount: 0,
  tables: [],
  history: null,
  besides: NOTHING_BESIDES,
}

const SERIOUS: Record<Problem['level'], number> = { rejected: 0, ignored: 1, repaired: 2 }

function sampleOf({ file, card: { contact, where } }: Candidate): Sample {
  const { name, organisation, title, phones, emails, addresses } = contact
  return {
    file,
    where,
    name,
    organisation,
    title,
    town: addresses.find(({ town }) => town !== '')?.town ?? '',
    phone: phones[0]?.value ?? null,
    email: emails[0]?.value ?? null,
  }
}
