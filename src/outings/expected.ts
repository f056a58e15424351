import { foldHeader } from '../lib/csv/header.ts'
import { readCsv } from '../lib/csv/read-csv.ts'
import { fold } from '../lib/fold.ts'
import { mailKey } from '../lib/mail-address.ts'
import type { Parsed, Problem } from '../lib/problem.ts'

/** Somebody a list of participants names. */
export interface Listed {
  name: string
  organisation: string
  mail: string | null
}

/** Somebody of a list, and who of the cardex they may be. */
export interface Proposal {
  listed: Listed
  /** known: one card, for certain. asked: one of these, or none. new: nobody bears that name. */
  match: 'known' | 'asked' | 'new'
  people: { id: string; name: string; organisation: string }[]
}

/** More are not read: nobody prepares for a thousand people. */
export const MOST_LISTED = 500
const LONGEST_NAME = 200

/**
 * Reads a list of who comes, pasted or out of a file: one a line (`Prénom Nom, Société`, `Nom – Société`, `Nom <mail>`,
 * a mail alone), a line of addresses as mail programs write them, or columns under their names. Numbers and bullets
 * before a name fall away; who stands there twice is read once.
 */
export function readListed(text: string): Parsed<Listed[]> {
  const problems: Problem[] = []
  const rows = columnsOf(text) ?? linesOf(text)
  const found = new Map<string, Listed>()
  for (const { where, listed } of rows) {
    if (listed === null) {
      problems.push({
        where,
        level: 'ignored',
        code: 'no-name',
        message: 'There is no name and no mail address on this line; it was left out.',
      })
      continue
    }
    const key = listed.mail ?? `${fold(listed.name)} ${fold(listed.organisation)}`
    if (found.has(key)) continue
    if (found.size === MOST_LISTED) {
      problems.push({
        where,
        level: 'rejected',
        code: 'too-many',
        params: { limit: MOST_LISTED },
        message: `Only the first ${MOST_LISTED} people were read.`,
      })
      break
    }
    found.set(key, listed)
  }
  return { value: [...found.values()], problems }
}

interface Row {
  where: string
  listed: Listed | null
}

/** What columns are called in the files of Meetup, Luma, Eventbrite, HelloAsso, Weezevent and of spreadsheets. */
const COLUMNS = {
  given: ['prenom', 'first name', 'firstname', 'given name', 'prenom participant', 'prenom du participant'],
  family: ['nom de famille', 'last name', 'lastname', 'surname', 'family name', 'nom participant'],
  name: [
    'nom complet',
    'nom et prenom',
    'participant',
    'name',
    'full name',
    'attendee',
    'attendee name',
    'guest',
  ],
  organisation: [
    'societe',
    'entreprise',
    'organisation',
    'organization',
    'company',
    'structure',
    'employeur',
  ],
  mail: [
    'email',
    'e-mail',
    'mail',
    'courriel',
    'adresse e-mail',
    'adresse mail',
    'email address',
    'adresse email',
  ],
} as const
type Column = keyof typeof COLUMNS

/** Null when the first row does not name columns. */
function columnsOf(text: string): Row[] | null {
  const { rows } = readCsv(text).value
  const [header, ...rest] = rows
  if (!header || header.cells.length < 2) return null
  const places = new Map<Column, number>()
  const names = header.cells.map(foldHeader)
  for (const [column, known] of Object.entries(COLUMNS) as [Column, readonly string[]][]) {
    const at = names.findIndex(name => known.includes(name))
    if (at >= 0) places.set(column, at)
  }
  // « Nom » is the family name beside « Prénom », else the whole name.
  const plain = names.indexOf('nom')
  if (plain >= 0) {
    const column = places.has('given') ? 'family' : 'name'
    if (!places.has(column)) places.set(column, plain)
  }
  if (!places.has('name') && !places.has('family') && !(places.has('mail') && places.size > 1)) return null
  return rest.map(({ number, cells }) => {
    const cell = (column: Column) => {
      const at = places.get(column)
      return at === undefined ? '' : tidy(cells[at] ?? '')
    }
    const name = cell('name') || [cell('given'), cell('family')].filter(part => part !== '').join(' ')
    return { where: `row ${number}`, listed: listedOf(name, cell('organisation'), mailKey(cell('mail'))) }
  })
}

function linesOf(text: string): Row[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, i) => {
    const where = `line ${i + 1}`
    const bare = line.replace(LEADING, '').trim()
    if (bare === '') return []
    const mails = mailsOf(bare)
    return mails ? mails.map(listed => ({ where, listed })) : [{ where, listed: lineOf(bare) }]
  })
}

/** Bullets, check boxes and numbers before a name. */
const LEADING = /^[\s\-–—•*·▪◦☐☑✓✔>]*(?:\d{1,3}[.)°]\s*)?[\s\-–—•*]*/u
const IN_BRACKETS = /<([^<>\s]+@[^<>\s]+)>/

/** `Ana Roy <ana@roy.fr>, Bo <bo@x.fr>; c@y.fr`: at least two addresses on one line. */
function mailsOf(line: string): Listed[] | null {
  if ((line.match(/@/g)?.length ?? 0) < 2) return null
  const parts = line.split(/[;,]\s*(?=[^;,]*@)/)
  const read = parts.map(lineOf)
  return read.every(each => each?.mail) ? read.flatMap(each => each ?? []) : null
}

function lineOf(line: string): Listed | null {
  const bracketed = IN_BRACKETS.exec(line)
  const bare = bracketed ? null : /[^\s,;<>()]+@[^\s,;<>()]+/.exec(line)
  const written = bracketed?.[0] ?? bare?.[0] ?? ''
  const mail = written === '' ? null : mailKey(written.replace(/^<|>$/g, ''))
  const rest = mail === null ? line : line.replace(written, ' ')
  const [name = '', organisation = ''] = partsOf(tidy(rest))
  return listedOf(name, organisation, mail)
}

/** `Ana Roy, Roy & fils`, `Ana Roy (Roy & fils)`, `Ana Roy – Roy & fils`, `Ana Roy;Roy & fils`, by tabs. */
function partsOf(text: string): string[] {
  const parenthesis = /^(.+?)\s*\(([^()]+)\)/.exec(text)
  if (parenthesis) return [parenthesis[1] as string, parenthesis[2] as string]
  const parts = text.split(/\s*[\t;|]\s*|\s*,\s+|\s+[–—-]\s+|\s+@\s+|\s+chez\s+/u).map(tidy)
  return parts.filter(part => part !== '')
}

function listedOf(name: string, organisation: string, mail: string | null): Listed | null {
  const said = tidy(name).slice(0, LONGEST_NAME)
  if (/\p{L}/u.test(said))
    return { name: said, organisation: tidy(organisation).slice(0, LONGEST_NAME), mail }
  return mail === null ? null : { name: nameIn(mail), organisation: '', mail }
}

/** `ana.roy@roy.fr` may be called Ana Roy: to be looked at before it is kept. */
function nameIn(mail: string): string {
  const local = mail.slice(0, mail.lastIndexOf('@')).replace(/\+.*$/, '')
  const words = local.split(/[._-]+/).filter(word => /^\p{L}{2,}$/u.test(word))
  if (words.length < 2) return mail
  return words.map(word => word.slice(0, 1).toUpperCase() + word.slice(1)).join(' ')
}

function tidy(text: string): string {
  return text
    .replace(/["“”«»]/g, ' ')
    .replace(/[^\S\t]+/g, ' ')
    .replace(/^[\s,;:|]+|[\s,;:|]+$/g, '')
}
