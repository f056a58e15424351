import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readEntries } from '../src/lib/markdown.ts'
import { WORDS } from '../src/words.ts'
import { BARE, FIGURES, NOT_FIGURES, PIECES } from './support/figures.ts'

const TEXT = readFileSync('docs/measures.md', 'utf8')
const entries = readEntries(TEXT)
const there = new Set(entries.map(({ anchor }) => anchor))

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(path => /(?<!\.test)\.tsx?$/.test(path))
  .map(path => ({ path, text: readFileSync(`src/${path}`, 'utf8') }))

/** Entries that the screens of a slice lead to. */
function drawnBy(slice: string): string[] {
  return sources
    .filter(({ path, text }) => path.startsWith(`${slice}/ui/`) && text.includes('<Basis'))
    .flatMap(({ text }) => [
      ...[...text.matchAll(/\bentry="([^"]*)"/g)].map(([, anchor = '']) => anchor),
      ...[...(/ENTRIES = \{([^}]*)\}/.exec(text)?.[1]?.matchAll(/: '([^']*)'/g) ?? [])].map(
        ([, anchor = '']) => anchor,
      ),
    ])
}

/** Keys of a slice's sentences that hold a figure. */
function figuresIn(slice: keyof typeof FIGURES): string[] {
  const found: string[] = []
  const walk = (words: object, path: string): void => {
    for (const [key, value] of Object.entries(words)) {
      if (typeof value !== 'string') walk(value as object, `${path}${key}.`)
      else if (holdsFigure(value)) found.push(`${path}${key}`)
    }
  }
  walk(WORDS.en[slice], '')
  return found.filter(key => !/^(change|letter|say\.(quoted|from|to|in|as)\b)/.test(key))
}

function holdsFigure(sentence: string): boolean {
  return [...sentence.matchAll(/\{\{(\w+)/g)].some(([, name = '']) => !NOT_FIGURES.has(name))
}

function entryOf(slice: keyof typeof FIGURES, key: string): string | undefined {
  return Object.entries(FIGURES[slice])
    .filter(([start]) => key.startsWith(start))
    .toSorted(([one], [other]) => other.length - one.length)[0]?.[1]
}

const isSlice = (name: string): name is keyof typeof FIGURES => name in FIGURES
const SLICES = Object.keys(FIGURES).filter(isSlice)

test('every entry of docs/measures.md that the code names is there', () => {
  expect(there.size).toBeGreaterThan(100)
  const named = sources.flatMap(({ text }) =>
    [...text.matchAll(/measures\.md#([\w-]+)/g)].map(([, anchor = '']) => anchor),
  )
  const drawn = [...new Set(sources.map(({ path }) => path.split('/')[0] as string))].flatMap(drawnBy)
  expect(named.length).toBeGreaterThan(20)
  expect(drawn.length).toBeGreaterThan(30)
  expect([...named, ...drawn].filter(anchor => !there.has(anchor))).toEqual([])
})

test.each(SLICES)('every figure shown by %s has its entry, and the screen that leads to it', slice => {
  const keys = figuresIn(slice).filter(
    key =>
      !BARE[slice].some(start => key.startsWith(start)) &&
      !PIECES.some(piece => new RegExp(`^say\\.${piece}[A-Z_]?`).test(key) && key.split('.').length === 2),
  )
  expect(keys.length).toBeGreaterThan(10)
  expect(keys.filter(key => entryOf(slice, key) === undefined)).toEqual([])
  const drawn = new Set(drawnBy(slice))
  expect(Object.values(FIGURES[slice]).filter(entry => !drawn.has(entry))).toEqual([])
  const used = new Set(keys.map(key => entryOf(slice, key)))
  expect(Object.values(FIGURES[slice]).filter(entry => !used.has(entry))).toEqual([])
})

test('a sentence with a figure of its own would be seen', () => {
  expect(holdsFigure('{{name}}, on {{day}}')).toBe(false)
  expect(holdsFigure('{{name}}: {{hours}} h')).toBe(true)
  expect(entryOf('plan', 'a.new.sentence')).toBeUndefined()
})

test('docs/measures.md is written in what the desk can show', () => {
  expect(TEXT).not.toMatch(/^(```|>|\d+\. |\* | +- |<)|!\[/m)
  const words = JSON.stringify(entries.flatMap(({ blocks }) => blocks))
  expect(words).not.toMatch(/\*\*/)
  const links = [...words.matchAll(/"to":"#([^"]*)"/g)].map(([, anchor = '']) => anchor)
  expect(links.length).toBeGreaterThan(3)
  expect(links.filter(anchor => !there.has(anchor))).toEqual([])
})
