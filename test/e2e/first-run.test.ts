import { expect, test } from 'vitest'
import { GOOGLE_NAMES, googleCsv } from '../support/google-csv.ts'
import { chooseFiles, expectCount, onRunningDesk } from '../support/journey.ts'

const { visit } = onRunningDesk()

test('from an empty desk to a calm morning: cards come in, those who count are picked, yesterday is noted', async () => {
  const page = await visit()
  const steps = page.getByRole('region', { name: 'Pour commencer' })
  await expectCount(steps.getByRole('listitem'), 3)
  await page.getByText('Tout commence par un nom.').waitFor()

  await steps.getByRole('link', { name: 'Apporter' }).click()
  await page.getByRole('heading', { level: 1, name: 'Apportez vos fiches' }).waitFor()
  const file = { name: 'contacts.csv', mimeType: 'text/csv', buffer: Buffer.from(googleCsv()) }
  await chooseFiles(page, 'Choisir des fichiers', [file])
  await page.getByRole('heading', { level: 1, name: 'Voici ce qui a été lu.' }).waitFor()
  await page.getByText('30 personnes nouvelles.').waitFor()
  await page.getByText('Google CSV').waitFor()
  await page.getByRole('button', { name: 'Faire entrer au carnet' }).click()
  await page.getByText('30 personnes sont entrées au carnet.').waitFor()

  await page.getByRole('button', { name: 'Choisir quinze personnes qui comptent' }).click()
  const near = page.getByRole('list', { name: 'Ceux qui comptent' })
  for (const name of GOOGLE_NAMES.slice(0, 4)) {
    await page.getByRole('list', { name: 'Peut-être' }).getByRole('button', { name }).click()
    await near.getByRole('button', { name, pressed: true }).waitFor()
  }
  await page.getByText('Quatre sur quinze').waitFor()
  await page.getByRole('button', { name: 'C’est bon' }).click()

  await steps.getByRole('button', { name: 'Noter' }).waitFor()
  await expectCount(steps.getByText('fait', { exact: true }), 2)
  await expectCount(steps.getByRole('link'), 0)
  await steps.getByRole('button', { name: 'Noter' }).click()
  const line = page.getByRole('textbox', { name: 'Qui avez-vous vu, et comment' })
  await line.and(page.locator(':focus')).waitFor()
  await page.keyboard.type('café hier avec Gaelle Lefevre')
  await page.getByRole('button', { name: 'Gaëlle Lefèvre' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('status').getByText('Noté : Gaëlle Lefèvre').waitFor()
  await steps.waitFor({ state: 'detached' })

  const signs = page.getByRole('region', { name: 'À qui faire signe' })
  await signs.waitFor()
  await page.getByText('Personne n’attend ce matin.').waitFor()
  await expectCount(signs.getByRole('article'), 0)
  expect(await page.getByRole('main').textContent()).not.toMatch(/retard|depuis longtemps/i)
})

test('what Google wrote is on the cards: accents, both numbers of a cell, a birthday without its year', async () => {
  const page = await visit('/carnet?q=marie-eve%20nunez')
  await page.getByRole('link', { name: 'Marie-Ève Nuñez' }).waitFor()
  await page.goto('/carnet?q=jerome%20lefevre')
  await page.getByRole('link', { name: 'Jérôme Lefèvre' }).click()
  const reach = page.getByRole('region', { name: 'Joindre' })
  await reach.getByText('06 12 34 56 07').waitFor()
  await reach.getByText('04 77 00 00 07').waitFor()

  await page.goto('/carnet?q=francoise%20lefevre')
  await page.getByRole('link', { name: 'Françoise Lefèvre' }).click()
  await page.getByText('12 avril', { exact: true }).waitFor()
  await page.getByText('A dit « à bientôt », puis "oui".').waitFor()
})
