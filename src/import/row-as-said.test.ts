import { expect, test } from 'vitest'
import type { PlainUse } from './column-mapping.ts'
import { rowAsSaid } from './row-as-said.ts'
import type { ToldTable } from './said-columns.ts'

const TABLE: ToldTable = {
  id: 'table',
  columns: ['Qui', 'Boîte', 'Tél', 'Vide'].map(header => ({ header, examples: [], use: 'kept' })),
  rows: 1,
  first: ['Hélène Guégan', 'Aria', '06 10 20 30 40', ''],
  state: 'asked',
}
const read = (...uses: PlainUse[]) => rowAsSaid(TABLE, uses)

test('a row names somebody, and says the rest in the order of the list; empty cells say nothing', () => {
  expect(read('full-name', 'organisation', 'mobile', 'note')).toEqual({
    name: 'Hélène Guégan',
    parts: [
      { use: 'organisation', header: 'Boîte', text: 'Aria' },
      { use: 'mobile', header: 'Tél', text: '06 10 20 30 40' },
    ],
  })
})

test('a given name goes before a family name, wherever their columns stand', () => {
  expect(read('family-name', 'given-name', 'left-out', 'kept').name).toBe('Aria Hélène Guégan')
})

test('what is left out is nowhere, and nobody is named by a number', () => {
  expect(read('left-out', 'left-out', 'phone', 'kept')).toEqual({
    name: '',
    parts: [{ use: 'phone', header: 'Tél', text: '06 10 20 30 40' }],
  })
})
