import { withoutAccents } from '../lib/fold.ts'
import { mailKey } from '../lib/mail-address.ts'
import type { Problem } from '../lib/problem.ts'
import { parseCard } from '../lib/vcard/card.ts'
import { type Contact, EMPTY_ADDRESS, EMPTY_CONTACT } from '../lib/vcard/contact.ts'
import { contactOf } from '../lib/vcard/contact-of.ts'
import { splitCards } from '../lib/vcard/split.ts'
import { namedContact } from './person-name.ts'
import { isTitle } from './title-words.ts'

export interface ReadContact {
  contact: Contact
  problems: Problem[]
}

/**
 * Somebody out of what was pasted or typed: a vCard, the signature of a mail, or one line
 * (« Marie Dupont, graphiste chez Aria, Lyon, 06 12 34 56 78, marie@aria.fr »). To be shown before it is saved: what
 * has no sure place goes to the note, nothing is dropped.
 */
export function readText(text: string): ReadContact {
  return /^\s*BEGIN\s*:\s*VCARD/im.test(text) ? readCard(text) : readPieces(text)
}

function readCard(text: string): ReadContact {
  const { value: cards, problems } = splitCards(new TextEncoder().encode(text))
  const first = cards[0]
  if (!first) return { contact: EMPTY_CONTACT, problems }
  const { value: card, problems: within } = parseCard(first.bytes)
  const more = cards.filter(({ within: holder }) => holder === null).length - 1
  const ignored: Problem[] =
    more > 0
      ? [
          {
            where: 'card 2',
            level: 'ignored',
            code: 'first-card-only',
            params: { count: more },
            message: `Only the first card was read; ${more} more follow.`,
          },
        ]
      : []
  return { contact: contactOf(card), problems: [...problems, ...within, ...ignored] }
}

interface Draft {
  contact: Contact
  /** Pieces with no place of their own, in their order. */
  rest: string[]
}

function readPieces(text: string): ReadContact {
  const draft: Draft = {
    contact: { ...EMPTY_CONTACT, phones: [], emails: [], addresses: [], urls: [] },
    rest: [],
  }
  const lines = linesOf(text)
  const pieces = lines.flatMap(line => takePoints(line, draft).flatMap(piecesOf))
  for (const [at, piece] of pieces.entries()) place(piece, at, pieces, draft)

  const { contact, rest } = draft
  if (contact.name === '') Object.assign(contact, namedContact(nameFromMail(contact.emails[0]?.value) ?? ''))
  if (contact.name === '')
    contact.name = contact.organisation || contact.emails[0]?.value || contact.phones[0]?.value || ''
  contact.note = rest.join('\n')
  const problems = rest.map(
    (piece): Problem => ({
      where: 'text',
      level: 'ignored',
      code: 'put-in-note',
      params: { text: piece },
      message: `Kept in the note: ${piece}`,
    }),
  )
  return { contact, problems }
}

/** Without the marks of signatures: `-- `, lines of dashes, quote marks, polite endings. */
function linesOf(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/\r\n|\r|\n/)
    .map(line => line.replace(/^[\s>*_•·|]+|[\s*_|]+$/g, '').replace(/\s+/g, ' '))
    .filter(line => line !== '' && !/^[-–—_=*~]+$/.test(line) && !POLITE.test(withoutAccents(line)))
}

const POLITE =
  /^(?:(?:bien |tres )?(?:cordialement|amicalement|sincerement)|(?:bien|cdt|cdlt|salutations?|merci|a bientot|belle journee|bonne journee)(?: a (?:vous|toi))?|(?:best|kind|warm)(?: regards)?|regards|sincerely|cheers|thanks|yours)[ ,.!]*$/

/** Takes mails, sites and phones off a line; what is left of it, cut where they stood. */
function takePoints(line: string, { contact }: Draft): string[] {
  let left = line.replace(MAIL, (whole, address: string) => {
    if (mailKey(address) === null) return whole
    contact.emails.push({ types: [], label: null, value: address })
    return CUT
  })
  left = left.replace(SITE, (whole: string) => {
    contact.urls.push({ types: [], label: null, value: /^https?:/i.test(whole) ? whole : `https://${whole}` })
    return CUT
  })
  left = left.replace(PHONE, (whole: string, label: string | undefined, number: string) => {
    const digits = number.replace(/\D/g, '').length
    if (digits < 8 || digits > 15 || isDateOrCode(number)) return whole
    contact.phones.push({ types: phoneTypes(label ?? '', number), label: null, value: number.trim() })
    return CUT
  })
  return left.replaceAll(LEFT_LABEL, CUT).split(CUT)
}

// A character of private use: no text holds it.
const CUT = '\uE000'
const MAIL =
  /(?:(?:e-?mail|mail|courriel|m)\s*[.:]\s*)?<?([\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)>?/giu
const SITE =
  /(?:(?<=^|[\s,;|(:])(?:site|web|site web|website)\s*:\s*)?(?:https?:\/\/\S+?|(?<![@\w.])www\.[^\s,;|]+?|(?<![@\w.-])[\w-]{2,}(?:\.[\w-]+)*\.(?:fr|com|net|org|eu|io|be|ch|ca|uk|co|pro|paris|bzh|info|studio|coop)(?:\/[^\s,;|]*)?)(?=[\s,;|)]|$)/giu
const PHONE =
  /(?:(?<=^|[\s,;|(/–—-])(t[ée]l(?:[ée]phone)?|tel|phone|mobile|mob|port(?:able)?|cell|fixe|bureau|office|direct|standard|fax|[tmpf])\s*\.?\s*:?\s*)?((?<![\p{L}\d]|\d )(?:\+|00)?\(?\d[\d\s()./-]{6,}\d)/giu
const LEFT_LABEL =
  /(?:^|(?<=\uE000))\s*(?:t[ée]l|tel|mob|mobile|fax|e-?mail|mail|site|web|[tmpf])\s*\.?\s*:\s*(?=\uE000|$)/giu

function phoneTypes(label: string, number: string): string[] {
  const word = withoutAccents(label)
  if (/^f(?:ax)?$/.test(word)) return ['fax']
  if (/^(?:m|mob|mobile|p|port|portable|cell)$/.test(word)) return ['cell']
  if (/^(?:bureau|office|direct|standard)$/.test(word)) return ['work']
  return /^(?:\+33|0033|0)[\s().-]*(?:\(0\)\s*)?[67]/.test(number.trim()) ? ['cell'] : []
}

/** `12/03/2026`, a SIRET: figures that are no number to call. */
function isDateOrCode(number: string): boolean {
  return (
    /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$/.test(number.trim()) ||
    /^\d{3} \d{3} \d{3}(?: \d{5})?$/.test(number.trim())
  )
}

function piecesOf(text: string): string[] {
  // An address keeps its commas: « 12, rue Neuve, 69001 Lyon ».
  return text
    .split(
      /\s*[|;•·]\s*|\s+[-–—/]\s+|,\s+(?!rue|avenue|av\.|bd|boulevard|place|chemin|quai|all[ée]e|impasse|cours)/i,
    )
    .map(piece => piece.replace(/^[\s,;:.()–—-]+|[\s,;:(–—-]+$/g, ''))
    .filter(piece => piece !== '')
}

function place(piece: string, at: number, pieces: readonly string[], draft: Draft): void {
  const { contact, rest } = draft
  if (takeAddress(piece, contact)) return
  if (/\d{3}/.test(piece)) {
    rest.push(piece)
    return
  }
  if (contact.name === '' && at === firstNameAt(pieces)) {
    Object.assign(contact, namedContact(piece))
    return
  }
  const [title, firm] = splitFirm(piece)
  if (firm !== '' && contact.organisation === '' && contact.title === '') {
    contact.title = title
    contact.organisation = firm
  } else if (contact.title === '' && isTitle(piece)) {
    contact.title = piece
  } else if (
    contact.organisation === '' &&
    (isFirm(piece) || (contact.title !== '' && pieces.length > 2 && isFirmPlace(at, pieces)))
  ) {
    contact.organisation = piece
  } else if (contact.organisation === '' && ORGANISED.test(withoutAccents(piece))) {
    contact.organisation = piece
  } else if (isPlaceName(piece) && !contact.addresses.some(({ town }) => town !== '')) {
    contact.addresses.push({ ...EMPTY_ADDRESS, town: piece })
  } else if (contact.title === '' && contact.organisation === '' && at === firstNameAt(pieces) + 1) {
    contact.title = piece
  } else {
    rest.push(piece)
  }
}

/** The first piece that is neither a job, a firm nor an address. */
function firstNameAt(pieces: readonly string[]): number {
  const at = pieces.findIndex(
    piece => !isTitle(piece) && !isFirm(piece) && !ADDRESS_START.test(piece) && !TOWN_LINE.test(piece),
  )
  return Math.max(at, 0)
}

/** « graphiste chez Aria », "designer at Aria", « gérante de la SARL Untel ». */
function splitFirm(piece: string): [title: string, firm: string] {
  const match = /^(.*?)\s*(?:\bchez\b|\bat\b|@)\s*(.+)$/iu.exec(piece)
  return match ? [(match[1] as string).trim(), (match[2] as string).trim()] : ['', '']
}

/** A firm by its form (« SARL », Ltd) or by its first word (« Atelier… »). */
export function isFirm(piece: string): boolean {
  return (
    /(?:^|\s)(?:SARL|SAS|SASU|EURL|SA|SCOP|SCIC|SCP|SELARL|EI|GmbH|Ltd|LLC|Inc\.?|& ?Co|& (?:Fils|Associ[ée]s|Sons)|Cie)(?=$|[\s,.])/u.test(
      piece,
    ) ||
    /^(?:agence|atelier|studio|cabinet|association|soci[ée]t[ée]|groupe|maison|librairie|boulangerie|garage|coop[ée]rative|mairie|universit[ée]|[ée]cole|th[ée][aâ]tre|restaurant|imprimerie)(?=\s)/iu.test(
      piece,
    )
  )
}

/** Right after the job in a signature of several lines, before the town. */
function isFirmPlace(at: number, pieces: readonly string[]): boolean {
  return isTitle(pieces[at - 1] ?? '') && at < pieces.length - 1
}

const STREET_WORDS =
  'rue|r\\.|avenue|av\\.?|boulevard|bd\\.?|blvd|place|pl\\.|chemin|quai|all[ée]es?|impasse|cours|route|square|passage|faubourg|villa|esplanade|lieu-dit|zone|za|zi|street|st\\.?|road|rd\\.?|lane'
/** « 12 bis, rue… », « ZA de… », « BP 12 ». */
export function beginsAddress(piece: string): boolean {
  return ADDRESS_START.test(piece)
}

const ADDRESS_START = new RegExp(
  `^(?:\\d{1,4}(?:\\s?(?:bis|ter|quater|[a-d]))?,?\\s+(?:${STREET_WORDS})\\b|(?:${STREET_WORDS})\\s|\\d{1,4}\\s+.+\\b(?:street|road|lane|avenue|drive)\\b|(?:BP|CS|B\\.P\\.)\\s?\\d+)`,
  'iu',
)
const TOWN_LINE =
  /^(?:F-|FR-|B-|CH-)?(\d{4,5}(?:\s?CEDEX)?)\s+(\p{L}[\p{L}\s’'.-]+?(?:\s\d{1,2}e?)?(?:\s+cedex(?:\s\d+)?)?)$/iu

function takeAddress(piece: string, contact: Contact): boolean {
  const [street, code, town] = addressParts(piece)
  if (street === '' && code === '') {
    const last = contact.addresses.at(-1)
    if (last?.country !== '' || !/^(?:france|belgique|suisse|canada|belgium|switzerland)$/i.test(piece))
      return false
    last.country = piece
    return true
  }
  const open = contact.addresses.find(
    address => (street === '' || address.street === '') && (code === '' || address.postalCode === ''),
  )
  const address = open ?? { ...EMPTY_ADDRESS }
  if (!open) contact.addresses.push(address)
  if (street !== '') address.street = street
  if (code !== '') Object.assign(address, { postalCode: code, town })
  return true
}

function addressParts(piece: string): [street: string, postalCode: string, town: string] {
  const alone = TOWN_LINE.exec(piece)
  if (alone) return ['', alone[1] as string, alone[2] as string]
  if (!ADDRESS_START.test(piece)) return ['', '', '']
  const whole = /^(.*?)[\s,]+(\d{5})\s+(\p{L}.*)$/u.exec(piece)
  return whole
    ? [(whole[1] as string).replace(/,$/, ''), whole[2] as string, whole[3] as string]
    : [piece, '', '']
}

/** Words of what people work in, anywhere in its name: « Pôle Culture », « Direction de la Voirie ». */
const ORGANISED = new RegExp(
  `(?<![\\p{L}-])(?:${'pole service direction departement department division bureau institut institute fondation foundation comite committee syndicat federation collectif reseau network club compagnie company theatre musee museum galerie gallery atelier studio agence agency cabinet groupe group association societe laboratoire lab mediatheque bibliotheque library lycee universite university ecole school ministere ministry prefecture hopital hospital clinique clinic partner conseil consulting solution system design culture communication formation'
    .split(' ')
    .join('|')}|chambre d[eu']|chamber of)(?:s|x|es)?(?![\\p{L}-])`,
  'u',
)

/** Something that people work in, by a word of its name. */
export function isOrganised(piece: string): boolean {
  return ORGANISED.test(withoutAccents(piece))
}

/** One to four words that begin with a capital, without figures: a town when nothing else was it. */
function isPlaceName(piece: string): boolean {
  return (
    !ORGANISED.test(withoutAccents(piece)) &&
    /^\p{Lu}[\p{L}’'-]*(?:[\s-](?:\p{Lu}[\p{L}’'-]*|sur|sous|en|lès|les|le|la|de|du|d[’']\p{Lu}\p{L}*|et|aux?))*(?:\s\d{1,2}e)?$/u.test(
      piece,
    ) &&
    piece.split(' ').length <= 4
  )
}

/** `marie.dupont@…` → Marie Dupont; addresses of services name nobody. */
function nameFromMail(mail: string | undefined): string | null {
  const [local = ''] = mail?.split('@') ?? []
  const words = local.split(/[._]/).filter(word => /^\p{L}{2,}(?:-\p{L}+)?$/u.test(word))
  if (words.length !== 2) return null
  return words.map(word => word.replace(/(?:^|-)\p{L}/gu, letter => letter.toUpperCase())).join(' ')
}
