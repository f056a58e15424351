import { type Field, UNKNOWN } from '../lib/linkage/field.ts'
import { editsBetween, jaroWinkler } from '../lib/linkage/likeness.ts'
import { isShortFor } from './diminutives.ts'
import type { LinkageRecord } from './linkage-record.ts'

type Of = Field<LinkageRecord>
const LIKENESS = ['same', 'close', 'near', 'other'] as const
const [SAME, CLOSE, NEAR, OTHER] = [0, 1, 2, 3] as const

const given: Of = {
  name: 'given',
  levels: LIKENESS,
  isShared: false,
  spread: 500,
  compare: (one, other) => namesOf(one, other).given,
  common: (one, other, level) => (level === SAME ? namesOf(one, other).sameGiven : null),
  values: ({ given, family }) => [given, family].filter(Boolean),
}

const family: Of = {
  name: 'family',
  levels: LIKENESS,
  isShared: true,
  spread: 1500,
  compare: (one, other) => namesOf(one, other).family,
  common: (one, other, level) => (level === SAME ? namesOf(one, other).sameFamily : null),
  values: ({ given, family }) => [given, family].filter(Boolean),
}

const birthday: Of = {
  name: 'birthday',
  levels: ['same', 'slip', 'near', 'other'],
  isShared: false,
  compare: ({ birthday: one }, { birthday: other }) => {
    if (one === '' || other === '') return UNKNOWN
    if (one.length !== other.length) return one.slice(-4) === other.slice(-4) ? SAME : OTHER
    const edits = editsBetween(one, other, 2)
    if (edits === 0) return SAME
    const isSwapped = one.slice(0, -4) === other.slice(0, -4) && one.slice(-4, -2) === other.slice(-2)
    return edits === 1 || isSwapped ? 1 : edits === 2 ? 2 : OTHER
  },
}

const email: Of = {
  name: 'email',
  levels: LIKENESS,
  isShared: false,
  spread: 50_000,
  compare: (one, other) => {
    const level = bestOf(one.emails, other.emails, mailLikeness)
    // marie.dupont@… is alike wherever a Marie Dupont works, and whoever works beside her: the names said it already.
    return level !== SAME &&
      one.emails.some(mail => isOfName(mail, one)) &&
      other.emails.some(mail => isOfName(mail, other))
      ? UNKNOWN
      : level
  },
  common: (one, other, level) =>
    level === SAME ? (one.emails.find(mail => other.emails.includes(mail)) ?? null) : null,
  values: ({ emails }) => emails,
}

const phone: Of = {
  name: 'phone',
  levels: ['same', 'other'],
  isShared: true,
  spread: 50_000,
  compare: (one, other) =>
    one.phones.length === 0 || other.phones.length === 0
      ? UNKNOWN
      : one.phones.some(number => other.phones.includes(number))
        ? 0
        : 1,
  common: (one, other, level) =>
    level === SAME ? (one.phones.find(number => other.phones.includes(number)) ?? null) : null,
  values: ({ phones }) => phones,
}

const profile: Of = {
  name: 'profile',
  levels: ['same', 'other'],
  isShared: false,
  spread: 50_000,
  compare: (one, other) =>
    one.profiles.length === 0 || other.profiles.length === 0
      ? UNKNOWN
      : one.profiles.some(each => other.profiles.includes(each))
        ? 0
        : 1,
  common: (one, other, level) =>
    level === SAME ? (one.profiles.find(each => other.profiles.includes(each)) ?? null) : null,
  values: ({ profiles }) => profiles,
}

/** The door, the street, or about the same street: one thing said in several parts, weighed once. */
const address: Of = {
  name: 'address',
  levels: ['same', 'slip', 'street', 'near', 'other'],
  isShared: true,
  spread: 5_000,
  compare: (one, other) => {
    if (one.street === '' || other.street === '') return UNKNOWN
    const alike = jaroWinkler(one.street, other.street)
    const isDoor = one.number === other.number
    const isPlace = one.locality !== '' && one.locality === other.locality
    if (alike === 1) return isDoor ? 0 : isPlace ? 1 : 2
    if (alike >= 0.9) return isDoor || isPlace ? 1 : 2
    return isDoor && isPlace ? 1 : alike >= 0.78 || isPlace ? 3 : 4
  },
  common: ({ number, street }, _, level) => (level === SAME ? `${number} ${street}` : null),
  values: ({ number, street }) => (street === '' ? [] : [`${number} ${street}`]),
}

/** Town and postal code go together: the second says little once the first is known. */
const town: Of = {
  name: 'town',
  levels: ['same', 'slip', 'near', 'region', 'other'],
  isShared: true,
  spread: 50,
  compare: (one, other) => {
    const [towns, codes] = [both(one.town, other.town), both(one.postcode, other.postcode)]
    const isRegion = both(one.region, other.region) && one.region === other.region
    if (!towns && !codes) return isRegion ? 3 : UNKNOWN
    const alike = towns ? jaroWinkler(one.town, other.town) : 0
    const edits = codes ? editsBetween(one.postcode, other.postcode, 1) : 2
    if ((!towns || alike === 1) && (!codes || edits === 0)) return SAME
    if (alike === 1 || edits === 0) return alike >= 0.85 || edits === 1 ? 1 : 2
    return alike >= 0.85 && edits === 1 ? 2 : isRegion ? 3 : 4
  },
  common: (one, other, level) =>
    level !== SAME ? null : both(one.town, other.town) ? one.town : one.postcode,
  values: ({ town, postcode }) => [town, postcode].filter(Boolean),
}

const both = (one: string, other: string) => one !== '' && other !== ''

const organisation: Of = {
  name: 'organisation',
  levels: LIKENESS,
  isShared: true,
  spread: 1000,
  compare: ({ organisation: one }, { organisation: other }) =>
    both(one, other) ? levelOf(jaroWinkler(one, other), { close: 0.92, near: 0.8 }) : UNKNOWN,
  common: (one, _, level) => (level === SAME ? one.organisation : null),
  values: ({ organisation }) => (organisation === '' ? [] : [organisation]),
}

/** Every field, those that tell the most first. */
export const LINKAGE_FIELDS: readonly Of[] = [
  given,
  family,
  birthday,
  email,
  phone,
  profile,
  organisation,
  address,
  town,
]

interface Names {
  given: number
  family: number
  sameGiven: string | null
  sameFamily: string | null
}

/** One pair after the other, each asked for both of its names: compared once. */
let latest: { one: LinkageRecord; other: LinkageRecord; names: Names } | null = null

function namesOf(one: LinkageRecord, other: LinkageRecord): Names {
  if (latest?.one !== one || latest.other !== other) latest = { one, other, names: namesIn(one, other) }
  return latest.names
}

/** Names as they stand, or the one for the other where that is far more alike: many files swap them. */
function namesIn(one: LinkageRecord, other: LinkageRecord): Names {
  const straight = {
    given: givenLevel(one.given, other.given),
    family: nameLevel(one.family, other.family),
    sameGiven: one.given === other.given ? one.given : null,
    sameFamily: one.family === other.family ? one.family : null,
  }
  const isFar = straight.given >= NEAR || straight.family >= NEAR
  const isWhole = [one.given, one.family, other.given, other.family].every(Boolean)
  if (!isFar || !isWhole) return straight
  const crossed = {
    given: givenLevel(one.given, other.family),
    family: nameLevel(one.family, other.given),
  }
  const isCrossed =
    crossed.given >= 0 &&
    crossed.given <= CLOSE &&
    crossed.family <= CLOSE &&
    crossed.given + crossed.family < straight.given + straight.family
  // Never as sure as names that stand where they should.
  return isCrossed
    ? {
        given: CLOSE,
        family: CLOSE,
        sameGiven: null,
        sameFamily: null,
      }
    : straight
}

function givenLevel(one: string, other: string): number {
  if (one === '' || other === '') return UNKNOWN
  const level = nameLevel(one, other)
  if (level <= CLOSE) return level
  const isInitial = (one.length === 1 || other.length === 1) && one[0] === other[0]
  if (isInitial) return NEAR
  return isShortFor(one, other) ? CLOSE : level
}

function nameLevel(one: string, other: string): number {
  if (one === '' || other === '') return UNKNOWN
  return levelOf(jaroWinkler(one, other), { close: 0.9, near: 0.8 })
}

function mailLikeness(one: string, other: string): number {
  if (one === other) return SAME
  const [local, otherLocal] = [one.slice(0, one.indexOf('@')), other.slice(0, other.indexOf('@'))]
  if (local !== '' && local === otherLocal) return CLOSE
  // dupont12 and dupont845 are alike as their names are: another number is chosen by another person.
  if (withoutDigits(local) === withoutDigits(otherLocal)) return OTHER
  const edits = editsBetween(one, other, 2)
  return edits === 1 ? CLOSE : edits === 2 ? NEAR : OTHER
}

/** Whether an address is made of somebody's own names. */
function isOfName(mail: string, { given, family }: LinkageRecord): boolean {
  const local = mail.slice(0, mail.indexOf('@'))
  const letters = local.replace(/[^a-z]/g, '')
  const [first, last] = [given.replace(/[^a-z]/g, ''), family.replace(/[^a-z]/g, '')]
  return first !== '' && last !== '' && letters.includes(last) && letters.startsWith(first.slice(0, 1))
}

function withoutDigits(local: string): string {
  return local.replace(/\d+/g, '')
}

function levelOf(alike: number, { close, near }: { close: number; near: number }): number {
  return alike === 1 ? SAME : alike >= close ? CLOSE : alike >= near ? NEAR : OTHER
}

function bestOf(
  some: readonly string[],
  others: readonly string[],
  level: (one: string, other: string) => number,
): number {
  if (some.length === 0 || others.length === 0) return UNKNOWN
  let best: number = OTHER
  for (const one of some) for (const other of others) best = Math.min(best, level(one, other))
  return best
}
