import { test } from 'vitest'
import { expectAccessible } from '../support/browser.ts'
import { chooseFiles, onRunningDesk } from '../support/journey.ts'

const { visit } = onRunningDesk()

/** As a French Excel saves it: windows-1252, where two letters stand elsewhere than in Latin-1. */
const table = (name: string, rows: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`${rows.join('\r\n').replaceAll('’', '\x92').replaceAll('œ', '\x9c')}\r\n`, 'latin1'),
})
const HEADINGS = 'Qui c’est;Sa boîte;Sa ville;Joindre le soir;Sa marotte'
const FIRST = table('clients de l’été.csv', [
  HEADINGS,
  'Hélène Guégan;Atelier d’été;Roscoff;06 10 20 30 40;la pêche à pied',
  'Zoé Le Goff;Brio;Plœmeur;06 10 20 30 41;le vélo',
])
const SECOND = table('clients de l’automne.csv', [
  HEADINGS,
  'Odilon Quéméner;Cap;Brest;06 10 20 30 42;le chant',
])

test('a table with headings of one’s own is told by keyboard, remembered, and undone', async () => {
  const page = await visit('/import')
  await chooseFiles(page, 'Choisir des fichiers', [FIRST])
  const firm = page.getByRole('combobox', { name: 'Sa boîte' })
  await firm.waitFor()
  const row = page.getByRole('status').filter({ hasText: 'La première ligne donne' })
  await row.getByText('Hélène Guégan').waitFor()
  await row.getByText('Sa boîte : Atelier d’été').waitFor()
  await expectAccessible(page)

  await firm.focus()
  await page.keyboard.type('Structure')
  await row.getByText('Structure : Atelier d’été').waitFor()
  const hobby = page.getByRole('combobox', { name: 'Sa marotte' })
  await hobby.focus()
  await page.keyboard.press('End')
  await row.getByText('la pêche à pied').waitFor({ state: 'hidden' })
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')

  await page.getByText('2 personnes nouvelles.').waitFor()
  await page.getByText('Hélène Guégan, Atelier d’été, Roscoff').waitFor()
  await page.getByText('Zoé Le Goff, Brio, Plœmeur').waitFor()
  await page.getByRole('button', { name: 'Faire entrer au carnet' }).click()
  await page.getByText('2 personnes sont entrées au carnet.').waitFor()

  await page.getByRole('button', { name: 'Apporter d’autres fichiers' }).click()
  await chooseFiles(page, 'Choisir des fichiers', [SECOND])
  await page.getByText('Odilon Quéméner, Cap, Brest').waitFor()
  await page.getByText('« clients de l’automne.csv », lu comme vous l’avez dit').waitFor()
  await page.getByRole('button', { name: 'Faire entrer au carnet' }).click()
  await page.getByRole('button', { name: 'Annuler tout l’import' }).click()
  await page.getByText('L’import est annulé : le carnet est comme avant.').waitFor()
  await page.getByRole('link', { name: 'Carnet', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '2 personnes.' }).waitFor()
})
