import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addDays, type Day } from '../../src/lib/day.ts'
import type { MandateDraft } from '../../src/mandates/mandate.ts'
import { expectAccessible, PHONE } from '../support/browser.ts'
import { newId } from '../support/encounters.ts'
import { onRunningDesk } from '../support/journey.ts'
import { mandate, through } from '../support/mandates.ts'

const { visit } = onRunningDesk()

const TODAY = new Date().toISOString().slice(0, 10) as Day
const [SOPHIE, LUC] = [newId(), newId()]

/** Noted some days ago, and won two days later where it is won. */
function heard(daysAgo: number, changes: Partial<MandateDraft>): MandateDraft {
  const heardOn = addDays(TODAY, -daysAgo)
  const decided = changes.stage === 'lead' ? null : addDays(heardOn, 2)
  return mandate({ stage: 'won', decidedOn: decided, ...changes, heardOn })
}

/** Of the last year 5: 3 by somebody, one of them by half; 1,500 € of 2,750 € came so. One more is older. */
const MANDATES = [
  heard(10, {
    what: 'Refonte du site',
    organisation: 'Aria',
    amountCents: 100_000,
    contributions: [through([SOPHIE, LUC], { label: 'Open Coffee' })],
    newPeople: [
      { id: SOPHIE, name: 'Sophie Le Gall' },
      { id: LUC, name: 'Luc Morvan' },
    ],
  }),
  heard(40, {
    what: 'Une affiche',
    organisation: 'Le Fournil',
    amountCents: 100_000,
    contributions: [
      through([LUC], { share: 5000 }),
      through([], { kind: 'place', label: 'Le Hangar', share: 5000 }),
    ],
  }),
  heard(70, {
    what: 'Une boutique',
    organisation: 'Ploum',
    amountCents: 75_000,
    contributions: [through([], { kind: 'site' })],
  }),
  heard(90, { what: 'Un atelier', stage: 'lead', contributions: [through([SOPHIE])] }),
  heard(120, {
    what: 'Une carte',
    stage: 'lost',
    amountCents: 30_000,
    contributions: [through([], { kind: 'cold' })],
  }),
  heard(500, {
    what: 'Un vieux livret',
    organisation: 'Aria',
    amountCents: 20_000,
    contributions: [through([SOPHIE])],
  }),
]

async function note(page: Page, drafts: readonly MandateDraft[]): Promise<void> {
  for (const { id, ...body } of drafts) {
    const status = await page.evaluate(
      async ({ path, said }) =>
        (await fetch(path, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: said }))
          .status,
      { path: `/api/mandates/${id}`, said: JSON.stringify(body) },
    )
    expect(status).toBe(201)
  }
}

test('the figures are those counted by hand, and each opens the mandates behind it', async () => {
  const page = await visit('/mandats/provenance')
  await page.getByText('Aucun mandat dans cette période').waitFor()
  await note(page, MANDATES)
  await page.reload()
  const title = page.getByRole('heading', { level: 1 })
  await title.getByText('Depuis un an, 3 mandats sur 5 vous sont venus par quelqu’un').waitFor()
  expect((await title.innerText()).replaceAll(/\s/g, ' ')).toContain('1 500 € sur 2 750 €')
  await page.getByText('2,5 sur 5, soit 50').waitFor()

  const people = page.getByRole('list', { name: 'Par qui' })
  const luc = people.getByRole('listitem').filter({ hasText: 'Luc Morvan' })
  expect((await luc.innerText()).replaceAll(/\s/g, ' ')).toContain('1 mandat (0,5 en parts) · 500 € gagnés')
  await luc.getByRole('button', { name: '2 mandats en comptant la chaîne' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('link', { name: 'Refonte du site' }).waitFor()
  expect(await dialog.getByRole('listitem').count()).toBe(2)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })

  // 1,000 € of the 1,500 € had Sophie in their chain; all of it had Luc.
  const rests = page.getByRole('region', { name: 'Sur qui cela repose' })
  await rests.getByText('Si Luc Morvan se taisait').waitFor()
  await page.getByRole('region', { name: 'Vos clients' }).getByText('3 clients en tout').waitFor()
  await page.getByText('Les mêmes en tableau').last().click()
  const table = page.getByRole('table', { name: 'Des sources aux mandats' })
  const sophie = table.getByRole('row').filter({ hasText: 'Sophie Le Gall' }).first()
  await sophie.getByRole('button').click()
  await dialog.getByRole('link').first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByLabel('Mesurer').selectOption({ label: 'en EUR' })
  await sophie.getByRole('button', { name: '€' }).waitFor()
  await expectAccessible(page)

  await page.getByLabel('Période').selectOption({ label: 'Depuis le début' })
  await title.getByText('Depuis le début, 4 mandats sur 6').waitFor()
  await page.getByLabel('Compter').selectOption({ label: 'les mandats gagnés' })
  await title.getByText('Depuis le début, 3 mandats gagnés sur 4').waitFor()
})

test('what a place costs stands beside what it brought, and is undone', async () => {
  const page = await visit('/mandats/provenance')
  const wheres = page.getByRole('region', { name: 'Événements, lieux, réseaux' })
  const hangar = wheres.getByRole('listitem').filter({ hasText: 'Le Hangar' })
  await hangar.getByRole('button', { name: 'Noter ce que cela coûte' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Montant').fill('100')
  expect(await dialog.getByLabel('chaque mois').isChecked()).toBe(true)
  // A second month has begun since, a third one has not.
  await dialog.getByLabel('Depuis le').fill(addDays(TODAY, -40))
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Dépense notée : Le Hangar').waitFor()
  // 500 € over twice 100 €.
  await hangar.getByText('2,50 € gagnés par euro dépensé').waitFor()
  expect((await hangar.innerText()).replaceAll(/\s/g, ' ')).toContain('lieu · 200 € dépensés')
  await hangar.getByRole('button', { name: 'Voir ce que cela coûte' }).click()
  await dialog.getByText('100 € par mois depuis le').waitFor()
  await page.keyboard.press('Escape')

  await wheres.getByRole('button', { name: 'Noter ce que coûte un autre lieu' }).click()
  await dialog.getByLabel('Événement, lieu ou réseau').fill('Forum')
  await dialog.getByLabel('Montant').fill('35')
  await dialog.getByLabel('Montant').press('Enter')
  const forum = wheres.getByRole('listitem').filter({ hasText: 'Forum' })
  await forum.getByText('pas de mandat venu de là dans cette période').waitFor()
  await expectAccessible(page)
  const bar = page.getByRole('status').filter({ hasText: 'Dépense notée : Forum' })
  await bar.getByRole('button', { name: 'Annuler' }).click()
  await forum.waitFor({ state: 'hidden' })
})

test('on a phone nothing is wider than the screen, by night', async () => {
  const page = await visit('/mandats/provenance', { viewport: PHONE, dark: true })
  await page.getByRole('heading', { name: 'Des sources aux mandats' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  await expectAccessible(page)
})
