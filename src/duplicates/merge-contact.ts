import type { CountryCode } from 'libphonenumber-js/max'
import { fold, foldedWords } from '../lib/fold.ts'
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

/** What one has one of, so that one card leads and what the other says goes to the note. */
export const LEADS = ['name', 'organisation', 'nickname', 'title', 'role', 'birthday', 'anniversary'] as const
export type Lead = (typeof LEADS)[number]

export interface Manner extends Reader {
  /** Where theirs leads, and ours goes to the note; ours leads everywhere else. */
  lead?: ReadonlySet<Lead> | undefined
  /** Another card of the desk rather than a file: the note says so. */
  isOwnCard?: boolean | undefined
}

/**
 * What the desk has with what it lacks of the file. Nothing is taken away. A value that the file already had the last
 * time is no news: what was changed on the screen since stays. Of the very same card, what nobody touched on the screen
 * follows the file. Where both say something else, ours stays and theirs goes to the note.
 */
export function mergedContact(versions: Versions, manner: Manner): Contact {
  const { language, country, lead, isOwnCard = false } = manner
  const { ours, theirs, base } = versions
  const isSameCard = versions.isSameCard && base !== null
  const old = base ?? EMPTY_CONTACT
  const conflicts: string[] = []
  const choose = <T>(field: Lead, said: Choice<T>): T => {
    const { value, conflict } = lead?.has(field)
      ? chosen({ ...said, ours: said.theirs, theirs: said.ours }, false)
      : chosen(said, isSameCard)
    if (conflict !== null) conflicts.push(`${FIELDS[language][field]} ${conflict}`)
    return value
  }
  const text = (field: Lead & keyof Contact & TextField) =>
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
    note: mergedNote(ours.note, theirs.note, {
      old: old.note,
      isSameCard,
      conflicts,
      heading: (isOwnCard ? OTHER_CARD : HEADINGS)[language],
    }),
  }
}

/** Where each says something of its own, so that one must lead. */
export function differences(ours: Contact, theirs: Contact): { field: Lead; ours: string; theirs: string }[] {
  const printed = (contact: Contact): Record<Lead, string> => ({
    name: wholeName(contact),
    organisation: WORK.print(contact),
    nickname: contact.nickname,
    title: contact.title,
    role: contact.role,
    birthday: DATE.print(contact.birthday),
    anniversary: DATE.print(contact.anniversary),
  })
  const [mine, other] = [printed(ours), printed(theirs)]
  return LEADS.filter(
    field => mine[field] !== '' && other[field] !== '' && wordsOf(mine[field]) !== wordsOf(other[field]),
  ).map(field => ({ field, ours: mine[field], theirs: other[field] }))
}

/** The same words in another order say nothing else: DUPONT Marie is Marie Dupont. */
function wordsOf(text: string): string {
  return fold(text).split(' ').sort().join(' ')
}

type TextField = 'nickname' | 'title' | 'role'

const FIELDS: Record<'fr' | 'en', Record<Lead, string>> = {
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
  if (other === '' || isSameText(mine, other)) {
    return completes?.(ours, theirs) ? { value: theirs, conflict: null } : keep
  }
  if (other === before) return keep
  if (mine === '' || (isSameCard && mine === before) || completes?.(ours, theirs))
    return { value: theirs, conflict: null }
  return completes?.(theirs, ours) ? keep : { value: ours, conflict: other }
}

/** As read, without accents or signs; what is signs alone, to the letter. */
function isSameText(one: string, other: string): boolean {
  return one === other || (fold(one) !== '' && fold(one) === fold(other))
}

const TEXT = { print: (text: string) => text }

type Names = Pick<Contact, 'name' | 'prefix' | 'givenName' | 'additionalName' | 'familyName' | 'suffix'>

function nameOf({ name, prefix, givenName, additionalName, familyName, suffix }: Contact): Names {
  return { name, prefix, givenName, additionalName, familyName, suffix }
}

const NAME = {
  print: wholeName,
  // The same name, taken apart at last, or with its accents.
  completes: (some: Names, more: Names) => {
    const said = new Set(foldedWords(wholeName(more)))
    const isAllSaid = foldedWords(wholeName(some)).every(word => said.has(word))
    if (!isAllSaid || !isSameText(some.name, more.name)) return false
    const [isWhole, isParted] = [
      some.givenName + some.familyName === '',
      more.givenName + more.familyName !== '',
    ]
    return isParted && (isWhole || accentsIn(more.name) > accentsIn(some.name))
  },
}

function accentsIn(text: string): number {
  return text.normalize('NFD').match(/\p{M}/gu)?.length ?? 0
}

/** With the parts that the whole does not say: a title, a second first name. */
function wholeName({ name, prefix, givenName, additionalName, familyName, suffix }: Names): string {
  const said = new Set(fold(name).split(' '))
  const unsaid = [prefix, givenName, additionalName, familyName, suffix].filter(
    part =>
      part !== '' &&
      !fold(part)
        .split(' ')
        .every(word => said.has(word)),
  )
  return unsaid.length === 0 ? name : `${name} (${unsaid.join(' ')})`
}

type Work = Pick<Contact, 'organisation' | 'department'>

function workOf({ organisation, department }: Contact): Work {
  return { organisation, department }
}

const WORK = {
  print: ({ organisation, department }: Work) =>
    [organisation, department].filter(part => part !== '').join(', '),
  completes: (some: Work, more: Work) =>
    some.department === '' && more.department !== '' && isSameText(some.organisation, more.organisation),
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
  heading: string
}

const HEADINGS = { fr: 'D’après un import\u202f:', en: 'As an import has it:' }
const OTHER_CARD = { fr: 'D’après l’autre fiche\u202f:', en: 'As the other card had it:' }

/** Notes one after the other; a line that is already there is not written twice. */
function mergedNote(
  ours: string,
  theirs: string,
  { old, isSameCard, conflicts, heading }: NoteParts,
): string {
  const news =
    theirs === old || ours.includes(theirs) ? '' : isSameCard && ours !== '' && ours === old ? theirs : null
  // Nobody touched the note on the screen: it follows the file.
  const base = news === null ? [ours, theirs].filter(text => text !== '').join('\n\n') : news || ours
  const lines = conflicts.filter(line => !base.split('\n').includes(line))
  return lines.length === 0
    ? base
    : [base, [heading, ...lines].join('\n')].filter(text => text !== '').join('\n\n')
}
