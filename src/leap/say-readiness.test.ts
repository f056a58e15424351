import { expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import { wordsIn } from '../words.ts'
import { type Counted, MEASURES, type MeasureKey, type Readiness, readinessOn } from './readiness.ts'
import { sayReadiness } from './say-readiness.ts'

const TODAY = day('2026-11-21')
const ALL: readonly MeasureKey[] = [...MEASURES, 'close', 'wide', 'all']

test.each(['fr', 'en'] as const)(
  'every measure has its sentences, for nobody, for one, for many (%s)',
  language => {
    const { t } = wordsIn(language)
    for (const count of [0, 1, 40]) {
      for (const measure of ALL) {
        const sentences = sayReadiness(measure, readinessOf(count), { t, language, town: 'Nantes' })
        expect(sentences.length).toBeGreaterThan(0)
        for (const sentence of sentences) {
          expect(sentence).toMatch(/^[\p{Lu}\p{N}][^{}]+\.$/u)
          expect(sentence).not.toMatch(/ready\.|undefined|NaN|null/)
        }
      }
    }
  },
)

test('each number stands with what it is out of, each currency by itself', () => {
  const { t } = wordsIn('fr')
  const said = (measure: MeasureKey, count: number) =>
    sayReadiness(measure, readinessOf(count), { t, language: 'fr', town: 'Nantes' })
      .join(' ')
      .replaceAll(/[\u202f\u00a0]/g, ' ')
  expect(said('mandates', 1)).toBe(
    'Aucun mandat gagné encore à faire. Deux mandats en vue, pour 4 500 € et 900 $CA.',
  )
  expect(said('inTouch', 40)).toBe('Un échange depuis un an avec 20 personnes, sur 40 dans votre carnet.')
  expect(said('dormant', 40)).toBe(
    '20 liens sans échange depuis plus d’un an : deux par semaine, et 20 seraient réveillés avant le départ.',
  )
  expect(said('variety', 40)).toContain('20 hors de votre métier, sur 20 personnes vues dans l’année')
  expect(said('town', 0)).toBe('Personne de votre carnet sur place (Nantes).')
})

/** Half of them in touch, the others once seen. */
function readinessOf(count: number): Readiness {
  const people: Counted[] = Array.from({ length: count }, (_, i) => ({
    id: `p${i}`,
    relations: ['client'],
    trade: 'outside',
    circle: 2,
    organisation: 'Nacre',
    town: 'Nantes',
    isReachable: true,
    addedOn: day('2020-01-01'),
  }))
  const open = { stage: 'talked' as const, per: 'whole' as const, daysHundredths: null }
  const days = { heardOn: day('2026-01-01'), decidedOn: null, deliveredOn: null }
  const mandates = [
    { ...open, ...days, amountCents: 450_000, currency: 'EUR' },
    { ...open, ...days, amountCents: 90_000, currency: 'CAD' },
  ]
  return readinessOn(TODAY, {
    people,
    mandates: count === 0 ? [] : mandates,
    inTouch: new Set(people.slice(0, Math.ceil(count / 2)).map(({ id }) => id)),
    everSeen: new Set(people.map(({ id }) => id)),
    town: 'Nantes',
    leavesOn: day('2027-02-13'),
  })
}
