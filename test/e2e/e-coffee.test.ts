import { expect, test } from 'vitest'
import { expectAccessible, PHONE } from '../support/browser.ts'
import { chooseFiles, onRunningDesk } from '../support/journey.ts'
import { cardFile, vcard } from '../support/vcards.ts'

const { visit, stranger, complaints } = onRunningDesk()

test('a coffee proposed from a card, a moment chosen without account, in the journal; withdrawn, the page is dead', async () => {
  const page = await visit('/import')
  const card = vcard('Odile Roy', 'EMAIL:odile@example.org', 'ADR:;;;Montréal;;;Canada')
  await chooseFiles(page, 'Choisir des fichiers', [cardFile('une.vcf', card)])
  await page.getByRole('button', { name: 'Faire entrer au carnet' }).click()
  await page.getByRole('link', { name: 'Ouvrir le carnet' }).click()
  await page.request.put('/api/settings', {
    data: { ownerName: 'Perrine Le Goff', timeZone: 'Europe/Paris' },
  })
  await page.getByRole('link', { name: /Odile Roy/ }).click()
  await page.getByRole('button', { name: 'Proposer un café' }).click()
  const dialog = page.getByRole('dialog', { name: 'Proposer un café à Odile Roy' })
  await dialog.getByText('D’après son adresse.').waitFor()
  await dialog.getByRole('textbox', { name: 'Lien de la visio' }).fill('https://visio.example.org/odile')
  await expect.poll(() => dialog.getByText(/heure de Montréal/).count()).toBe(3)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Préparer le message' }).click()
  const url = await dialog.getByRole('textbox', { name: 'Le lien' }).inputValue()
  const letter = await dialog.getByRole('textbox', { name: 'Le message' }).inputValue()
  expect(letter).toContain(url)
  expect(letter).toContain('heure de Montréal')
  await dialog.getByRole('button', { name: 'Fermer' }).last().click()
  await page.getByText(/3 moments proposés/).waitFor()

  const odile = await (await stranger({ viewport: PHONE })).newPage()
  await odile.goto(url)
  await odile.getByText('Heure de Montréal').waitFor()
  await expectAccessible(odile)
  await odile.getByRole('textbox', { name: /Un mot pour Perrine Le Goff/ }).fill('Avec plaisir')
  await odile.getByRole('button', { name: 'Choisir ce moment' }).click()
  await odile.getByText(/C’est noté/).waitFor()

  await page.getByText('« Avec plaisir »').waitFor()
  await page.goto('/journal')
  await page.getByText('Odile Roy').first().waitFor()
  await page.goto('/sorties/a-distance')
  await page.getByRole('heading', { level: 3, name: 'Fixés' }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Retirer' }).click()
  await page.getByText('Retiré.').waitFor()
  await odile.reload()
  await odile.getByRole('heading', { name: 'Ce lien ne mène plus nulle part' }).waitFor()
  expect(complaints().every(text => text.includes('404'))).toBe(true)
  const journal = await page.request.get('/api/encounters')
  expect((await journal.json()).encounters).toEqual([])
})
