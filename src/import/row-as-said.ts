import { PLAIN_USES, type PlainUse } from './column-mapping.ts'
import type { ToldTable } from './said-columns.ts'

export interface SaidRow {
  /** Whose card it would be; '' where no column names anybody. */
  name: string
  /** What else would stand there, in the order that uses are listed. */
  parts: { use: PlainUse; header: string; text: string }[]
}

const NAMES: readonly PlainUse[] = ['full-name', 'given-name', 'family-name']

/** The first row of a table as a card, were its columns used so. */
export function rowAsSaid({ columns, first }: ToldTable, uses: readonly PlainUse[]): SaidRow {
  const said = columns.flatMap(({ header }, at) => {
    const [use, text] = [uses[at] ?? 'kept', first[at] ?? '']
    return text === '' || use === 'left-out' ? [] : [{ use, header, text }]
  })
  const held = (use: PlainUse) => said.filter(part => part.use === use)
  const whole = held('full-name')[0]?.text
  const parted = [...held('given-name'), ...held('family-name')].map(({ text }) => text).join(' ')
  return {
    name: whole ?? parted,
    parts: PLAIN_USES.filter(use => !NAMES.includes(use)).flatMap(held),
  }
}
