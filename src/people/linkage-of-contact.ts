import { fold } from '../lib/fold.ts'
import { phoneKey } from '../lib/phone.ts'
import type { Contact } from '../lib/vcard/contact.ts'
import type { LinkageRecord } from './linkage-record.ts'
import { linkedinProfilesOf } from './profiles.ts'

/** What of a card tells whose it is. @param country where its phone numbers are dialled from. */
export function linkageOfContact(contact: Contact, country: Parameters<typeof phoneKey>[1]): LinkageRecord {
  const { given, family } = namesIn(contact)
  const address = contact.addresses[0]
  const street = fold(address?.street ?? '')
  const number = /^\d+/.exec(street)?.[0] ?? ''
  const { birthday } = contact
  const two = (part: number | null | undefined) => (part ? String(part).padStart(2, '0') : '')
  const monthDay = birthday?.month && birthday.day ? two(birthday.month) + two(birthday.day) : ''
  return {
    given,
    family,
    birthday: monthDay && (birthday?.year ? String(birthday.year) : '') + monthDay,
    emails: [...new Set(contact.emails.map(({ value }) => value.trim().toLowerCase()).filter(Boolean))],
    phones: [
      ...new Set(
        contact.phones.map(({ value }) => phoneKey(value, country)).filter(number => number !== null),
      ),
    ],
    organisation: withoutForm(fold(contact.organisation)),
    profiles: [
      ...new Set([
        ...linkedinProfilesOf(contact),
        ...[...contact.profiles, ...contact.urls].map(({ value }) => profileIn(value)).filter(Boolean),
      ]),
    ],
    number,
    street: street.slice(number.length).trim(),
    locality: fold(address?.extended ?? ''),
    town: fold(address?.town ?? '').replace(/^ste? |\bst\b/g, 'saint '),
    postcode: fold(address?.postalCode ?? ''),
    region: fold(address?.region ?? ''),
  }
}

/** The parts of the name where the card has them; else the whole name cut where people mostly cut it. */
function namesIn({ givenName, familyName, name }: Contact): { given: string; family: string } {
  if (givenName || familyName) return { given: fold(givenName), family: withoutParticles(fold(familyName)) }
  const words = name.split(/\s+/).filter(Boolean)
  // « DUPONT Marie » writes the family's name in capitals; « M. Dupont » but an initial.
  const capitals = words.filter(word => /\p{Lu}.*\p{Lu}/u.test(word) && word === word.toUpperCase())
  if (capitals.length > 0 && capitals.length < words.length) {
    const others = words.filter(word => !capitals.includes(word))
    return { given: fold(others.join(' ')), family: withoutParticles(fold(capitals.join(' '))) }
  }
  const [first = '', ...rest] = words
  return { given: fold(first), family: withoutParticles(fold(rest.join(' '))) }
}

const PARTICLES = /^(?:(?:de|du|des|d|la|le|les|von|van|der|den|ben|el|al|di|da|dos|do|mac|mc)\s+)+(?=.{2})/

function withoutParticles(family: string): string {
  return family.replace(PARTICLES, '')
}

/** Aria SARL and Aria are one house. */
function withoutForm(organisation: string): string {
  return organisation
    .replace(/\b(?:sarl|sas|sasu|eurl|sa|sci|scop|ltd|inc|gmbh|srl|et fils|and sons)\b/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function profileIn(address: string): string {
  const found =
    /(?:^|\/\/|\.)(github\.com\/[^/?#\s]+|twitter\.com\/[^/?#\s]+|instagram\.com\/[^/?#\s]+)/i.exec(address)
  return (found?.[1] ?? '').toLowerCase()
}
