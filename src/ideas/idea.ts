import type { Channel } from '../encounters/encounter.ts'
import type { Day } from '../lib/day.ts'
import type { Named } from '../people/person.ts'
import type { Boldness, Form, Goal } from './forms.ts'

export const STATUSES = ['idea', 'asked', 'yes', 'no', 'silence', 'done'] as const
/** An idea is asked; the answer is yes, no or none; what was said yes to is done one day. */
export type Status = (typeof STATUSES)[number]

export const MOST_STEPS = 7

export interface IdeaStep {
  id: string
  text: string
  minutes: number | null
  by: 'me' | 'them'
  dueOn: Day | null
  doneOn: Day | null
}

/** Something that came of an idea: one of the three. */
export interface IdeaOutcome {
  id: string
  mandateId: string | null
  encounterId: string | null
  favourId: string | null
}

/** A proposal to somebody: what each side gains and gives, and how it went. */
export interface Idea {
  id: string
  title: string
  /** Of the library; null: of the owner's own making. */
  form: Form | null
  goal: Goal | null
  /** A person of the cardex. */
  personId: string | null
  organisation: string
  myGain: string
  theirGain: string
  /** Effort on each side. */
  myMinutes: number | null
  theirMinutes: number | null
  boldness: Boldness | null
  status: Status
  notedOn: Day
  askedOn: Day | null
  /** The day of the answer, or the day one stopped waiting for it. */
  answeredOn: Day | null
  doneOn: Day | null
  /** What held one back, written before asking. */
  thought: string
  /** What was really answered. */
  answer: string
  note: string
  /** In their order, at most seven. */
  steps: IdeaStep[]
  outcomes: IdeaOutcome[]
}

/** An outcome as screens show it; `words` is '' where what it names is gone. */
export type OutcomeView = IdeaOutcome &
  (
    | { kind: 'encounter'; day: Day | null; words: string }
    | { kind: 'mandate'; words: string }
    | { kind: 'favour'; day: Day | null; words: string; direction: string; favour: string }
  )

/** An idea as screens show it. */
export interface IdeaView extends Omit<Idea, 'outcomes'> {
  /** Names this state: sent back with an edit that must not overwrite another. */
  revision: string
  person: Named | null
  outcomes: OutcomeView[]
}

/** What the screen sends to note or edit an idea. */
export interface IdeaDraft extends Idea {
  /** The person, where named for the first time: enters the cardex in the same batch. */
  newPerson?: Named | null | undefined
  /** The revision that the edit was made from; absent when it is new. */
  revision?: string | undefined
}

/** How something was asked or answered, where the owner wishes it in the journal. */
export interface AskLog {
  /** Of the encounter that will be. */
  id: string
  channel: Channel
}

/** Where the asking stands, and what was said. */
export interface StatusChange {
  status: Status
  on: Day
  /** Left as they are where absent. */
  thought?: string | undefined
  answer?: string | undefined
}

/** An idea with its dates as its status has them: what was not asked has no answer, what is answered was asked. */
export function settled<Some extends Pick<Idea, 'status' | 'askedOn' | 'answeredOn' | 'doneOn'>>(
  idea: Some,
  on: Day,
): Some {
  const { status } = idea
  const isAnswered = status === 'yes' || status === 'no' || status === 'silence'
  const askedOn = status === 'idea' ? null : status === 'done' ? idea.askedOn : (idea.askedOn ?? on)
  const answeredOn = isAnswered ? (idea.answeredOn ?? on) : status === 'done' ? idea.answeredOn : null
  return { ...idea, askedOn, answeredOn, doneOn: status === 'done' ? (idea.doneOn ?? on) : null }
}

/** What is still under way: to ask, to wait for, to do. */
export function isOpen({ status }: Pick<Idea, 'status'>): boolean {
  return status === 'idea' || status === 'asked' || status === 'yes'
}

/** The next thing to do oneself: the first of the owner's steps not done yet. */
export function nextStep({ steps }: Pick<Idea, 'steps'>): IdeaStep | null {
  return steps.find(step => step.by === 'me' && step.doneOn === null) ?? null
}
