import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** As GitHub makes an anchor of a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\- ]/gu, '')
    .trim()
    .replaceAll(' ', '-')

test('every entry of docs/measures.md that a screen or the code names is there', () => {
  const headings = readFileSync('docs/measures.md', 'utf8').matchAll(/^#+ (.+)$/gm)
  const there = new Set([...headings].map(([, heading = '']) => anchorOf(heading)))
  expect(there.size).toBeGreaterThan(100)
  const named = readdirSync('src', { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.tsx?$/.test(entry.name))
    .flatMap(entry => {
      const text = readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8')
      const list = /_?ENTRIES = \{([^}]*)\} as const/.exec(text)?.[1] ?? ''
      return [
        ...[...text.matchAll(/measures\.md#([\w-]+)/g)].map(([, anchor]) => anchor),
        ...(text.includes('docs/measures.md')
          ? [...list.matchAll(/: '([a-z][\w-]*)'/g)].map(([, anchor]) => anchor)
          : []),
      ]
    })
  expect(named.length).toBeGreaterThan(20)
  expect([...new Set(named)].filter(anchor => !there.has(anchor as string))).toEqual([])
})
