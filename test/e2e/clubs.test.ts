import { expect, test } from 'vitest'
import { addDays, dayAt, weekday } from '../../src/lib/day.ts'
import { expectAccessible, PHONE } from '../support/browser.ts'
import { expectCount, onRunningDesk } from '../support/journey.ts'

const { visit } = onRunningDesk()

const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']
const YESTERDAY = addDays(dayAt(new Date(), 'Europe/Paris'), -1)

test('a choir is noted with its people; yesterday’s session is said in one tap, stands in the journal, and is undone', async () => {
  const page = await visit('/sorties/clubs')
  await page.getByRole('heading', { name: 'Rien ne revient encore de semaine en semaine' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Ajouter un club' }).click()
  await page.getByLabel('Nom').fill('Chorale du Port')
  await page.getByLabel('Genre').selectOption('musique')
  await page.getByText(WEEKDAYS[weekday(YESTERDAY) - 1] as string, { exact: true }).click()
  await page.getByLabel('Heure').fill('19:30')
  await page.getByLabel('Minutes').fill('120')
  await page.getByRole('combobox', { name: 'Lieu' }).fill('la salle des fêtes')
  await page.getByLabel('Depuis le').fill(addDays(YESTERDAY, -70))
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('heading', { level: 1, name: 'Chorale du Port' }).waitFor()

  await page.getByRole('button', { name: 'Ajouter des personnes' }).click()
  for (const name of ['Ana Riou', 'Luc Morel', 'Zoé Brun']) {
    await page.getByLabel('Qui', { exact: true }).fill(name)
    await page.getByRole('option', { name }).click()
  }
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  const people = page.getByRole('list', { name: 'Les personnes' })
  await expectCount(people.getByRole('listitem'), 3)
  await expectAccessible(page)
  await page.context().close()

  const phone = await visit('/', { viewport: PHONE })
  const asked = phone.getByRole('region', { name: 'Vos clubs' })
  await asked.getByText('Chorale du Port, hier').waitFor()
  await asked.getByRole('button', { name: 'Changer qui y était' }).click()
  await asked.getByRole('checkbox', { name: 'Luc Morel' }).uncheck()
  await asked
    .getByText('Avec Zoé Brun et Ana Riou.')
    .or(asked.getByText('Avec Ana Riou et Zoé Brun.'))
    .waitFor()
  await expectAccessible(phone)
  await asked.getByRole('button', { name: 'J’y étais' }).click()
  const bar = phone.getByRole('status').filter({ hasText: /^Chorale du Port, .* vous y étiez/ })
  await bar.waitFor()
  await asked.waitFor({ state: 'detached' })

  const other = await phone.context().newPage()
  await other.goto('/journal')
  const met = other.getByRole('list', { name: 'Rencontres', exact: true }).locator('ul').getByRole('listitem')
  await met.filter({ hasText: 'Ana Riou' }).filter({ hasText: 'la salle des fêtes' }).waitFor()
  await expectCount(met, 1)
  await bar.getByRole('button', { name: 'Annuler' }).click()
  await expectCount(met, 0)
  await asked.getByRole('button', { name: 'Pas cette fois' }).click()
  await asked.waitFor({ state: 'detached' })
  await phone.goto('/sorties/clubs')
  await phone.getByRole('link', { name: 'Chorale du Port' }).click()
  await phone.getByRole('list', { name: 'Séances' }).getByText('Pas cette fois').waitFor()
  await expectAccessible(phone)
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
})
