import { foldHeader } from '../lib/csv/header.ts'
import type { PostalAddress } from '../lib/vcard/contact.ts'

/** What a column of a contact file is for. */
export type ColumnUse =
  | { kind: 'text'; field: TextField }
  | { kind: 'display-name' }
  | PointUse
  | AddressUse
  | { kind: 'date'; field: 'birthday' | 'anniversary' }
  | { kind: 'birth'; part: 'year' | 'month' | 'day' }
  | { kind: 'tags' }
  | { kind: 'photo' }
  | { kind: 'connected-on' }
  /** One of Google's `Phone 2 - Value`. */
  | { kind: 'numbered'; group: string; index: number; part: string }
  /** Kept in the note unless it says again what other columns say (initials, display names). */
  | { kind: 'restating' }
  /** Left out, as the owner of the table said. */
  | { kind: 'left-out' }
  /** Kept in the note, but for the values the program writes by itself. */
  | { kind: 'keep'; unless: readonly string[] }

export type TextField =
  | 'prefix'
  | 'givenName'
  | 'additionalName'
  | 'familyName'
  | 'suffix'
  | 'nickname'
  | 'organisation'
  | 'department'
  | 'title'
  | 'note'

export interface PointUse {
  kind: 'phone' | 'mail' | 'url' | 'profile'
  types: readonly string[]
  label: string | null
}

export interface AddressUse {
  kind: 'address'
  /** Columns of one address share it. */
  place: string
  types: readonly string[]
  label: string | null
  part: AddressPart | 'formatted'
}

export type AddressPart = Exclude<keyof PostalAddress, 'types' | 'label'>

export type ContactFormat =
  | 'outlook-csv'
  | 'windows-live-mail-csv'
  | 'thunderbird-csv'
  | 'google-csv'
  | 'linkedin-csv'
  | 'csv'

/** A way of heading the columns of an address book. */
export interface ContactDialect {
  format: ContactFormat
  /** The language of its headers, which tells the order of day and month; null when they do not tell. */
  language: 'fr' | 'en' | null
  /** A use, or null when the dialect does not know the header, for each folded header. */
  usesOf(headers: readonly string[]): (ColumnUse | null)[]
  /** Whether columns so used are an address book of this dialect, and not another table with names in it. */
  accepts(uses: readonly (ColumnUse | null)[]): boolean
}

/** Uses by header as the program writes it; a header that stands twice has as many uses, in order. */
export type ColumnTable = Record<string, ColumnUse | readonly ColumnUse[]>

/** Looks headers up by name and occurrence; a third `Titre` has the use of none. */
export function usesByTable(table: () => ColumnTable): ContactDialect['usesOf'] {
  let byHeader: Map<string, ColumnUse[]> | null = null
  return headers => {
    byHeader ??= new Map(Object.entries(table()).map(([header, uses]) => [foldHeader(header), [uses].flat()]))
    const seen = new Map<string, number>()
    return headers.map(header => {
      const occurrence = seen.get(header) ?? 0
      seen.set(header, occurrence + 1)
      return byHeader?.get(header)?.[occurrence] ?? null
    })
  }
}

/** Names alone stand in many tables; an address book also says how to reach people. */
export function saysHowToReach(uses: readonly (ColumnUse | null)[]): boolean {
  return uses.some(use => use?.kind === 'phone' || use?.kind === 'mail')
}

export function text(field: TextField): ColumnUse {
  return { kind: 'text', field }
}

export function phone(types: readonly string[], label: string | null = null): ColumnUse {
  return { kind: 'phone', types, label }
}

export function mail(types: readonly string[] = []): ColumnUse {
  return { kind: 'mail', types, label: null }
}

export function url(types: readonly string[] = [], label: string | null = null): ColumnUse {
  return { kind: 'url', types, label }
}

export function profile(label: string): ColumnUse {
  return { kind: 'profile', types: [], label }
}

export function keep(...unless: string[]): ColumnUse {
  return { kind: 'keep', unless: unless.map(foldHeader) }
}

export const DISPLAY_NAME: ColumnUse = { kind: 'display-name' }
export const RESTATING: ColumnUse = { kind: 'restating' }
export const TAGS: ColumnUse = { kind: 'tags' }
export const BIRTHDAY: ColumnUse = { kind: 'date', field: 'birthday' }
export const ANNIVERSARY: ColumnUse = { kind: 'date', field: 'anniversary' }

/** The columns of one postal address, from the headers of its parts. */
export function address(
  { place, types, label = null }: { place: string; types: readonly string[]; label?: string | null },
  headers: Partial<Record<AddressUse['part'], readonly string[]>>,
): ColumnTable {
  const table: ColumnTable = {}
  for (const [part, names] of Object.entries(headers)) {
    for (const name of names) {
      table[name] = { kind: 'address', place, types, label, part: part as AddressUse['part'] }
    }
  }
  return table
}
