import { parseCard, printCard } from './vcard/card.ts'
import { type Contact, EMPTY_ADDRESS, EMPTY_CONTACT } from './vcard/contact.ts'
import { contactOf } from './vcard/contact-of.ts'
import { newCard } from './vcard/edit.ts'
import { splitCards } from './vcard/split.ts'

/** What the QR code on somebody's card or telephone says of them. '' is "not said". */
export interface ScannedCard {
  name: string
  organisation: string
  phone: string
  mail: string
  /** Of the profile or site that the code leads to. */
  url: string
  /** As a vCard: the very one that the code held, where it held one. */
  vcard: string
}

type Said = Omit<ScannedCard, 'vcard'>

const NOTHING: Said = { name: '', organisation: '', phone: '', mail: '', url: '' }

/**
 * A vCard, a MECARD (NTT DOCOMO), a BIZCARD (its elder), an address of the web (LinkedIn's says the name), `mailto:` or
 * `tel:`. Any text is accepted: null when it says nothing of anybody.
 */
export function readScannedCard(text: string): ScannedCard | null {
  const said = text.trim()
  if (/^BEGIN:VCARD/i.test(said)) return fromVcard(said)
  if (/^BIZCARD:/i.test(said)) return fromBizcard(said.slice('BIZCARD:'.length))
  const read = readOther(said)
  return read && { ...read, vcard: vcardOf(read) }
}

function readOther(said: string): Said | null {
  if (/^MECARD:/i.test(said)) return fromMecard(said.slice('MECARD:'.length))
  if (/^mailto:/i.test(said)) return { ...NOTHING, mail: decoded(said.slice(7).split('?')[0] as string) }
  if (/^tel:/i.test(said)) return { ...NOTHING, phone: decoded(said.slice(4)) }
  if (/^https?:\/\//i.test(said)) return fromAddress(said)
  return null
}

function vcardOf({ name, organisation, phone, mail, url }: Said, besides: Partial<Contact> = {}): string {
  const [givenName = '', ...rest] = name.split(' ')
  const point = (value: string) => (value === '' ? [] : [{ value, types: [], label: null }])
  const contact = {
    ...{ ...EMPTY_CONTACT, name, givenName, familyName: rest.join(' '), organisation },
    ...{ phones: point(phone), emails: point(mail), urls: point(url) },
    ...besides,
  }
  return new TextDecoder().decode(printCard(newCard(contact)))
}

function fromVcard(text: string): ScannedCard | null {
  const [first] = splitCards(new TextEncoder().encode(text)).value
  if (!first) return null
  const { name, organisation, phones, emails, urls } = contactOf(parseCard(first.bytes).value)
  return {
    ...{ name, organisation, phone: phones[0]?.value ?? '', mail: emails[0]?.value ?? '' },
    url: urls[0]?.value ?? '',
    vcard: new TextDecoder().decode(first.bytes),
  }
}

/** `N:Owen,Sean;TEL:…;;`: fields end with `;`, a backslash keeps the next sign, the name is « family,given ». */
function fromMecard(text: string): Said | null {
  const card = { ...NOTHING }
  for (const field of splitAt(text, ';')) {
    const [key = '', ...rest] = splitAt(field, ':')
    const value = rest.join(':')
    const plain = value.replace(/\\(.)/gs, '$1').trim()
    if (plain === '') continue
    const name = key.trim().toUpperCase()
    if (name === 'N') card.name = givenFirst(value)
    else if (name === 'ORG') card.organisation = plain
    else if (name === 'TEL' && card.phone === '') card.phone = plain
    else if (name === 'EMAIL' && card.mail === '') card.mail = plain
    else if (name === 'URL' && card.url === '') card.url = plain
  }
  return card.name + card.phone + card.mail === '' ? null : card
}

/** `linkedin.com/in/marie-dupont-4b2a91`: the words before what only tells namesakes apart. */
function fromAddress(text: string): Said | null {
  if (!URL.canParse(text)) return null
  const { hostname, pathname } = new URL(text)
  const [, slug = ''] = /(?:^|\.)linkedin\.com$/i.test(hostname)
    ? (/^\/in\/([^/]+)/.exec(pathname) ?? [])
    : []
  const words = decoded(slug)
    .split('-')
    .filter(word => /^\p{L}+$/u.test(word))
  return { ...NOTHING, url: text, name: words.map(capital).join(' ') }
}

/** `BIZCARD:N:Sean;X:Owen;T:…;C:…;A:…;B:…;E:…;;`: given and family name apart, then job, firm, address, phone, mail. */
function fromBizcard(text: string): ScannedCard | null {
  const said = new Map<string, string>()
  for (const field of splitAt(text, ';')) {
    const [key = '', ...rest] = splitAt(field, ':')
    const plain = rest.join(':').replace(/\\(.)/gs, '$1').trim()
    const name = key.trim().toUpperCase()
    if (plain !== '' && !said.has(name)) said.set(name, plain)
  }
  const of = (key: string) => said.get(key) ?? ''
  const name = [of('N'), of('X')].filter(part => part !== '').join(' ')
  const read = { ...NOTHING, name, organisation: of('C'), phone: of('B') || of('M'), mail: of('E') }
  if (name + read.phone + read.mail === '') return null
  const addresses = of('A') === '' ? [] : [{ ...EMPTY_ADDRESS, types: ['work'], street: of('A') }]
  return { ...read, vcard: vcardOf(read, { title: of('T'), addresses }) }
}

function givenFirst(value: string): string {
  const [family = '', given = ''] = splitAt(value, ',').map(part => part.replace(/\\(.)/gs, '$1').trim())
  return [given, family].filter(part => part !== '').join(' ')
}

/** Parts between separators that no backslash precedes; their backslashes stay. */
function splitAt(text: string, separator: string): string[] {
  const parts = ['']
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string
    if (sign === '\\' && i + 1 < text.length) parts[parts.length - 1] += sign + text[++i]
    else if (sign === separator) parts.push('')
    else parts[parts.length - 1] += sign
  }
  return parts
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase('fr') + word.slice(1)
}
