import { type Day, daysBetween } from '../lib/day.ts'
import { fold, foldedWords } from '../lib/fold.ts'
import type { Circle, Relation } from '../people/person.ts'
import type { FavourKind } from '../reciprocity/favour.ts'
import { askableFrom, mayBeAsked, type Need, type NeedKind } from './need.ts'
import { type SoughtWord, soughtWords, tells } from './sought-words.ts'

/** Somebody of the cardex, as far as it matters for a need. */
export interface Known {
  id: string
  name: string
  title: string
  organisation: string
  town: string
  tags: string[]
  skills: string[]
  relations: Relation[]
  circle: Circle | null
  lastContactOn: Day | null
  photo: string | null
  phone: string | null
  email: string | null
  /** When they were last asked, of any need. */
  lastAskedOn: Day | null
}

/** Two people who know each other, as the cardex has it. */
export interface Link {
  oneId: string
  otherId: string
  /** met: the one was met through the other. */
  by: 'tie' | 'met'
}

/** What went between the owner and somebody. */
export interface Past {
  personId: string
  direction: 'given' | 'received'
  kind: FavourKind
  count: number
}

/** What shows that somebody can help; a small attention shows nothing of the kind. */
export type HelpfulFavour = Exclude<FavourKind, 'attention'>

/** Why somebody, as facts; `say-help.ts` makes sentences of them. */
export type HelpReason =
  | { kind: 'does'; by: 'title' | 'skill' | 'tag'; words: string }
  | { kind: 'works-there'; organisation: string }
  | { kind: 'knows'; personId: string; name: string; what: string; by: Link['by'] }
  | { kind: 'lives-there'; town: string }
  | { kind: 'gave'; favours: { favour: HelpfulFavour; count: number }[] }
  | { kind: 'received'; count: number }
  | { kind: 'relation'; relation: 'client' | 'peer' | 'partner' }

/** What would tell more and is not known. */
export type Unknown = 'trade' | 'town' | 'news'

export interface Helper {
  person: Known
  reasons: HelpReason[]
  unknowns: Unknown[]
  /** Null: may be asked today. */
  askableFrom: Day | null
}

export interface HelpSource {
  people: readonly Known[]
  links: readonly Link[]
  past: readonly Past[]
  today: Day
}

const MOST_REASONS = 4

/**
 * Who could help with a need, or knows somebody who could; those with the best reasons first. Nobody is there without a
 * reason, nor with more than four; the order comes from weights of ours, of all the reasons
 * (docs/measures.md#who-could-help), and is never shown as a number.
 */
export function whoCouldHelp(
  need: Pick<Need, 'kind' | 'skills' | 'organisation' | 'place'>,
  source: HelpSource,
): Helper[] {
  const { people, today } = source
  const sought = { ...need, words: soughtWords(need.skills), house: foldedWords(need.organisation) }
  const place = foldedWords(need.place)
  const byId = new Map(people.map(person => [person.id, person]))
  const fitting = new Map<string, HelpReason[]>()
  for (const person of people) {
    const fits = fitsOf(person, sought)
    if (fits.length > 0) fitting.set(person.id, fits)
  }
  const ways = waysTo(fitting, byId, source.links)
  const past = pastOf(source.past, need.kind)
  return people
    .map(person => {
      const first = [...(fitting.get(person.id) ?? []), ...(ways.get(person.id) ?? [])]
      const given = past.get(person.id) ?? []
      const helped = given.filter(({ kind }) => kind === 'gave')
      const near = livesThere(person, place)
      const grounds = [...first, ...helped]
      if (grounds.length === 0) grounds.push(...standing(person, sought, today))
      // A place itself is what is sought: who lives there knows it.
      if (grounds.length === 0 && near.length > 0 && need.kind === 'place') grounds.push(...near.splice(0))
      if (grounds.length === 0) return null
      const reasons = [...grounds, ...near, ...given.filter(({ kind }) => kind === 'received')]
      return { person, reasons, weight: weightOf(reasons, person, today) }
    })
    .filter(helper => helper !== null)
    .sort((a, b) => b.weight - a.weight || (a.person.id < b.person.id ? -1 : 1))
    .map(({ person, reasons }) => ({
      person,
      reasons: reasons.slice(0, MOST_REASONS),
      unknowns: unknownsOf(person, { place, reasons }),
      askableFrom: mayBeAsked(person.lastAskedOn, today) ? null : askableFrom(person.lastAskedOn),
    }))
}

interface Sought {
  kind: NeedKind
  organisation: string
  words: SoughtWord[]
  house: string[]
}

function fitsOf(person: Known, { words, house }: Sought): HelpReason[] {
  const fits: HelpReason[] = []
  const telling = (texts: readonly string[]): string[] =>
    texts.filter(text => {
      const folded = foldedWords(text)
      return words.some(word => tells(folded, word))
    })
  if (telling([person.title]).length > 0) fits.push({ kind: 'does', by: 'title', words: person.title })
  const skills = telling(person.skills)
  if (skills.length > 0) fits.push({ kind: 'does', by: 'skill', words: skills.join(', ') })
  // What the trade does not say, the firm's name or a label may: « Cabinet comptable du Port ».
  const others = fits.length === 0 ? telling([person.organisation, ...person.tags]) : []
  if (others.length > 0) fits.push({ kind: 'does', by: 'tag', words: others.join(', ') })
  if (house.length > 0 && isHouse(person.organisation, house)) {
    fits.push({ kind: 'works-there', organisation: person.organisation })
  }
  return fits
}

/** All the words of the one are in the other: « Ploum » and « Studio Ploum ». */
function isHouse(organisation: string, house: readonly string[]): boolean {
  const words = foldedWords(organisation)
  const [few, many] = words.length < house.length ? [words, house] : [house, words]
  const telling = few.filter(word => word.length > 2)
  return telling.length > 0 && telling.every(word => many.includes(word))
}

const MOST_WAYS = 2

/** Who knows somebody who fits; each of those who fit is a way once. */
function waysTo(
  fitting: ReadonlyMap<string, HelpReason[]>,
  byId: ReadonlyMap<string, Known>,
  links: readonly Link[],
): Map<string, HelpReason[]> {
  const ways = new Map<string, Extract<HelpReason, { kind: 'knows' }>[]>()
  for (const { oneId, otherId, by } of links) {
    for (const [from, to] of [
      [oneId, otherId],
      [otherId, oneId],
    ] as const) {
      const fit = fitting.get(to)?.[0]
      const person = byId.get(to)
      const known = ways.get(from) ?? []
      if (!fit || !person || from === to || !byId.has(from)) continue
      if (known.length >= MOST_WAYS || known.some(way => way.personId === to)) continue
      const what = fit.kind === 'works-there' ? fit.organisation : fit.kind === 'does' ? fit.words : ''
      ways.set(from, [...known, { kind: 'knows', personId: to, name: person.name, what, by }])
    }
  }
  return ways
}

/** Each side of what went between the owner and somebody is one reason. */
function pastOf(past: readonly Past[], kind: NeedKind): Map<string, HelpReason[]> {
  const byPerson = new Map<string, { favours: { favour: HelpfulFavour; count: number }[]; given: number }>()
  for (const { personId, direction, kind: favour, count } of past) {
    const { favours, given } = byPerson.get(personId) ?? { favours: [], given: 0 }
    const helpful = FITTING_FAVOURS[kind].find(each => each === favour)
    if (direction === 'given') byPerson.set(personId, { favours, given: given + count })
    else if (helpful) byPerson.set(personId, { favours: [...favours, { favour: helpful, count }], given })
  }
  return new Map(
    [...byPerson].map(([personId, { favours, given }]) => {
      const mostFirst = favours.toSorted((a, b) => b.count - a.count)
      const gave: HelpReason[] = favours.length > 0 ? [{ kind: 'gave', favours: mostFirst }] : []
      const received: HelpReason[] = given > 0 ? [{ kind: 'received', count: given }] : []
      return [personId, [...gave, ...received]]
    }),
  )
}

/** Favours that show somebody can help with such a need. */
const FITTING_FAVOURS: Readonly<Record<NeedKind, readonly HelpfulFavour[]>> = {
  client: ['referral', 'client-help', 'introduction', 'recommendation', 'handover'],
  hire: ['hire', 'introduction', 'recommendation'],
  supplier: ['introduction', 'tip', 'service', 'recommendation'],
  place: ['tip', 'introduction'],
  advice: ['advice', 'tip'],
  introduction: ['introduction', 'referral', 'recommendation'],
  other: ['tip', 'service', 'introduction'],
}

const IN_TOUCH_DAYS = 365
export const STANDING_KINDS: readonly NeedKind[] = ['client', 'hire', 'advice']

/** For clients, a hire or advice, those one works with are asked even where nothing else tells. */
function standing({ relations, lastContactOn }: Known, { kind }: Sought, today: Day): HelpReason[] {
  if (!STANDING_KINDS.includes(kind)) return []
  if (lastContactOn === null || daysBetween(lastContactOn, today) > IN_TOUCH_DAYS) return []
  const relation = (['client', 'partner', 'peer'] as const).find(each => relations.includes(each))
  return relation ? [{ kind: 'relation', relation }] : []
}

function livesThere({ town }: Known, place: readonly string[]): HelpReason[] {
  if (place.length === 0 || town === '') return []
  const folded = fold(town)
  return folded === place.join(' ') || place.every(word => foldedWords(town).includes(word))
    ? [{ kind: 'lives-there', town }]
    : []
}

const WEIGHTS = {
  title: 50,
  skill: 50,
  tag: 30,
  'works-there': 60,
  knows: 35,
  'lives-there': 15,
  gave: 20,
  received: 8,
  relation: 10,
} as const

const CIRCLE_WEIGHTS: Readonly<Record<Circle, number>> = { 1: 12, 2: 10, 3: 7, 4: 3 }

function weightOf(reasons: readonly HelpReason[], { circle, lastContactOn }: Known, today: Day): number {
  const own = reasons.reduce((sum, reason) => sum + weightOfReason(reason), 0)
  const since = lastContactOn === null ? null : daysBetween(lastContactOn, today)
  const touch = since === null ? 0 : since <= 90 ? 12 : since <= IN_TOUCH_DAYS ? 7 : 2
  return own + touch + (circle === null ? 0 : CIRCLE_WEIGHTS[circle])
}

/** Each kind of favour weighs. */
function weightOfReason(reason: HelpReason): number {
  const times = reason.kind === 'gave' ? reason.favours.length : 1
  return times * WEIGHTS[reason.kind === 'does' ? reason.by : reason.kind]
}

function unknownsOf(
  { title, skills, town, lastContactOn }: Known,
  { place, reasons }: { place: readonly string[]; reasons: readonly HelpReason[] },
): Unknown[] {
  const unknowns: Unknown[] = []
  const isSaid = (kind: HelpReason['kind']) => reasons.some(reason => reason.kind === kind)
  if (title === '' && skills.length === 0 && !isSaid('works-there')) unknowns.push('trade')
  if (place.length > 0 && town === '') unknowns.push('town')
  if (lastContactOn === null) unknowns.push('news')
  return unknowns
}
