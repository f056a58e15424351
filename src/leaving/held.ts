import { sql } from 'kysely'
import { isSupportedCountry } from 'libphonenumber-js/max'
import type { Encounter } from '../encounters/encounter.ts'
import { eventTitle } from '../encounters/event-title.ts'
import { formatPartialDate } from '../lib/partial-date.ts'
import { Refusal } from '../lib/refusal.ts'
import { parseCard } from '../lib/vcard/card.ts'
import type { Contact } from '../lib/vcard/contact.ts'
import { contactOf } from '../lib/vcard/contact-of.ts'
import { readSettings } from '../owner/store.ts'
import { cardOctets } from '../people/octets.ts'
import { POINTERS } from '../platform/db/pointers.ts'
import type { Desk } from '../platform/desk.ts'
import { refuseIfGone } from '../platform/gone.ts'
import { factColumns } from './desk-columns.ts'
import { pagesOf } from './desk-pages.ts'
import type { HeldLine } from './held-line.ts'
import { KINDS, kindOf } from './kinds.ts'
import { knownBy, redactor } from './known-by.ts'

export type HeldRow = { id: string } & Record<string, string | number | null>

/** All that a desk holds about somebody. */
export interface Held {
  made: string
  contact: Contact
  /** Their card, as it is kept. */
  card: string
  /** By table: rows that point at them, those that these point at by way of a link, and rows that name them. */
  rows: Record<string, HeldRow[]>
}

/** Rows that only tie a person to what is told: what they tie to is told too. */
const LINKS: readonly (readonly [link: string, column: string, to: string])[] = [
  ['encounter_person', 'encounter_id', 'encounter'],
  ['mandate_person', 'mandate_id', 'mandate'],
  ['club_person', 'club_id', 'club'],
  ['correspondence', 'encounter_id', 'encounter'],
]

/** @throws Refusal `not-found`, or `gone` for who is no longer there. */
export async function heldAbout(desk: Desk, personId: string): Promise<Held> {
  const octets = await cardOctets(desk, personId)
  if (!octets) {
    await refuseIfGone(desk, 'person', personId)
    throw new Refusal('not-found', { what: 'person' })
  }
  const { country } = await readSettings(desk)
  const contact = contactOf(parseCard(octets).value)
  const redact = redactor(knownBy([contact], isSupportedCountry(country) ? country : 'FR'))
  const rows: Record<string, HeldRow[]> = {}
  const linked = new Map<string, Set<string>>()
  const tables = await factColumns(desk)
  // Links first: they say which others are told.
  const order = [...tables].sort((a, b) => Number(isLink(b.table)) - Number(isLink(a.table)))
  for (const { table, texts } of order) {
    const pointing = POINTERS.filter(({ from, to }) => from === table && to === 'person').map(
      each => each.column,
    )
    const found: HeldRow[] = []
    for await (const { desk_id: _, ...row } of pagesOf<HeldRow>(desk, table, sql`*`)) {
      const points = pointing.some(column => row[column] === personId)
      const isTold = points || row.id === personId || linked.get(table)?.has(row.id as string)
      const names = !isTold && texts.some(column => isChanged(redact, row[column]))
      if (!isTold && !names) continue
      found.push(row as HeldRow)
      for (const [link, column, to] of LINKS)
        if (link === table && points) {
          const ids = linked.get(to) ?? new Set<string>()
          ids.add(String(row[column]))
          linked.set(to, ids)
        }
    }
    if (found.length > 0) rows[table] = found
  }
  return { made: desk.now().toISOString(), contact, card: new TextDecoder().decode(octets), rows }
}

function isLink(table: string): boolean {
  return LINKS.some(([link]) => link === table)
}

function isChanged(redact: (text: string) => string, value: string | number | null | undefined): boolean {
  return typeof value === 'string' && redact(value) !== value
}

const DAYS = /^(day|on|month)$|(_on|_at|_day)$/
const WORDS =
  /^(what|title|name|text|note|organisation|place|address|message|answer|word|better|said_by|other_is|person_is|remember|met_at|thought|my_gain|their_gain|mail|town|role|label|reason|why|description)$/

/** What their card says, then a line for each row that says something in words, the newest first within its kind. */
export function linesOf(
  { contact, rows }: Pick<Held, 'contact' | 'rows'>,
  language: 'fr' | 'en',
): HeldLine[] {
  const lines = Object.entries(rows).flatMap(([table, found]) =>
    found.map((row): HeldLine => {
      const day = Object.entries(row).find(([name, value]) => DAYS.test(name) && typeof value === 'string')
      const said = Object.entries(row)
        .filter(([name, value]) => WORDS.test(name) && typeof value === 'string' && value !== '')
        .map(([, value]) => String(value))
      const title = table === 'encounter' ? [eventTitle(row as unknown as Encounter, [], language)] : []
      return {
        id: `${table} ${row.id}`,
        kind: kindOf(table),
        day: day ? String(day[1]).slice(0, 10) : null,
        text: [...title, ...said].map(plain).join(' · '),
      }
    }),
  )
  const newestFirst = (a: HeldLine, b: HeldLine) =>
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || ((a.day ?? '') < (b.day ?? '') ? 1 : -1)
  return [...ofCard(contact), ...lines.filter(({ text }) => text !== '').sort(newestFirst)]
}

/** Addresses of correspondents are kept with their kind before them. */
function plain(text: string): string {
  return text.replace(/^(?:mail|tel|profile|name|title):(?=\S)/, '')
}

function ofCard({ phones, emails, addresses, urls, ...contact }: Contact): HeldLine[] {
  const { name, nickname, title, role, organisation, birthday, tags, note } = contact
  const said = [
    [name, nickname].filter(Boolean).join(', '),
    [title, role, organisation].filter(Boolean).join(', '),
    ...phones.map(({ value }) => value),
    ...emails.map(({ value }) => value),
    ...addresses.map(({ street, postalCode, town, country }) =>
      [street, `${postalCode} ${town}`.trim(), country].filter(Boolean).join(', '),
    ),
    ...urls.map(({ value }) => value),
    birthday ? formatPartialDate(birthday) : '',
    tags.join(', '),
    note,
  ]
  return said
    .filter(text => text !== '')
    .map((text, i) => ({ id: `card ${i}`, kind: 'card' as const, day: null, text }))
}
