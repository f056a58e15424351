import type { Named, Relation } from '../people/person.ts'
import { type Boldness, FORM_SPECS, FORMS, type Form, type Goal } from './forms.ts'

/** What is known of somebody that says which form suits. */
export interface KnownOf {
  relations: readonly Relation[]
  trade: 'inside' | 'outside' | null
  skills: readonly string[]
  organisation: string
  /** 1 nearest … 4; null: in no circle. */
  circle: number | null
  boldness: Boldness | null
}

/** A fact that speaks for a form. */
export type Reason =
  | { kind: 'relation'; relation: Relation }
  | { kind: 'trade'; trade: 'inside' | 'outside' }
  | { kind: 'skills'; skills: string }
  | { kind: 'organisation'; organisation: string }
  | { kind: 'near' }
  /** It asks little of somebody much bigger, or hardly known. */
  | { kind: 'light' }
  | { kind: 'goal'; goal: Goal }

export interface Suggestion {
  form: Form
  /** The strongest first, at most three. */
  reasons: Reason[]
  /** It was proposed to them before. */
  isTried: boolean
}

/** A form with who might like it, where nobody was chosen yet. */
export type SuggestionView = Suggestion & { people: Named[] }

export interface Asked {
  person?: KnownOf | null | undefined
  goal?: Goal | null | undefined
  tried?: readonly Form[]
}

// Ours: a fact about the person weighs more than ease, a wish of the owner's more than both.
const WEIGHTS = { goal: 6, relation: 3, skills: 3, organisation: 2, trade: 1, near: 1, light: 1 } as const
const TOO_BOLD = -4
const HEAVY_FOR_A_STRANGER = -2
/** What may be asked of somebody hardly known, or much bigger. */
const LIGHT_MINUTES = 30

/**
 * The whole library, what suits best first, each with the facts that speak for it. Forms already proposed to that person
 * come last. With a goal, only those that serve it.
 *
 * @see docs/measures.md#what-to-propose
 */
export function suggestForms({ person, goal, tried = [] }: Asked): Suggestion[] {
  const scored = FORMS.filter(form => !goal || FORM_SPECS[form].goals.includes(goal)).map((form, place) => {
    const reasons = [
      ...(goal ? [{ kind: 'goal' as const, goal }] : []),
      ...(person ? reasonsOf(form, person) : []),
    ]
    const spoken = reasons.reduce((sum, { kind }) => sum + WEIGHTS[kind], 0)
    const score = spoken + (person ? leaning(form, person) : 0)
    return { form, reasons: strongest(reasons), isTried: tried.includes(form), score, place }
  })
  scored.sort((a, b) => Number(a.isTried) - Number(b.isTried) || b.score - a.score || a.place - b.place)
  return scored.map(({ form, reasons, isTried }) => ({ form, reasons, isTried }))
}

/** How well somebody suits a form: 0 when nothing known speaks for it. */
export function fits(form: Form, person: KnownOf): number {
  const reasons = reasonsOf(form, person).filter(({ kind }) => kind !== 'light')
  if (reasons.length === 0) return 0
  return Math.max(0, reasons.reduce((sum, { kind }) => sum + WEIGHTS[kind], 0) + leaning(form, person))
}

function reasonsOf(form: Form, person: KnownOf): Reason[] {
  const { relations, trade, usesSkills, usesOrganisation, theirMinutes } = FORM_SPECS[form]
  const relation = relations.find(each => person.relations.includes(each))
  const reasons: Reason[] = []
  if (relation) reasons.push({ kind: 'relation', relation })
  if (usesSkills && person.skills.length > 0) {
    reasons.push({ kind: 'skills', skills: person.skills.slice(0, 3).join(', ') })
  }
  if (usesOrganisation && person.organisation !== '') {
    reasons.push({ kind: 'organisation', organisation: person.organisation })
  }
  if (trade !== null && person.trade === trade) reasons.push({ kind: 'trade', trade })
  if (isNear(person) && theirMinutes > 60) reasons.push({ kind: 'near' })
  if (!isNear(person) && theirMinutes <= LIGHT_MINUTES) reasons.push({ kind: 'light' })
  return reasons
}

/** What speaks for it, or against, besides the facts said. */
function leaning(form: Form, person: KnownOf): number {
  const { reach, theirMinutes, relations } = FORM_SPECS[form]
  const [main] = relations
  const isForThem = main !== undefined && person.relations.includes(main)
  const isBold = person.boldness !== null && person.boldness > reach
  const isHeavy = !isNear(person) && theirMinutes > 120
  return (isForThem ? 1 : 0) + (isBold ? TOO_BOLD : 0) + (isHeavy ? HEAVY_FOR_A_STRANGER : 0)
}

function isNear({ circle }: KnownOf): boolean {
  return circle !== null && circle <= 2
}

function strongest(reasons: Reason[]): Reason[] {
  return reasons
    .filter(({ kind }) => kind !== 'goal')
    .sort((a, b) => WEIGHTS[b.kind] - WEIGHTS[a.kind])
    .slice(0, 3)
}
