import { expect, test } from 'vitest'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { seedDemo } from '../demo/seed.ts'
import { fold } from '../lib/fold.ts'
import { PROJECTORS } from '../projectors.ts'
import { wordsIn } from '../words.ts'
import { bilanOf, saveBilan } from './bilans.ts'
import type { Month } from './month.ts'
import { scrubber } from './scrub.ts'
import { sharedBilan } from './share.ts'

onEveryDatabase(PROJECTORS, newDesk => {
  test.each(['fr', 'en'] as const)(
    'a shared copy of an invented desk holds no name, address, number or organisation of it (%s)',
    async language => {
      const desk = await newDesk({ language })
      await seedDemo(desk, { people: 120, years: 1, language, seed: 3 })
      const { t } = wordsIn(language)
      const month = '2026-10' as Month
      const cards = await desk.db
        .selectFrom('personCard')
        .select(['name', 'organisation', 'phones', 'emails'])
        .where('deskId', '=', desk.id)
        .execute()
      const clients = await desk.db
        .selectFrom('mandate')
        .select('organisation')
        .where('deskId', '=', desk.id)
        .execute()
      const valuesOf = (list: string) =>
        (JSON.parse(list) as (string | { value: string })[]).map(each =>
          typeof each === 'string' ? each : each.value,
        )
      const secrets = [
        ...cards.flatMap(({ name, organisation, phones, emails }) => [
          ...[name, organisation],
          ...[...valuesOf(phones), ...valuesOf(emails)],
        ]),
        ...clients.map(({ organisation }) => organisation),
      ].filter(secret => secret !== '')
      expect(secrets.length).toBeGreaterThan(150)

      // Everything the desk knows, in the owner's own words.
      const bilan = await bilanOf(desk, month, t)
      const paragraphs = Array.from({ length: Math.ceil(secrets.length / 100) }, (_, i) => ({
        key: `0190f0a0-0000-7000-8000-${String(i).padStart(12, '0')}`,
        own: secrets.slice(i * 100, (i + 1) * 100).join(' ; '),
        isHidden: false,
      }))
      const rules = bilan.paragraphs.map(({ key }) => ({ key, own: null, isHidden: false }))
      await saveBilan(desk, { ...bilan, title: '', paragraphs: [...rules, ...paragraphs], readOn: null }, t)
      const shared = await sharedBilan(desk, month, t)
      expect(shared.paragraphs.length).toBe(rules.length + paragraphs.length)
      const copy = ` ${fold(shared.paragraphs.map(({ text }) => text).join(' '))} `
      for (const secret of secrets) expect(copy, secret).not.toContain(` ${fold(secret)} `)
      expect(shared.replaced.length).toBeGreaterThan(150)
    },
    60_000,
  )
})

const scrub = scrubber(
  [
    { text: 'Rose Le Goff', becomes: 'une personne (graphiste)' },
    { text: 'Rose', becomes: 'une personne' },
    { text: 'Lauriers', becomes: 'une organisation' },
    { text: 'le boulanger', becomes: 'une personne' },
  ],
  { mail: 'une adresse', phone: 'un numéro', language: 'fr' },
)

test.each([
  ['Merci à Rose Le Goff.', 'Merci à une personne (graphiste).'],
  ['Le mot de Rose, une rose à la main', 'Le mot d’une personne, une rose à la main'],
  ['chez ROSE LE GOFF', 'chez une personne (graphiste)'],
  ['le devis des Lauriers, les Lauriers', 'le devis d’une organisation, une organisation'],
  ['vu Le Boulanger', 'vu une personne'],
  ['à r.legoff@exemple.fr', 'à une adresse'],
  ['à +33 6 12 34 56 78, 12 fois', 'à un numéro, 12 fois'],
  ['en 2026, 12 000 €', 'en 2026, 12 000 €'],
])('%s → %s', (text, becomes) => {
  expect(scrub(text).text).toBe(becomes)
})
