import type { IdeaDraft } from '../../src/ideas/idea.ts'
import type { KindWordDraft } from '../../src/ideas/kind-word.ts'
import type { ResonanceDraft } from '../../src/ideas/resonance.ts'
import type { TestimonialDraft } from '../../src/ideas/testimonial.ts'
import { type Day, day } from '../../src/lib/day.ts'
import { newId } from './encounters.ts'

const NOTED: Day = day('2026-11-10')

/** An interview with nobody yet, noted eleven days before the day that `NOW` is, unless said otherwise. */
export function idea(changes: Partial<IdeaDraft> = {}): IdeaDraft {
  return {
    id: newId(),
    title: 'Une interview',
    form: 'interview',
    goal: null,
    personId: null,
    organisation: '',
    myGain: '',
    theirGain: '',
    myMinutes: 120,
    theirMinutes: 30,
    boldness: null,
    status: 'idea',
    notedOn: NOTED,
    askedOn: null,
    answeredOn: null,
    doneOn: null,
    thought: '',
    answer: '',
    note: '',
    steps: [],
    outcomes: [],
    ...changes,
  }
}

export function ideaStep(text: string, changes: Partial<IdeaDraft['steps'][number]> = {}) {
  return { id: newId(), text, minutes: 20, by: 'me' as const, dueOn: null, doneOn: null, ...changes }
}

export function resonance(changes: Partial<ResonanceDraft> = {}): ResonanceDraft {
  return {
    id: newId(),
    what: 'article sur la lutherie',
    url: '',
    personId: null,
    name: '',
    notedOn: NOTED,
    state: 'noted',
    message: '',
    writtenOn: null,
    answer: '',
    answeredOn: null,
    ...changes,
  }
}

export function kindWord(changes: Partial<KindWordDraft> = {}): KindWordDraft {
  const by = { personId: null, saidBy: '' }
  return { id: newId(), text: 'Merci', ...by, day: NOTED, mandateId: null, quotable: false, ...changes }
}

export function testimonial(mandateId: string, changes: Partial<TestimonialDraft> = {}): TestimonialDraft {
  return {
    id: newId(),
    mandateId,
    personId: null,
    state: 'asked',
    askedOn: null,
    receivedOn: null,
    word: '',
    better: '',
    wouldRefer: null,
    quotable: false,
    ...changes,
  }
}
