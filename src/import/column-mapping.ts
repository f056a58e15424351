import { foldHeader } from '../lib/csv/header.ts'
import { BIRTHDAY, type ColumnUse, DISPLAY_NAME, mail, phone, TAGS, text, url } from './column-use.ts'

/** What a column may be said to hold, in the order that a list of them shows. */
export const PLAIN_USES = [
  'full-name',
  'given-name',
  'family-name',
  'civility',
  'nickname',
  'organisation',
  'department',
  'title',
  'mail',
  'work-mail',
  'phone',
  'mobile',
  'work-phone',
  'street',
  'postal-code',
  'town',
  'region',
  'country',
  'website',
  'birthday',
  'tags',
  'note',
  'kept',
  'left-out',
] as const

export type PlainUse = (typeof PLAIN_USES)[number]

export function isPlainUse(text: string): text is PlainUse {
  return (PLAIN_USES as readonly string[]).includes(text)
}

/** A mapping is of a table by its headers, however they are spaced, cased or accented. */
export function mappingText(headers: readonly string[]): string {
  return JSON.stringify(headers.map(foldHeader))
}

/** Whether somebody could be known from columns so used: by a name, or by how to reach them. */
export function saysWho(uses: readonly PlainUse[]): boolean {
  return uses.some(use => WHO.has(use))
}

const WHO: ReadonlySet<PlainUse> = new Set([
  ...(['full-name', 'given-name', 'family-name', 'nickname', 'organisation'] as const),
  ...(['mail', 'work-mail', 'phone', 'mobile', 'work-phone'] as const),
])

/** The nearest of the plain uses to one of a program's. */
export function plainUse(use: ColumnUse | null): PlainUse {
  if (use === null) return 'kept'
  const same = PLAIN_USES.find(plain => JSON.stringify(COLUMN_USES[plain]) === JSON.stringify(use))
  if (same) return same
  if (use.kind === 'phone') return 'phone'
  if (use.kind === 'mail') return 'mail'
  return use.kind === 'url' ? 'website' : 'kept'
}

export function columnUse(use: PlainUse): ColumnUse | null {
  return COLUMN_USES[use]
}

const COLUMN_USES: Record<PlainUse, ColumnUse | null> = {
  'full-name': DISPLAY_NAME,
  'given-name': text('givenName'),
  'family-name': text('familyName'),
  civility: text('prefix'),
  nickname: text('nickname'),
  organisation: text('organisation'),
  department: text('department'),
  title: text('title'),
  mail: mail(),
  'work-mail': mail(['work']),
  phone: phone([]),
  mobile: phone(['cell']),
  'work-phone': phone(['work']),
  street: addressPart('street'),
  'postal-code': addressPart('postalCode'),
  town: addressPart('town'),
  region: addressPart('region'),
  country: addressPart('country'),
  website: url(),
  birthday: BIRTHDAY,
  tags: TAGS,
  note: text('note'),
  kept: null,
  'left-out': { kind: 'left-out' },
}

function addressPart(part: 'street' | 'postalCode' | 'town' | 'region' | 'country'): ColumnUse {
  return { kind: 'address', place: 'only', types: [], label: null, part }
}
