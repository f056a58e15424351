import { expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import { wordsIn } from '../words.ts'
import { type AskSource, draftAsk } from './draft.ts'
import { sayHelp, sayUnknown } from './say-help.ts'
import type { HelpReason, Unknown } from './who-could-help.ts'

const TODAY = day('2026-11-21')
const NEED = { kind: 'supplier' as const, what: 'un comptable à Lille' }

test('a draft says what is looked for, what precisely is asked, and an easy no, to somebody one calls tu', () => {
  const source = ana({ addressForm: 'tu', reason: { kind: 'does', by: 'title', words: 'comptable' } })
  expect(draftAsk(NEED, source, { today: TODAY, t: wordsIn('fr').t })).toEqual({
    subject: 'Une question pour toi',
    text: [
      'Bonjour Ana,',
      'Voici ce que je cherche : un comptable à Lille. C’est ton domaine : est-ce quelque chose que tu ferais, ou connais-tu la bonne personne ?',
      'Si cela ne te dit rien ou si ce n’est pas le moment, réponds « non » tout simplement : cela me va très bien.',
      'À bientôt,\nPaul',
    ]
      .join('\n\n')
      .replaceAll(/ (?=[:?»])|(?<=«) /g, '\u202f'),
  })
})

test('and vous, with the civility, to somebody one has not seen for long', () => {
  const source = ana({ civility: 'madam', lastContactOn: day('2026-01-01') })
  const { text } = draftAsk(NEED, source, { today: TODAY, t: wordsIn('fr').t })
  expect(text).toContain('Bonjour Madame Riou,')
  expect(text).toContain('Cela fait longtemps')
  expect(text).not.toMatch(/\b(tu|te|toi|ton|ta)\b/i)
})

const REASONS: HelpReason[] = [
  { kind: 'does', by: 'skill', words: 'paie' },
  { kind: 'works-there', organisation: 'Ploum' },
  { kind: 'knows', personId: 'a', name: 'Luc', what: 'comptable', by: 'tie' },
  { kind: 'knows', personId: 'a', name: 'Luc', what: 'comptable', by: 'met' },
  { kind: 'knows', personId: 'a', name: 'Luc', what: '', by: 'met' },
  { kind: 'lives-there', town: 'Lille' },
  { kind: 'gave', favours: [{ favour: 'tip', count: 1 }] },
  { kind: 'received', count: 20 },
  { kind: 'relation', relation: 'peer' },
]
const UNKNOWNS: Unknown[] = ['trade', 'town', 'news']

test.each(['fr', 'en'] as const)(
  'every reason and every unknown has its sentence and its draft (%s)',
  language => {
    const { t } = wordsIn(language)
    const sentences = [
      ...REASONS.map(reason => sayHelp(reason, { t, language })),
      ...UNKNOWNS.map(unknown => sayUnknown(unknown, t)),
    ]
    expect(new Set(sentences).size).toBe(sentences.length)
    for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}[^{}]+\.$/u)
    for (const kind of ['supplier', 'advice'] as const) {
      for (const reason of [null, ...REASONS]) {
        for (const addressForm of ['tu', 'vous'] as const) {
          const { text } = draftAsk({ ...NEED, kind }, ana({ reason, addressForm }), { today: TODAY, t })
          expect(text).not.toMatch(/\{\{|draft\./)
          expect(text.split('\n\n')).toHaveLength(4)
        }
      }
    }
  },
)

function ana(changes: Partial<AskSource>): AskSource {
  return {
    givenName: 'Ana',
    familyName: 'Riou',
    civility: null,
    addressForm: null,
    lastContactOn: day('2026-11-01'),
    reason: null,
    signature: 'Paul',
    ...changes,
  }
}
