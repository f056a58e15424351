import { expect, test } from 'vitest'
import { wordsIn } from '../words.ts'
import { draftConnection, draftReturn, RETURN_DRAFTS } from './draft-return.ts'
import { draftThanks, type ThanksSource } from './draft-thanks.ts'
import { FAVOUR_KINDS, OCCASIONS, THANKS_WAYS, type ThanksWay } from './favour.ts'

const source: ThanksSource = {
  addressee: {
    givenName: 'Sophie',
    familyName: 'Aubert',
    civility: 'madam',
    addressForm: null,
    signature: 'Léa',
  },
  name: 'Sophie Aubert',
  occasion: 'won',
  place: 'nearest',
  nearer: '',
  what: 'refonte du site',
  client: 'Aria',
  favour: null,
}

function said(
  changes: Partial<ThanksSource> = {},
  way: ThanksWay = 'mail',
  language: 'fr' | 'en' = 'fr',
): string {
  return draftThanks({ ...source, ...changes }, { way, t: wordsIn(language).t }).text
}

test('a letter says the fact, the thanks, and signs', () => {
  expect(said()).toBe(
    'Bonjour Madame Aubert,\n\nGrâce à vous, un nouveau mandat commence\u202f: refonte du site, pour Aria. Merci d’avoir pensé à moi. Je vous dirai comment cela avance.\n\nBien à vous,\nLéa',
  )
})

test('the client is named only where the owner leaves it', () => {
  expect(said({ client: '' })).not.toContain('Aria')
})

test('to those one says tu to, one says tu; who stands behind is told how it came', () => {
  const text = said({ addressee: { ...source.addressee, addressForm: 'tu' }, place: 'behind', nearer: 'Luc' })
  expect(text).toContain('Ce que tu avais dit à Luc est arrivé jusqu’à moi')
  expect(text).not.toMatch(/\b(vous|votre|vos)\b/)
})

test('to call or to meet, three lines; on a network, a sentence for all', () => {
  expect(said({}, 'call').split('\n')).toHaveLength(3)
  expect(said({}, 'network')).toBe(
    'Merci à Sophie Aubert, grâce à qui un nouveau mandat commence\u202f: refonte du site, pour Aria.',
  )
})

test('every occasion, way, form and language makes whole sentences, with no hole left and no amount', () => {
  for (const language of ['fr', 'en'] as const) {
    const { t } = wordsIn(language)
    for (const addressForm of ['tu', 'vous'] as const) {
      const addressee = { ...source.addressee, addressForm }
      for (const way of THANKS_WAYS) {
        for (const occasion of OCCASIONS) {
          for (const favour of FAVOUR_KINDS) {
            const { subject, text } = draftThanks({ ...source, addressee, occasion, favour }, { way, t })
            expect(`${subject} ${text}`).not.toMatch(/\{\{|draft\.|undefined|!|€/)
            expect(subject).not.toBe('')
          }
        }
      }
      for (const kind of RETURN_DRAFTS) {
        const { subject, text } = draftReturn(
          { addressee, name: source.name, other: 'Paul, graphiste' },
          { kind, t },
        )
        expect(`${subject} ${text}`).not.toMatch(/\{\{|draft\.|undefined|!/)
      }
    }
  }
})

test('the message that makes two people meet is to both', () => {
  const { subject, text } = draftConnection({ names: ['Luc', 'Marie'], signature: 'Léa' }, wordsIn('fr').t)
  expect(subject).toBe('Luc, Marie')
  expect(text).toMatch(/^Luc, Marie,\n\nComme convenu.*\n\nLéa$/s)
})
