import { fold, foldedWords } from '../lib/fold.ts'
import type { Relation } from '../people/person.ts'

/** What is known of somebody's work. */
export interface Works {
  id: string
  name: string
  organisation: string
  title: string
  town: string
  skills: readonly string[]
  tags: readonly string[]
}

/** To whom one would return something. */
export interface Returnee extends Works {
  relations: readonly Relation[]
  /** What they look for, in the owner's notes: « un comptable », in words. */
  looksFor: readonly string[]
  /** Whom they know already: tied, or introduced. */
  knows: ReadonlySet<string>
}

export interface ReturnGrounds {
  person: Returnee
  /** Mandates still to be decided. */
  mandates: readonly { id: string; what: string; skills: readonly string[] }[]
  others: readonly Works[]
  /** Promised to them by the owner, not done. */
  promises: readonly { id: string; text: string }[]
  /** A word in their favour was written already. */
  hasRecommendation: boolean
}

/** Why two people would gain to meet, the strongest first. */
export interface MeetReason {
  because: 'looks-for' | 'skill' | 'tag' | 'town'
  words: string
}

export type WayToReturn =
  | { way: 'promise'; id: string; text: string }
  | { way: 'mandate'; id: string; what: string; skills: string[] }
  | { way: 'meet'; person: { id: string; name: string }; reasons: MeetReason[] }
  | { way: 'recommendation' }
  | { way: 'ask' }

const MOST_OF_EACH = 3
/** What two people share is told by one thing that is said of work, or by two that are not. */
const ENOUGH = 2
const WEIGHT = { 'looks-for': 4, skill: 2, tag: 1, town: 1 } as const

/**
 * Ways to return what somebody did, from what is known of them: what was promised first, then work, people, a word in
 * their favour. To ask them is always one, and the only one where nothing is known.
 */
export function waysToReturn({
  person,
  mandates,
  others,
  promises,
  hasRecommendation,
}: ReturnGrounds): WayToReturn[] {
  const worksWithOwner = person.relations.some(is => is === 'client' || is === 'peer' || is === 'partner')
  return [
    ...promises.slice(0, MOST_OF_EACH).map(promise => ({ way: 'promise' as const, ...promise })),
    ...mandates
      .flatMap(({ id, what, skills }) => {
        const shared = sharedBy(skills, person.skills)
        return shared.length > 0 ? { way: 'mandate' as const, id, what, skills: shared } : []
      })
      .slice(0, MOST_OF_EACH),
    ...peopleToMeet(person, others).slice(0, MOST_OF_EACH),
    ...(worksWithOwner && !hasRecommendation ? [{ way: 'recommendation' as const }] : []),
    { way: 'ask' },
  ]
}

function peopleToMeet(person: Returnee, others: readonly Works[]): Extract<WayToReturn, { way: 'meet' }>[] {
  return others
    .filter(other => other.id !== person.id && !person.knows.has(other.id) && !areColleagues(person, other))
    .map(other => {
      const reasons = reasonsToMeet(person, other)
      const weight = reasons.reduce((sum, { because }) => sum + WEIGHT[because], 0)
      return { other, reasons, weight }
    })
    .filter(({ reasons, weight }) => weight >= ENOUGH && reasons.some(({ because }) => because !== 'town'))
    .sort((a, b) => b.weight - a.weight || (a.other.id < b.other.id ? -1 : 1))
    .map(({ other: { id, name }, reasons }) => ({ way: 'meet', person: { id, name }, reasons }))
}

function reasonsToMeet(person: Returnee, other: Works): MeetReason[] {
  const offers = foldedWords([other.title, ...other.skills, ...other.tags].join(' '))
  const looksFor = person.looksFor.filter(wanted => isOffered(wanted, offers))
  return [
    ...looksFor.slice(0, 1).map(words => ({ because: 'looks-for' as const, words })),
    ...sharedBy(other.skills, person.skills).map(words => ({ because: 'skill' as const, words })),
    ...sharedBy(other.tags, person.tags).map(words => ({ because: 'tag' as const, words })),
    ...(person.town !== '' && fold(person.town) === fold(other.town)
      ? [{ because: 'town' as const, words: other.town }]
      : []),
  ]
}

const STEM_LETTERS = 5

/** One word of weight in what is looked for begins one of those that are offered: « une graphiste », graphisme. */
function isOffered(wanted: string, offers: readonly string[]): boolean {
  return foldedWords(wanted).some(
    word =>
      word.length >= STEM_LETTERS &&
      offers.some(offer => offer.startsWith(word.slice(0, Math.max(STEM_LETTERS, word.length - 2)))),
  )
}

/** As the first writes them. */
function sharedBy(these: readonly string[], those: readonly string[]): string[] {
  const known = new Set(those.map(fold))
  return these.filter(each => known.has(fold(each)))
}

function areColleagues(a: Works, b: Works): boolean {
  return a.organisation !== '' && fold(a.organisation) === fold(b.organisation)
}
