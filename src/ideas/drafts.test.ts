import { expect, test } from 'vitest'
import type { Addressee } from '../people/draft.ts'
import { wordsIn } from '../words.ts'
import { askDraft, foreseenAnswers, lengthOf, resonanceDraft, testimonialDraft } from './drafts.ts'
import { FORMS } from './forms.ts'

const { t } = wordsIn('fr')
const english = wordsIn('en').t

function to(changes: Partial<Addressee> = {}): Addressee {
  return {
    givenName: 'Marie',
    familyName: 'Dupont',
    civility: null,
    addressForm: null,
    signature: 'Théo',
    ...changes,
  }
}

const IDEA = {
  title: 'Interview avec Marie Dupont',
  form: 'interview' as const,
  theirGain: 'Un texte soigné, sans rien avoir à écrire.',
  theirMinutes: 30,
}

test('a proposal says what, what they gain, what it takes, and that a no is fine', () => {
  expect(askDraft(IDEA, to({ civility: 'madam' }), t).text).toBe(
    `Bonjour Madame Dupont,

J’ai une idée à vous proposer\u202f: une interview. Ce que j’y vois pour vous\u202f: un texte soigné, sans rien avoir à écrire. De votre côté, comptez environ 30\u00a0minutes\u202f; je prépare le reste.

Si ce n’est pas le moment, un simple non me va très bien.

Bien à vous,
Théo`.replaceAll('\u00a0', ' '),
  )
})

test('tu where one says tu, and nothing is said of what is not known', () => {
  const { text } = askDraft({ ...IDEA, theirGain: '', theirMinutes: null }, to({ addressForm: 'tu' }), t)
  expect(text).toContain('à te proposer')
  expect(text).not.toMatch(/vous|environ|Ce que j’y vois/)
})

test('an idea of one’s own is named by its title', () => {
  expect(askDraft({ ...IDEA, form: null }, to(), t).text).toContain(IDEA.title)
})

test('no draft of the library has a hole or speaks of a third person', () => {
  for (const words of [t, english]) {
    for (const form of FORMS) {
      const gain = words(`ideas:form.${form}.theirs`)
      const { text } = askDraft({ ...IDEA, form, theirGain: gain }, to(), words)
      expect(text, form).not.toMatch(/\{\{|undefined|ideas:/)
      expect(gain, form).not.toMatch(/\b(son|sa|ses|leur|leurs|their|his|her)\b/)
    }
  }
})

test('initials of a gain keep their capitals', () => {
  const { text } = askDraft({ ...IDEA, theirGain: 'SEO gratuit' }, to(), t)
  expect(text).toContain('SEO gratuit')
})

test('a first message to a stranger says what spoke, and has three answers foreseen', () => {
  const draft = resonanceDraft({ what: 'article sur la lutherie' }, to({ givenName: '', familyName: '' }), t)
  expect(draft.text).toContain('Votre article sur la lutherie m’a parlé')
  expect(draft.text.startsWith('Bonjour,')).toBe(true)
  expect(resonanceDraft({ what: 'message sur le forum' }, to(), t).text).toContain('Votre message m’a parlé')
  const foreseen = foreseenAnswers({ addressForm: 'tu' }, t)
  expect(foreseen.map(({ answer }) => answer)).toEqual(['thanks', 'question', 'silence'])
  expect(foreseen.map(({ reply }) => reply).join(' ')).toContain('tu passes')
})

test('a client is asked three questions, about that mandate', () => {
  const { subject, text } = testimonialDraft({ what: 'Refonte du site' }, to(), t)
  expect(subject).toContain('Refonte du site')
  expect(text.match(/\?/g)).toHaveLength(3)
})

test('lengths are said as one would', () => {
  expect([20, 60, 90, 120, 150].map(minutes => lengthOf(minutes, english))).toEqual([
    '20 minutes',
    'an hour',
    '90 minutes',
    '2 hours',
    '3 hours',
  ])
})
