import type { CountryCode } from 'libphonenumber-js/max'
import { fold } from '../lib/fold.ts'
import { mailKey } from '../lib/mail-address.ts'
import { formatPartialDate, type PartialDate } from '../lib/partial-date.ts'
import { phoneKey } from '../lib/phone.ts'
import { type Contact, type ContactPoint, EMPTY_CONTACT, type PostalAddress } from '../lib/vcard/contact.ts'

export interface Versions {
  /** What the desk has. */
  ours: Contact
  /** What the file says now. */
  theirs: Contact
  /** What it said when it last came; null when it never did. */
  base: Contact | null
  /** Whether the file knows the card by an identifier, so that `base` is this very card. */
  isSameCard: boolean
}

/** Whose desk it is: for the words put in notes, and for numbers written without their country. */
export interface Reader {
  language: 'fr' | 'en'
  country: CountryCode
}

/**
 * What the desk has with what it lacks of the file. Nothing is taken away. A value that the file already had the last
 * time is no news: what was changed on the screen since stays. Of the very same card, what nobody touched on the screen
 * follows the file. Where both say something else, ours stays and theirs goes to the note.
 */
export function mergedContact(versions: Versions, { language, country }: Reader): Contact {
  const { ours, theirs, base } = versions
  const isSameCard = versions.isSameCard && base !== null
  const old = base ?? EMPTY_CONTACT
  const conflicts: string[] = []
  const choose = <T>(field: Field, said: Choice<T>): T => {
    const { value, conflict } = chosen(said, isSameCard)
    if (conflict !== null) conflicts.push(`${FIELDS[language][field]} ${conflict}`)
    return value
  }
  const text = (field: Field & keyof Contact & TextField) =>
    choose(field, { ours: ours[field], theirs: theirs[field], base: old[field], ...TEXT })

  const names = choose('name', { ours: nameOf(ours), theirs: nameOf(theirs), base: nameOf(old), ...NAME })
  const work = choose('organisation', {
    ours: workOf(ours),
    theirs: workOf(theirs),
    base: workOf(old),
    ...WORK,
  })
  const merged: Contact = {
    ...ours,
    ...names,
    ...work,
    nickname: text('nickname'),
    title: text('title'),
    role: text('role'),
    birthday: choose('birthday', {
      ours: ours.birthday,
      theirs: theirs.birthday,
      base: old.birthday,
      ...DATE,
    }),
    anniversary: choose('anniversary', {
      ours: ours.anniversary,
      theirs: theirs.anniversary,
      base: old.anniversary,
      ...DATE,
    }),
    phones: union(ours.phones, theirs.phones, { old: old.phones, key: point => phoneOf(point, country) }),
    emails: union(ours.emails, theirs.emails, { old: old.emails, key: mailOf }),
    addresses: union(ours.addresses, theirs.addresses, { old: old.addresses, key: addressOf }),
    urls: union(ours.urls, theirs.urls, { old: old.urls, key: linkOf }),
    profiles: union(ours.profiles, theirs.profiles, { old: old.profiles, key: linkOf }),
    tags: union(ours.tags, theirs.tags, { old: old.tags, key: fold }),
    photo: ours.photo ?? (base?.photo ? null : theirs.photo),
  }
  return {
    ...merged,
    note: mergedNote(ours.note, theirs.note, { old: old.note, isSameCard, conflicts, language }),
  }
}

type TextField = 'nickname' | 'title' | 'role'
type Field = TextField | 'name' | 'organisation' | 'birthday' | 'anniversary'

const FIELDS: Record<'fr' | 'en', Record<Field, string>> = {
  fr: {
    name: 'Autre nom\u202f:',
    organisation: 'Autre organisation\u202f:',
    nickname: 'Autre surnom\u202f:',
    title: 'Autre fonction\u202f:',
    role: 'Autre rôle\u202f:',
    birthday: 'Autre date de naissance\u202f:',
    anniversary: 'Autre anniversaire\u202f:',
  },
  en: {
    name: 'Other name:',
    organisation: 'Other organisation:',
    nickname: 'Other nickname:',
    title: 'Other title:',
    role: 'Other role:',
    birthday: 'Other birthday:',
    anniversary: 'Other anniversary:',
  },
}

interface Choice<T> {
  ours: T
  theirs: T
  base: T
  /** '' when it says nothing. */
  print: (value: T) => string
  /** Whether the second says all that the first says, and more. */
  completes?: (value: T, more: T) => boolean
}

/** Three-way: theirs where ours is empty, or is what the same card said the last time; ours everywhere else. */
function chosen<T>(said: Choice<T>, isSameCard: boolean): { value: T; conflict: string | null } {
  const { ours, theirs, base, print, completes } = said
  const [mine, other, before] = [print(ours), print(theirs), print(base)]
  const keep = { value: ours, conflict: null }
  if (other === '' || fold(other) === fold(mine)) {
    return completes?.(ours, theirs) ? { value: theirs, conflict: null } : keep
  }
  if (other === before) return keep
  if (mine === '' || (isSameCard && mine === before) || completes?.(ours, theirs))
    return { value: theirs, conflict: null }
  return completes?.(theirs, ours) ? keep : { value: ours, conflict: other }
}

const TEXT = { print: (text: string) => text }

type Names = Pick<Contact, 'name' | 'prefix' | 'givenName' | 'additionalName' | 'familyName' | 'suffix'>

function nameOf({ name, prefix, givenName, additionalName, familyName, suffix }: Contact): Names {
  return { name, prefix, givenName, additionalName, familyName, suffix }
}

const NAME = {
  print: ({ name }: Names) => name,
  // The same name, taken apart at last.
  completes: (some: Names, more: Names) =>
    fold(some.name) === fold(more.name) &&
    some.givenName + some.familyName === '' &&
    more.givenName + more.familyName !== '',
}

type Work = Pick<Contact, 'organisation' | 'department'>

function workOf({ organisation, department }: Contact): Work {
  return { organisation, department }
}

const WORK = {
  print: ({ organisation, department }: Work) =>
    [organisation, department].filter(part => part !== '').join(', '),
  completes: (some: Work, more: Work) =>
    some.department === '' && more.department !== '' && fold(some.organisation) === fold(more.organisation),
}

const DATE = {
  print: (date: PartialDate | null) => (date ? formatPartialDate(date) : ''),
  completes: (some: PartialDate | null, more: PartialDate | null) =>
    some !== null &&
    more !== null &&
    some.year === null &&
    more.year !== null &&
    some.month === more.month &&
    some.day === more.day,
}

/** Ours, then theirs that neither we nor the last file had. */
function union<T>(ours: T[], theirs: T[], { old, key }: { old: T[]; key: (value: T) => string }): T[] {
  const known = new Set([...ours, ...old].map(key))
  const added = theirs.filter(value => !known.has(key(value)) && known.add(key(value)))
  return added.length === 0 ? ours : [...ours, ...added]
}

function phoneOf({ value }: ContactPoint, country: CountryCode): string {
  return phoneKey(value, country) ?? (value.replace(/\D/g, '') || fold(value))
}

function mailOf({ value }: ContactPoint): string {
  return mailKey(value) ?? value.toLowerCase()
}

function addressOf({ poBox, extended, street, town, region, postalCode, country }: PostalAddress): string {
  return fold([poBox, extended, street, town, region, postalCode, country].join(' '))
}

function linkOf({ value }: ContactPoint): string {
  return value.toLowerCase().replace(/\/$/, '')
}

interface NoteParts {
  old: string
  isSameCard: boolean
  conflicts: string[]
  language: 'fr' | 'en'
}

const HEADINGS = { fr: 'D’après un import\u202f:', en: 'As an import has it:' }

/** Notes one after the other; a line that is already there is not written twice. */
function mergedNote(
  ours: string,
  theirs: string,
  { old, isSameCard, conflicts, language }: NoteParts,
): string {
  const news =
    theirs === old || ours.includes(theirs) ? '' : isSameCard && ours !== '' && ours === old ? theirs : null
  // Nobody touched the note on the screen: it follows the file.
  const base = news === null ? [ours, theirs].filter(text => text !== '').join('\n\n') : news || ours
  const lines = conflicts.filter(line => !base.split('\n').includes(line))
  return lines.length === 0
    ? base
    : [base, [HEADINGS[language], ...lines].join('\n')].filter(text => text !== '').join('\n\n')
}
