import type { Relation } from '../people/person.ts'

export const GOALS = ['known', 'clients', 'learn', 'company', 'give-back', 'make'] as const
/** What one is after: to be known, to find clients, to learn, company, to give back, to make something together. */
export type Goal = (typeof GOALS)[number]

export const BOLDNESS = [1, 2, 3, 4, 5] as const
/** How much bigger they are: 1 like the owner … 5 out of all proportion. */
export type Boldness = (typeof BOLDNESS)[number]

export const FORMS = [
  'interview',
  'guest-article',
  'portrait',
  'workshop',
  'joint-offer',
  'introduction',
  'contest',
  'evening',
  'talk',
  'swap',
  'cross-reading',
  'case-study',
  'podcast',
  'letter-mention',
  'recommendation',
  'lunch-of-four',
  'visit',
  'hour-of-advice',
  'guide',
  'side-by-side',
] as const
/** A form that a proposal may take; its words are under `form.<key>`. */
export type Form = (typeof FORMS)[number]

/** What a form usually takes and whom it suits. The minutes are ours: round orders of magnitude. */
export interface FormSpec {
  goals: readonly Goal[]
  /** Typical effort on each side. */
  myMinutes: number
  theirMinutes: number
  /** Of the first small step, under an hour. */
  stepMinutes: number
  /** The one it suits most first. */
  relations: readonly Relation[]
  /** In which trade they are best found; null: either. */
  trade: 'inside' | 'outside' | null
  /** It leans on what they know how to do. */
  usesSkills: boolean
  /** It is done with, or at, their organisation. */
  usesOrganisation: boolean
  /** Up to how much bigger they may be for it to be a light thing to ask. */
  reach: Boldness
}

export const FORM_SPECS: Readonly<Record<Form, FormSpec>> = {
  interview: spec(['known', 'learn'], [120, 30, 20], ['peer', 'acquaintance', 'partner'], {
    usesSkills: true,
    reach: 5,
  }),
  'guest-article': spec(['known', 'clients'], [240, 30, 30], ['partner', 'peer', 'client'], {
    usesOrganisation: true,
    reach: 4,
  }),
  portrait: spec(['give-back', 'known'], [150, 30, 15], ['neighbour', 'client', 'friend', 'acquaintance'], {
    trade: 'outside',
    reach: 4,
  }),
  workshop: spec(['clients', 'make'], [360, 240, 40], ['peer', 'partner'], { usesSkills: true, reach: 2 }),
  'joint-offer': spec(['clients', 'make'], [240, 180, 45], ['peer', 'partner'], {
    trade: 'inside',
    usesSkills: true,
    reach: 2,
  }),
  introduction: spec(
    ['give-back', 'company'],
    [30, 20, 10],
    ['friend', 'client', 'peer', 'partner', 'acquaintance'],
    { reach: 5 },
  ),
  contest: spec(['known', 'make'], [480, 120, 40], ['partner', 'neighbour'], {
    usesOrganisation: true,
    reach: 3,
  }),
  evening: spec(['company', 'known'], [300, 120, 20], ['friend', 'peer', 'neighbour'], { reach: 2 }),
  talk: spec(['known', 'clients'], [300, 60, 30], ['partner', 'client', 'acquaintance'], {
    usesOrganisation: true,
    reach: 4,
  }),
  swap: spec(['make', 'learn'], [240, 240, 20], ['peer', 'friend', 'neighbour'], {
    usesSkills: true,
    reach: 1,
  }),
  'cross-reading': spec(['learn', 'give-back'], [60, 60, 15], ['peer', 'friend'], {
    trade: 'inside',
    reach: 1,
  }),
  'case-study': spec(['clients', 'known'], [180, 30, 20], ['client'], { usesOrganisation: true, reach: 4 }),
  podcast: spec(['known', 'learn'], [180, 60, 25], ['peer', 'partner', 'acquaintance'], {
    usesSkills: true,
    reach: 3,
  }),
  'letter-mention': spec(['known', 'give-back'], [60, 20, 15], ['peer', 'partner', 'neighbour'], {
    usesOrganisation: true,
    reach: 3,
  }),
  recommendation: spec(['give-back'], [30, 5, 15], ['peer', 'partner', 'client'], { reach: 5 }),
  'lunch-of-four': spec(['company', 'learn'], [120, 90, 15], ['friend', 'peer', 'acquaintance'], {
    reach: 2,
  }),
  visit: spec(['learn', 'company'], [150, 60, 15], ['neighbour', 'client', 'acquaintance'], {
    trade: 'outside',
    usesOrganisation: true,
    reach: 3,
  }),
  'hour-of-advice': spec(['learn'], [90, 60, 30], ['peer', 'partner', 'acquaintance'], {
    usesSkills: true,
    reach: 4,
  }),
  guide: spec(['known', 'make'], [480, 240, 45], ['peer', 'partner'], { usesSkills: true, reach: 2 }),
  'side-by-side': spec(['company', 'make'], [240, 240, 10], ['friend', 'peer'], { reach: 1 }),
}

function spec(
  goals: readonly Goal[],
  [myMinutes, theirMinutes, stepMinutes]: readonly [number, number, number],
  relations: readonly Relation[],
  more: Partial<FormSpec>,
): FormSpec {
  const usual = { trade: null, usesSkills: false, usesOrganisation: false, reach: 3 as Boldness }
  return { ...usual, goals, myMinutes, theirMinutes, stepMinutes, relations, ...more }
}

export function isForm(text: string): text is Form {
  return (FORMS as readonly string[]).includes(text)
}
