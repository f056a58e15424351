import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { PHONE } from '../support/browser.ts'
import { expectCount, onRunningDesk } from '../support/journey.ts'

const { visit } = onRunningDesk()

const LISTS = '**/api/mandates?*'

const column = (page: Page, stage: string) => page.getByRole('region', { name: stage, exact: true })
const bar = (page: Page, words: string) => page.getByRole('status').filter({ hasText: words })

async function note(page: Page, line: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Un mandat en une ligne' }).fill(line)
  await page.getByRole('textbox', { name: 'Un mandat en une ligne' }).press('Enter')
}

test('a line with a chain of two becomes a mandate, goes from column to column, and is found on a card', async () => {
  const page = await visit('/mandats')
  await page.getByRole('button', { name: 'Noter un premier mandat' }).click()
  const line = page.getByRole('textbox', { name: 'Un mandat en une ligne' })
  await expect.poll(() => line.evaluate(field => field === document.activeElement)).toBe(true)
  await line.fill(
    'Refonte du site pour Aria, 4 500 €, par Sophie Bernard, qui le tient de Luc Moreau, rencontré à l’Open Coffee',
  )
  const read = page.getByRole('group', { name: 'Ce qui a été compris' })
  for (const piece of ['Aria', /^Prix 4.500/, /Sophie Bernard/, /Luc Moreau/, /Open Coffee/]) {
    await read.getByRole('button', { name: piece }).first().waitFor()
  }
  await line.press('Enter')
  await bar(page, 'Mandat noté : Refonte du site').waitFor()

  const card = page.getByRole('link', { name: 'Refonte du site' })
  await column(page, 'Piste').getByText('par Sophie Bernard, par Luc Moreau (Open Coffee)').waitFor()
  await column(page, 'Piste').getByRole('listitem').dragTo(column(page, 'En discussion'))
  await column(page, 'En discussion').getByRole('link', { name: 'Refonte du site' }).waitFor()

  await card.focus()
  await page.keyboard.press('Shift+ArrowRight')
  await column(page, 'Proposé').getByRole('link', { name: 'Refonte du site' }).waitFor()
  await page.getByRole('heading', { level: 1, name: 'Une proposition attend une réponse.' }).waitFor()
  await expect.poll(() => card.evaluate(link => link === document.activeElement)).toBe(true)
  // Undone before the list after the move has come.
  await page.route(LISTS, route => setTimeout(() => route.continue(), 1_000))
  await page.keyboard.press('Shift+ArrowRight')
  const won = bar(page, 'Gagné : Refonte du site. Sa page propose qui remercier')
  await won.waitFor()
  await column(page, 'Gagné').getByRole('link', { name: 'Refonte du site' }).waitFor()
  await won.getByRole('button', { name: 'Annuler' }).click()
  await column(page, 'Proposé').getByRole('link', { name: 'Refonte du site' }).waitFor()
  await page.unroute(LISTS)

  await card.click()
  await page.getByRole('heading', { level: 1, name: 'Refonte du site' }).waitFor()
  await page
    .getByRole('region', { name: 'Comment il est venu' })
    .getByRole('link', { name: 'Luc Moreau' })
    .click()
  await page.getByRole('heading', { level: 1, name: 'Luc Moreau' }).waitFor()
  const mandates = page.getByRole('region', { name: 'Mandats' })
  await mandates.getByText('Aria · par son entremise · proposé').waitFor()
})

test('on a phone it is a list: moved by its menu, its origin corrected in one line, an hour more', async () => {
  const page = await visit('/mandats', { viewport: PHONE })
  await note(page, 'Affiche du festival, 2 jours à 450 €, par Maëlle Riou, 50 % de chances')
  await page.getByText('En vue').getByText('450').waitFor()
  await page.getByRole('button', { name: 'Étape de « Affiche du festival »' }).click()
  await page.getByRole('menuitem', { name: 'Livré' }).click()
  await bar(page, 'Livré : Affiche du festival').waitFor()

  await page.getByRole('link', { name: 'Affiche du festival' }).click()
  await page.getByRole('heading', { level: 1, name: 'Affiche du festival' }).waitFor()
  await page.getByText('2 jours à 450').waitFor()
  await page.getByRole('button', { name: '+ 1 h' }).click()
  await bar(page, 'Une heure de plus : Affiche du festival').waitFor()
  await page.getByRole('definition').filter({ hasText: /^1.h/ }).waitFor()

  const origin = page.getByRole('region', { name: 'Comment il est venu' })
  await origin.getByRole('button', { name: 'Corriger' }).click()
  await origin.getByRole('textbox').fill('Maëlle Riou 70 %, le coworking')
  await origin.getByRole('textbox').press('Enter')
  await origin.getByText('70 %').waitFor()
  await origin.getByText('Coworking').waitFor()

  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('menuitem', { name: 'Effacer le mandat' }).click()
  const gone = bar(page, 'Mandat effacé : Affiche du festival')
  await gone.waitFor()
  await expectCount(page.getByRole('link', { name: 'Affiche du festival' }), 0)
  await gone.getByRole('button', { name: 'Annuler' }).click()
  await page.getByRole('link', { name: 'Affiche du festival' }).waitFor()
})
