import type { TextLine } from '../../lib/picture/text-line.ts'

export const CARD_FIELDS = [
  'name',
  'title',
  'organisation',
  'phone',
  'email',
  'url',
  'profile',
  'street',
  'postalCode',
  'town',
  'region',
  'country',
] as const
export type CardFieldName = (typeof CARD_FIELDS)[number]

/** One thing that a business card was understood to say. */
export interface CardField {
  name: CardFieldName
  value: string
  /** Of a phone or a profile, as in a vCard's TYPE. */
  types: string[]
  /** The lines it was read in, by their place in the list. */
  lines: number[]
  /** It may be misread: mended, badly seen, at odds with the rest, or only guessed at. */
  isDoubtful: boolean
}

/** A piece of a line, while lines are being understood. */
export interface Piece {
  line: number
  text: string
  confidence: number
  /** Of its letters, in shares of the picture's height. */
  height: number
}

/** Below this the reader of letters is often wrong. */
const SURE = 70

export function isSure({ confidence }: Pick<TextLine, 'confidence'>): boolean {
  return confidence >= SURE
}
