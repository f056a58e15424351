import type { CountryCode } from 'libphonenumber-js/max'
import { phoneKey } from '../lib/phone.ts'
import type { Contact } from '../lib/vcard/contact.ts'

/** What somebody is recognised by in a text. */
export interface KnownBy {
  /** Of two words or more: found inside a text. */
  names: string[]
  /** Of one word, which may be anybody's: only where it is all that is said. */
  words: string[]
  /** In lower case. */
  mails: string[]
  /** E.164, or the digits as written. */
  phones: string[]
}

/** Put where somebody was named. */
export const ERASED = '[…]'

const FEWEST_DIGITS = 7

export function knownBy(contacts: readonly Contact[], country: CountryCode): KnownBy {
  const names = new Set<string>()
  const [mails, phones] = [new Set<string>(), new Set<string>()]
  for (const { name, givenName, familyName, nickname, emails, phones: written } of contacts) {
    const both = givenName && familyName
    for (const each of [
      name,
      nickname,
      ...(both ? [`${givenName} ${familyName}`, `${familyName} ${givenName}`] : []),
    ])
      if (each.trim()) names.add(each.trim())
    for (const { value } of emails) if (value.includes('@')) mails.add(value.trim().toLowerCase())
    for (const { value } of written) {
      const key = phoneKey(value, country) ?? value.replace(/\D/g, '')
      if (key.replace(/\D/g, '').length >= FEWEST_DIGITS) phones.add(key)
    }
  }
  const isLong = (name: string) => /\p{L}.*[\s-].*\p{L}/u.test(name)
  return {
    names: [...names].filter(isLong),
    words: [...names].filter(name => !isLong(name)),
    mails: [...mails],
    phones: [...phones],
  }
}

/**
 * Takes somebody out of texts: a name whatever its accents, capitals, hyphens; a mail; a number however it is grouped, with
 * or without the code of its country. What does not name them comes back as it was. JSON stays JSON.
 */
export function redactor({ names, words, mails, phones }: KnownBy): (text: string) => string {
  const patterns = [
    ...names.map(namePattern),
    ...words.map(word => `^${namePattern(word)}$`),
    ...mails.map(mail => `(?<![\\w.+-])${escaped(mail)}(?![\\w-]|\\.\\w)`),
    ...phones.map(phonePattern),
  ]
  if (patterns.length === 0) return text => text
  const found = new RegExp(patterns.join('|'), 'giu')
  return text => {
    const apart = text.normalize('NFD')
    found.lastIndex = 0
    return found.test(apart) ? apart.replace(found, ERASED).normalize('NFC') : text
  }
}

function namePattern(name: string): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  const said = words.map(word => [...word].map(letter => `${escaped(letter)}\\p{M}*`).join(''))
  return `(?<![\\p{L}\\p{N}])${said.join('[^\\p{L}\\p{N}"\\\\]{1,3}')}(?![\\p{L}\\p{N}])`
}

/** A number in JSON never begins with a zero or a plus: none is taken for a telephone. */
function phonePattern(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  const parts = (text: string) => [...text].join('[\\s.\\-/()\u00a0\u202f]*')
  const national = phone.startsWith('+33') ? digits.slice(2) : null
  if (national === null) return `(?<!":\\s?-?)(?<![\\w+])(?:\\+|00)?${parts(digits)}(?!\\w)`
  return `(?<![\\w+])(?:(?:\\+|00)33[\\s.()\u00a0\u202f]*(?:\\(?0\\)?[\\s.\u00a0\u202f]*)?|0)${parts(national)}(?!\\w)`
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}
