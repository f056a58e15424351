import { readdirSync, readFileSync } from 'node:fs'
import { parseSync } from 'vite'
import { expect, test } from 'vitest'
import { WORDS } from '../src/words.ts'

type Leaves = Map<string, string>

function leavesOf(words: object, path = ''): Leaves {
  return new Map(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[`${path}${key}`, value] as const]
        : [...leavesOf(value as object, `${path}${key}.`)],
    ),
  )
}

const fr = leavesOf(WORDS.fr)
const en = leavesOf(WORDS.en)
const PLURAL = /_(one|many|other)$/

test('no key is missing in either language', () => {
  const keys = (leaves: Leaves) => new Set([...leaves.keys()].map(key => key.replace(PLURAL, '')))
  expect([...keys(fr)].filter(key => !keys(en).has(key))).toEqual([])
  expect([...keys(en)].filter(key => !keys(fr).has(key))).toEqual([])
})

test('every plural has each form that its language needs', () => {
  const missing = (leaves: Leaves, forms: string[]) =>
    [...leaves.keys()]
      .filter(key => PLURAL.test(key))
      .map(key => key.replace(PLURAL, ''))
      .flatMap(key => forms.map(form => `${key}_${form}`))
      .filter(key => !leaves.has(key))
  expect([...new Set(missing(fr, ['one', 'many', 'other']))]).toEqual([])
  expect([...new Set(missing(en, ['one', 'other']))]).toEqual([])
})

test('both languages are told the same things', () => {
  const holes = (text: string) => [...new Set(text.match(/\{\{\s*\w+/g) ?? [])].sort().join()
  const differing = [...fr].filter(([key, text]) => {
    // A plural may leave the number out of one of its forms.
    if (PLURAL.test(key)) return false
    return en.has(key) && holes(text) !== holes(en.get(key) as string)
  })
  expect(differing.map(([key]) => key)).toEqual([])
})

test('no sentence is empty', () => {
  expect([...fr, ...en].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([])
})

test('French is typeset: ’, and narrow spaces before ; : ! ? and inside « »', () => {
  const bare = (text: string) => text.replaceAll(/\{\{[^}]*\}\}/g, 'x').replaceAll(/https?:\S+/g, '')
  const faults = [...fr].filter(([, text]) => {
    const plain = bare(text)
    return (
      /\p{L}'\p{L}/u.test(plain) ||
      /[^\u202f\s]\s*[;!?]/.test(plain.replaceAll(/\u202f[;!?]/g, '')) ||
      /«[^\u202f]|[^\u202f]»/.test(plain) ||
      / :/.test(plain)
    )
  })
  expect(faults.map(([key, text]) => `${key}: ${text}`)).toEqual([])
})

test('nobody is shouted at, hurried, or called a contact', () => {
  const said = /!|[Ee]n retard|[Nn]’oubliez pas|[Oo]verdue|[Dd]on’t forget|\bCRM\b|\bcontacts?\b/
  expect(
    [...fr, ...en].filter(([, text]) => said.test(text)).map(([key, text]) => `${key}: ${text}`),
  ).toEqual([])
})

interface Node {
  type: string
  [key: string]: unknown
}

/** Words written in the screens themselves: text between tags, and what is read aloud or shown by attribute. */
function spokenIn(source: string, path: string): string[] {
  const { program } = parseSync(path, source)
  const found: string[] = []
  const wordy = (text: unknown) => typeof text === 'string' && /\p{L}{2,}/u.test(text)
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const child of node) visit(child)
      return
    }
    if (!node || typeof node !== 'object' || !('type' in node)) return
    const { type, ...rest } = node as Node
    if (type === 'JSXText' && wordy(rest.value)) found.push(String(rest.value).trim())
    if (type === 'JSXAttribute') {
      const name = (rest.name as Node).name
      const value = rest.value as Node | null
      const text = value?.type === 'Literal' ? value.value : null
      if (
        /^(label|placeholder|title|alt|description|aria-label|nothingFound)$/.test(String(name)) &&
        wordy(text)
      ) {
        found.push(`${name}=${text}`)
      }
    }
    for (const child of Object.values(rest)) visit(child)
  }
  visit(program)
  return found
}

test('no sentence is hard-coded in a screen', () => {
  const screens = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(path =>
    /(^|\/)(ui|web)\/.*\.tsx$/.test(path),
  )
  const spoken = screens.flatMap(path =>
    spokenIn(readFileSync(`src/${path}`, 'utf8'), path)
      .filter(text => text !== 'Entregent')
      .map(text => `${path}: ${text}`),
  )
  expect(spoken).toEqual([])
})

test('a hard-coded sentence would be seen', () => {
  expect(spokenIn('const a = () => <p title="A title">Hello there {1}</p>', 'a.tsx')).toEqual([
    'title=A title',
    'Hello there',
  ])
})
