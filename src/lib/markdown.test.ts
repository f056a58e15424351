import { expect, test } from 'vitest'
import { anchorOf, inlinesOf, readEntries } from './markdown.ts'

const TEXT = `before any heading

# Measures

Two lines
of one paragraph.

## Size, and more
A first line under its heading:
- _one_ thing
  on two lines
- another, \`a_b * c_d\`

| name | Brier |
| ---- | ----- |
| ours | **0.053** |

### Under it

See (#size-and-more) or [pull](#pull).
`

test('each heading has its blocks, up to the next', () => {
  const entries = readEntries(TEXT)
  expect(entries.map(({ anchor, level }) => [anchor, level])).toEqual([
    ['measures', 1],
    ['size-and-more', 2],
    ['under-it', 3],
  ])
  expect(entries[0]?.blocks).toEqual([
    { kind: 'paragraph', inlines: [{ kind: 'text', text: 'Two lines of one paragraph.' }] },
  ])
  expect(entries[1]?.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'list', 'table'])
  expect(entries[1]?.blocks[1]).toMatchObject({
    items: [
      [{ kind: 'em' }, { kind: 'text', text: ' thing on two lines' }],
      [{ text: 'another, ' }, { kind: 'code', text: 'a_b * c_d' }],
    ],
  })
  expect(entries[1]?.blocks[2]).toMatchObject({
    head: [[{ text: 'name' }], [{ text: 'Brier' }]],
    rows: [[[{ text: 'ours' }], [{ kind: 'strong', inlines: [{ text: '0.053' }] }]]],
  })
})

test('an anchor in the words leads to its heading', () => {
  expect(inlinesOf('See (#size-and-more) or [pull](#pull).')).toEqual([
    { kind: 'text', text: 'See (' },
    { kind: 'link', to: '#size-and-more', inlines: [{ kind: 'text', text: 'size and more' }] },
    { kind: 'text', text: ') or ' },
    { kind: 'link', to: '#pull', inlines: [{ kind: 'text', text: 'pull' }] },
    { kind: 'text', text: '.' },
  ])
})

test('what only looks like a mark is left as it is', () => {
  for (const plain of ['1.96 · SD * √2 * r', 'a_b and c_d', 'rank #1', '3 * 4 = 12']) {
    expect(inlinesOf(plain)).toEqual([{ kind: 'text', text: plain }])
  }
})

test('an anchor is made as GitHub makes it', () => {
  expect(anchorOf('UCLA, three items')).toBe('ucla-three-items')
  expect(anchorOf('Plan: week')).toBe('plan-week')
})
