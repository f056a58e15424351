import type { CountryCode } from 'libphonenumber-js/max'
import { formatPartialDate } from '../lib/partial-date.ts'
import { type Contact, type ContactPoint, EMPTY_CONTACT } from '../lib/vcard/contact.ts'
import { LINKAGE_FIELDS } from '../people/linkage-fields.ts'
import { linkageOfContact } from '../people/linkage-of-contact.ts'
import type { Reason } from './pair.ts'

/** A reason with what each card says, for a sentence. */
export interface SaidReason extends Reason {
  one: string
  other: string
  /** Of a name that is the same: how many bear it weighs in. */
  weighs: 'more' | 'less' | null
}

/** A name borne by about one in two hundred, or fewer, weighs more; by more than one in fifty, less. */
const RARE_BITS = 7.5
const COMMON_BITS = 5.5

/** Each reason with the values it was read in. Where a card changed since so much that nothing is said, it is left out. */
export function inDetail(
  reasons: readonly Reason[],
  [one, other]: readonly [Contact, Contact],
  country: CountryCode,
): SaidReason[] {
  return reasons.flatMap((reason): SaidReason[] => {
    const [first, second] = nearest(reason.field, one, other, country)
    if (first === '' || second === '') return []
    const isName = (reason.field === 'given' || reason.field === 'family') && reason.level === 'same'
    const weighs = !isName
      ? null
      : reason.bits >= RARE_BITS
        ? 'more'
        : reason.bits < COMMON_BITS
          ? 'less'
          : null
    return [{ ...reason, one: first, other: second, weighs }]
  })
}

/** What each says in a field; of several, the two that are the most alike. */
function nearest(name: string, one: Contact, other: Contact, country: CountryCode): [string, string] {
  if (name !== 'email' && name !== 'phone' && name !== 'profile')
    return [textOf(name, one), textOf(name, other)]
  const field = LINKAGE_FIELDS.find(each => each.name === name)
  let best: { level: number; said: [string, string] } = { level: Number.POSITIVE_INFINITY, said: ['', ''] }
  for (const first of pointsOf(name, one)) {
    for (const second of pointsOf(name, other)) {
      const level = field?.compare(alone(name, first, country), alone(name, second, country)) ?? -1
      if (level >= 0 && level < best.level) best = { level, said: [first.value, second.value] }
    }
  }
  return best.said
}

type Points = 'email' | 'phone' | 'profile'

function pointsOf(name: Points, { emails, phones, profiles, urls }: Contact): readonly ContactPoint[] {
  return name === 'email' ? emails : name === 'phone' ? phones : [...profiles, ...urls]
}

function alone(name: Points, point: ContactPoint, country: CountryCode) {
  const key = ({ email: 'emails', phone: 'phones', profile: 'urls' } as const)[name]
  return linkageOfContact({ ...EMPTY_CONTACT, [key]: [point] }, country)
}

function textOf(name: string, contact: Contact): string {
  const { givenName, familyName, organisation, birthday, addresses } = contact
  const [address] = addresses
  const words = contact.name.split(' ')
  switch (name) {
    case 'given':
      return givenName || (words[0] ?? '')
    case 'family':
      return familyName || words.slice(1).join(' ')
    case 'birthday':
      return birthday ? formatPartialDate(birthday) : ''
    case 'organisation':
      return organisation
    case 'address':
      return address?.street ?? ''
    case 'town':
      return [address?.postalCode, address?.town].filter(Boolean).join(' ')
    default:
      return ''
  }
}
