import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { builtInHelp } from '../src/balance/help-lines.ts'
import { WORDS } from '../src/words.ts'

const SLICES = ['balance', 'plan', 'review'] as const
const LANGUAGES = ['fr', 'en'] as const

/** Shouting, blame and duty, and names of illness: by the beginning of a word. */
const HARD = {
  fr: wordsBeginning(
    ...['devri', 'devrai', 'devez', 'il faut', 'il faudr', 'il fallait', 'échec', 'échou', 'en retard'],
    ...['malheureusement', 'hélas', 'négligé', 'oublié', 'abandonn', 'raté', 'honte', 'faute', 'coupable'],
    ...['insuffisan', 'médiocre', 'dommage', 'triste', 'anormal', 'alarm', 'dépress', 'déprim', 'isolé'],
    ...['isolement', 'solitaire', 'trouble', 'pathol', 'symptôme', 'malad', 'anxi', 'diagnosti', 'patient'],
  ),
  en: wordsBeginning(
    ...['should', 'must', 'ought', 'have to', 'fail', 'unfortunately', 'sadly', 'alas', 'neglect', 'forgot'],
    ...['blame', 'shame', 'fault', 'guilt', 'poor', 'lazy', 'overdue', 'behind', 'abnormal', 'alarm'],
    ...[
      'depress',
      'isolat',
      'loner',
      'disorder',
      'pathol',
      'symptom',
      'illness',
      'anxi',
      'diagnos',
      'patient',
    ],
  ),
}
/** What is said to be none may be named. */
const DENIED = { fr: /n’est pas un diagnostic/g, en: /(is no|is not a) diagnosis/g }

function wordsBeginning(...begun: string[]): RegExp {
  return new RegExp(`!|(?<![\\p{L}])(${begun.join('|')})`, 'iu')
}

function sentencesOf(language: 'fr' | 'en'): [key: string, sentence: string][] {
  const found: [string, string][] = []
  const walk = (words: object, path: string): void => {
    for (const [key, value] of Object.entries(words)) {
      if (typeof value === 'string') found.push([path + key, value])
      else walk(value as object, `${path}${key}.`)
    }
  }
  for (const slice of SLICES) walk(WORDS[language][slice], `${slice}:`)
  for (const { name, hours, note } of builtInHelp(language)) found.push([name, `${hours} ; ${note}`])
  return found
}

/** The published items of the scales are their authors', word for word. */
const isOurs = (key: string) => !key.startsWith('balance:scale.')
const isHard = (language: 'fr' | 'en', sentence: string) =>
  HARD[language].test(sentence.replaceAll(DENIED[language], ''))

test.each(LANGUAGES)('no sentence of balance, plan and bilan blames, shouts or diagnoses (%s)', language => {
  const sentences = sentencesOf(language).filter(([key]) => isOurs(key))
  expect(sentences.length).toBeGreaterThan(600)
  expect(sentences.filter(([, sentence]) => isHard(language, sentence))).toEqual([])
})

test('one that did would be seen', () => {
  for (const said of ['Vous devriez sortir.', 'Bravo !', 'Signe de dépression', 'Vous êtes isolée.']) {
    expect([said, isHard('fr', said)]).toEqual([said, true])
  }
  for (const said of ['You should go out.', 'You failed to call.', 'This looks like a disorder.']) {
    expect([said, isHard('en', said)]).toEqual([said, true])
  }
  expect(isHard('fr', 'Ce n’est pas un diagnostic.')).toBe(false)
})

test('docs/wording.md quotes the sentences as they are', () => {
  const rows = readFileSync('docs/wording.md', 'utf8').matchAll(/^\| `([^`]+)` \| (.+) \| (.+) \|$/gm)
  const quoted = [...rows].map(([, key = '', fr, en]) => ({ key, fr, en }))
  expect(quoted.length).toBeGreaterThan(50)
  const [fr, en] = LANGUAGES.map(language => new Map(sentencesOf(language)))
  expect(quoted).toEqual(quoted.map(({ key }) => ({ key, fr: fr?.get(key), en: en?.get(key) })))
})
