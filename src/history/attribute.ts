import type { CountryCode } from 'libphonenumber-js/max'
import { fold } from '../lib/fold.ts'
import type { Field } from '../lib/linkage/field.ts'
import { UNKNOWN } from '../lib/linkage/field.ts'
import { mailKey } from '../lib/mail-address.ts'
import { phoneKey } from '../lib/phone.ts'
import { EMPTY_CONTACT } from '../lib/vcard/contact.ts'
import { LINKAGE_FIELDS } from '../people/linkage-fields.ts'
import { linkageOfContact } from '../people/linkage-of-contact.ts'
import { LINKAGE_PASSES } from '../people/linkage-passes.ts'
import type { LinkageRecord } from '../people/linkage-record.ts'
import { profileKey } from './address.ts'

/** Somebody of the cardex, by what tells who they are. */
export interface KnownPerson {
  id: string
  name: string
  emails: readonly string[]
  phones: readonly string[]
  profiles: readonly string[]
  /** A name that is one of their words is no sign of somebody by itself. */
  organisation?: string
  town?: string
}

export type Attribution =
  | { kind: 'known'; personId: string }
  /** It may be one of these, the likeliest first. */
  | { kind: 'unsure'; personIds: string[] }
  | { kind: 'unknown' }

/** From there on a name is somebody's, with nobody else near. */
export const SURE = 0.95
/** From there on it is asked. */
export const POSSIBLE = 0.5

/**
 * Whose an address is: who has it on their card; of several who do, the one of that name. Else by the name alone, with the
 * fields of the linkage model and fixed chances.
 */
export function attributor(
  people: readonly KnownPerson[],
  country: CountryCode,
): (who: { address: string; name: string }) => Attribution {
  const byAddress = new Map<string, KnownPerson[]>()
  for (const person of people) {
    for (const address of addressesOf(person, country)) {
      const sharing = byAddress.get(address)
      if (sharing) sharing.push(person)
      else byAddress.set(address, [person])
    }
  }
  let byName: ReturnType<typeof nameMatcher> | null = null
  return ({ address, name }) => {
    const sharing = byAddress.get(address) ?? []
    if (sharing.length === 1) return { kind: 'known', personId: (sharing[0] as KnownPerson).id }
    if (sharing.length > 1) {
      const named = sharing.filter(person => fold(person.name) === fold(name))
      const [only] = named
      if (named.length === 1 && only) return { kind: 'known', personId: only.id }
      return { kind: 'unsure', personIds: sharing.map(({ id }) => id).slice(0, MOST_ASKED) }
    }
    const said = name !== '' ? name : address.startsWith('name:') ? address.slice(5) : ''
    if (said === '') return { kind: 'unknown' }
    byName ??= nameMatcher(people, country)
    return byName(said)
  }
}

const MOST_ASKED = 4
/** Met at each level by two cards of one person: as the linkage model begins (src/lib/linkage/estimate.ts). */
const SAME_PERSON = [0.85, 0.05, 0.05, 0.05] as const
/** By two strangers, where a value is not the same: names that are near are few. */
const STRANGERS = [Number.NaN, 0.01, 0.02, 0.97] as const
/** How many more there are, whose names count too: a short book would find every name rare, or none. */
const OUTSIDE = 1000
/** That who writes is in the cardex at all. */
const IN_CARDEX = 0.5

const NAMES = ['sound of the names', 'names', 'family and initial', 'given and family’s initial']
const FIELDS = LINKAGE_FIELDS.filter(({ name }) => name === 'given' || name === 'family')
const PASSES = LINKAGE_PASSES.filter(({ name }) => NAMES.includes(name))

function nameMatcher(people: readonly KnownPerson[], country: CountryCode) {
  const records = people.map(({ name }) => recordOf(name, country))
  const frequencies = FIELDS.map(field => frequenciesOf(records, field))
  const blocks = new Map<string, number[]>()
  const whole = new Map<string, number[]>()
  records.forEach((record, at) => {
    for (const key of PASSES.flatMap(pass => pass.keys(record))) push(blocks, key, at)
    push(whole, fold((people[at] as KnownPerson).name), at)
  })
  const prior = IN_CARDEX / (people.length + 1)
  const chanceOf = (one: LinkageRecord, at: number): number => {
    let odds = prior / (1 - prior)
    FIELDS.forEach((field, which) => {
      const other = records[at] as LinkageRecord
      const level = field.compare(one, other)
      if (level === UNKNOWN) return
      const value = field.common?.(one, other, level) ?? null
      const seen = value === null ? 0 : (frequencies[which]?.get(value) ?? 0)
      const strangers = value === null ? (STRANGERS[level] ?? 1) : (seen + 1) / (records.length + OUTSIDE)
      odds *= (SAME_PERSON[level] ?? 0.05) / strangers
    })
    return odds / (1 + odds)
  }
  return (name: string): Attribution => {
    const record = recordOf(name, country)
    const same = whole.get(fold(name)) ?? []
    const near = new Set([
      ...PASSES.flatMap(pass => pass.keys(record)).flatMap(key => blocks.get(key) ?? []),
      ...same,
    ])
    const isWhole = record.given !== '' && record.family !== ''
    const found = [...near]
      .map(at => ({ at, chance: chanceOf(record, at) }))
      // Somebody of the very same name is asked about, however common it is.
      .filter(({ at, chance }) => (isWhole && chance >= POSSIBLE) || same.includes(at))
      .sort((one, other) => other.chance - one.chance)
    const [first, second] = found
    if (!first) return { kind: 'unknown' }
    const id = (at: number) => (people[at] as KnownPerson).id
    if (isWhole && first.chance >= SURE && !second) return { kind: 'known', personId: id(first.at) }
    return { kind: 'unsure', personIds: found.slice(0, MOST_ASKED).map(({ at }) => id(at)) }
  }
}

function addressesOf({ emails, phones, profiles }: KnownPerson, country: CountryCode): Set<string> {
  return new Set([
    ...emails.flatMap(mail => mailKey(mail) ?? []).map(mail => `mail:${mail}`),
    ...phones.flatMap(phone => phoneKey(phone, country) ?? []).map(phone => `tel:${phone}`),
    ...profiles.map(profile => `profile:${profileKey(profile)}`),
  ])
}

function recordOf(name: string, country: CountryCode): LinkageRecord {
  return linkageOfContact({ ...EMPTY_CONTACT, name }, country)
}

function frequenciesOf(
  records: readonly LinkageRecord[],
  { values }: Field<LinkageRecord>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const record of records) {
    for (const value of new Set(values?.(record) ?? [])) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}

function push(index: Map<string, number[]>, key: string, at: number): void {
  const sharing = index.get(key)
  if (sharing) sharing.push(at)
  else index.set(key, [at])
}
