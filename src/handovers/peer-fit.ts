import { type Day, daysBetween } from '../lib/day.ts'
import { fold } from '../lib/fold.ts'
import type { Relation } from '../people/person.ts'
import type { Outcome } from './handover.ts'

export const AVAILABILITIES = ['unknown', 'free', 'later', 'full'] as const
export type Availability = (typeof AVAILABILITIES)[number]

/** What a peer said of their work. */
export interface PeerProfile {
  availability: Availability
  /** With `later`. */
  availableFrom: Day | null
  /** Of a day, in hundredths. */
  rateFromCents: number | null
  rateToCents: number | null
  currency: string
  /** BCP 47. */
  languages: string[]
  saidOn: Day
}

/** An earlier mandate proposed to them. */
export interface PastHandover
  extends Pick<Outcome, 'deliveredWell' | 'toldMe' | 'clientPleased' | 'returned'> {
  mandateId: string
  state: 'accepted' | 'declined' | 'closed'
  answeredOn: Day
}

/** What is known of somebody who may take a mandate. */
export interface PeerFacts {
  personId: string
  relations: readonly Relation[]
  trade: 'inside' | 'outside' | null
  skills: readonly string[]
  town: string
  profile: PeerProfile | null
  past: readonly PastHandover[]
  favours: { given: number; received: number; mandatesReceived: number }
}

/** What a mandate asks for. */
export interface Wanted {
  mandateId: string
  what: string
  skills: readonly string[]
  place: string
  languages: readonly string[]
  /** Paid by the day, in hundredths; null: otherwise, or not known. */
  dayCents: number | null
  currency: string
}

/** A fact that speaks for or against: a key of `fit.*` in the words, and what its sentence needs. */
export interface Reason {
  key: string
  count?: number
  list?: string[]
  day?: Day
  cents?: [number, number]
  currency?: string
  place?: string
}

export interface Fit {
  personId: string
  /** Orders the list, and is never shown. */
  score: number
  reasons: Reason[]
  against: Reason[]
  /** What one would have to ask them. */
  unknown: Reason[]
  /** They said no to this very mandate. */
  declinedThis: boolean
}

/** What somebody said of their time is old after that. */
export const FRESH_DAYS = 120

/**
 * Who fits a mandate, the best first. The order rests on `score`; what is shown are the facts.
 *
 * @see docs/measures.md#who-fits-a-mandate
 */
export function rankPeers(peers: readonly PeerFacts[], wanted: Wanted, today: Day): Fit[] {
  return peers
    .map(peer => fitOf(peer, wanted, today))
    .sort(
      (a, b) =>
        Number(a.declinedThis) - Number(b.declinedThis) ||
        b.score - a.score ||
        (a.personId < b.personId ? -1 : 1),
    )
}

/**
 * How far somebody's word can be relied on: the mean of Beta(1 + good, 1 + bad) over what is known of earlier mandates
 * (delivered, client pleased, told, returned). @returns in ]0, 1[: ½ where nothing is known.
 */
export function trustOf(past: readonly PastHandover[]): number {
  const said = past.flatMap(each =>
    [each.deliveredWell, each.clientPleased, each.toldMe, each.returned].filter(known => known !== null),
  )
  const good = said.filter(Boolean).length
  return (1 + good) / (2 + said.length)
}

function fitOf(peer: PeerFacts, wanted: Wanted, today: Day): Fit {
  const parts = [
    bySkills(peer, wanted),
    byPast(peer),
    byTime(peer, today),
    byPlace(peer, wanted),
    byLanguages(peer, wanted),
    byRate(peer, wanted),
    byTie(peer),
  ]
  const declinedThis = peer.past.some(
    ({ mandateId, state }) => mandateId === wanted.mandateId && state === 'declined',
  )
  const here = declinedThis ? [{ key: 'declinedThis' }] : []
  return {
    personId: peer.personId,
    score: parts.reduce((sum, part) => sum + part.score, 0),
    reasons: parts.flatMap(part => part.reasons ?? []),
    against: [...here, ...parts.flatMap(part => part.against ?? [])],
    unknown: parts.flatMap(part => part.unknown ?? []),
    declinedThis,
  }
}

interface Part {
  score: number
  reasons?: Reason[]
  against?: Reason[]
  unknown?: Reason[]
}

function bySkills({ skills }: PeerFacts, { what, skills: asked }: Wanted): Part {
  if (skills.length === 0) return { score: 0, unknown: [{ key: 'skillsUnknown' }] }
  if (asked.length === 0) {
    const named = skills.filter(skill => holds(what, skill))
    return named.length > 0 ? { score: 2, reasons: [{ key: 'skills', list: named }] } : { score: 0 }
  }
  const known = asked.filter(skill => skills.some(own => holds(own, skill) || holds(skill, own)))
  if (known.length === 0) return { score: -0.5, against: [{ key: 'skillsOther', list: skills.slice(0, 3) }] }
  const missing = asked.filter(skill => !known.includes(skill))
  return {
    score: (3 * known.length) / asked.length,
    reasons: [{ key: 'skills', list: known }],
    ...(missing.length > 0 ? { unknown: [{ key: 'skillsMissing', list: missing }] } : {}),
  }
}

/** What happened with earlier mandates weighs as much as the trade. */
function byPast({ past }: PeerFacts): Part {
  const taken = past.filter(({ state }) => state !== 'declined')
  if (taken.length === 0) return { score: 0, unknown: [{ key: 'neverPassed' }] }
  const count = (key: 'deliveredWell' | 'clientPleased' | 'toldMe' | 'returned', value: boolean) =>
    taken.filter(each => each[key] === value).length
  const delivered = count('deliveredWell', true)
  const pleased = count('clientPleased', true)
  const reasons: Reason[] = []
  if (delivered > 0) {
    const key = pleased >= delivered ? 'deliveredPleased' : 'delivered'
    reasons.push({ key, count: delivered })
  }
  if (count('toldMe', true) > 0) reasons.push({ key: 'told' })
  if (count('returned', true) > 0) reasons.push({ key: 'returned' })
  const against: Reason[] = []
  if (count('deliveredWell', false) > 0)
    against.push({ key: 'notDelivered', count: count('deliveredWell', false) })
  if (count('clientPleased', false) > 0) against.push({ key: 'notPleased' })
  if (count('toldMe', false) > 0) against.push({ key: 'notTold' })
  const running = taken.filter(({ state }) => state === 'accepted').length
  if (running > 0) against.push({ key: 'running', count: running })
  // Of what is not over, nothing can be known yet.
  const isKnown = running > 0 || reasons.length + against.length > 0
  return {
    score: 6 * (trustOf(taken) - 0.5),
    reasons,
    against,
    ...(isKnown ? {} : { unknown: [{ key: 'howItWent' }] }),
  }
}

function byTime({ profile, past }: PeerFacts, today: Day): Part {
  const lastNo = past
    .filter(({ state }) => state === 'declined')
    .map(({ answeredOn }) => answeredOn)
    .sort()
    .at(-1)
  const refused = lastNo && daysBetween(lastNo, today) <= FRESH_DAYS ? [{ key: 'declined', day: lastNo }] : []
  const score = refused.length > 0 ? -0.5 : 0
  if (!profile || profile.availability === 'unknown') {
    return { score, against: refused, unknown: [{ key: 'timeUnknown' }] }
  }
  const { availability, availableFrom, saidOn } = profile
  if (daysBetween(saidOn, today) > FRESH_DAYS) {
    return { score, against: refused, unknown: [{ key: 'timeOld', day: saidOn }] }
  }
  const isFreeNow = availability === 'free' || (availability === 'later' && (availableFrom ?? today) <= today)
  if (isFreeNow) return { score: score + 1.5, reasons: [{ key: 'free', day: saidOn }], against: refused }
  if (availability === 'later' && availableFrom) {
    return { score: score + 0.3, reasons: [{ key: 'freeFrom', day: availableFrom }], against: refused }
  }
  return { score: score - 2, against: [{ key: 'full', day: saidOn }, ...refused] }
}

function byPlace({ town }: PeerFacts, { place }: Wanted): Part {
  if (place.trim() === '') return { score: 0 }
  if (town === '') return { score: 0, unknown: [{ key: 'townUnknown' }] }
  return holds(place, town) || holds(town, place)
    ? { score: 1, reasons: [{ key: 'place', place: town }] }
    : { score: 0, against: [{ key: 'elsewhere', place: town }] }
}

function byLanguages({ profile }: PeerFacts, { languages }: Wanted): Part {
  if (languages.length === 0) return { score: 0 }
  const spoken = languages.filter(language => profile?.languages.includes(language))
  const others = languages.filter(language => !spoken.includes(language))
  return {
    score: spoken.length / languages.length,
    ...(spoken.length > 0 ? { reasons: [{ key: 'languages', list: spoken }] } : {}),
    ...(others.length > 0 ? { unknown: [{ key: 'languagesUnknown', list: others }] } : {}),
  }
}

function byRate({ profile }: PeerFacts, { dayCents, currency }: Wanted): Part {
  if (dayCents === null) return { score: 0 }
  const [from, to] = [profile?.rateFromCents ?? null, profile?.rateToCents ?? null]
  const low = from ?? to
  const high = to ?? from
  if (!profile || low === null || high === null || profile.currency !== currency) {
    return { score: 0, unknown: [{ key: 'rateUnknown' }] }
  }
  const said: Reason = { key: 'rate', cents: [low, high], currency }
  if (dayCents >= low) return { score: 1, reasons: [said] }
  return { score: -1, against: [{ ...said, key: 'rateAbove' }] }
}

function byTie({ relations, trade, favours }: PeerFacts): Part {
  const reasons: Reason[] = []
  if (favours.mandatesReceived > 0) reasons.push({ key: 'passedToMe', count: favours.mandatesReceived })
  const received = favours.received - favours.mandatesReceived
  if (received > 0) reasons.push({ key: 'helped', count: received })
  const isPeer = relations.includes('peer') || relations.includes('partner')
  const score =
    (isPeer ? 0.6 : 0) + (trade === 'inside' ? 0.4 : 0) + 0.4 * Math.log1p(favours.received + favours.given)
  if (relations.includes('partner')) reasons.push({ key: 'partner' })
  else if (isPeer) reasons.push({ key: 'peer' })
  else if (trade === 'inside') reasons.push({ key: 'inside' })
  return { score, reasons }
}

/** Whether a text holds another, word for word, whatever its accents. */
function holds(text: string, words: string): boolean {
  const folded = fold(words)
  return folded !== '' && ` ${fold(text)} `.includes(` ${folded} `)
}
