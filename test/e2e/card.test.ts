import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, PHONE } from '../support/browser.ts'
import { CARDS, drawnCard, type Said } from '../support/drawn-cards.ts'
import { chooseFiles, expectCount, onRunningDesk } from '../support/journey.ts'
import { redPhoto } from '../support/photo.ts'
import { cardFile, vcard } from '../support/vcards.ts'

const { visit, complaints } = onRunningDesk()

/** Somebody of that name comes in by a file; their card is open. */
async function openCard(name: string, ...lines: string[]): Promise<Page> {
  const page = await visit('/import')
  await chooseFiles(page, 'Choisir des fichiers', [cardFile('une.vcf', vcard(name, ...lines))])
  await page.getByRole('button', { name: 'Faire entrer au carnet' }).click()
  await page.getByRole('link', { name: 'Ouvrir le carnet' }).click()
  await page.getByRole('link', { name }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  return page
}

async function edit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Modifier', exact: true }).first().click()
  await page.getByRole('form', { name: 'Modifier la fiche' }).waitFor()
}

const save = (page: Page) => page.getByRole('button', { name: 'Enregistrer', exact: true }).click()

test('a phone, a birthday without its year and a photo are written, and what the screen does not know stays', async () => {
  const unknown = ['X-HARMONICA-KEY:Sol', 'TEL;TYPE=CELL:06 55 44 33 22']
  const page = await openCard('Lise Pennanec’h', ...unknown)
  await edit(page)
  await page.getByRole('textbox', { name: 'Téléphone', exact: true }).fill('06 00 11 22 33')
  await page.getByRole('textbox', { name: 'Anniversaire', exact: true }).fill('29 février')
  await page.getByText('Compris : 29 février').waitFor()
  await chooseFiles(page, 'Ajouter une photo', [redPhoto()])
  await page.getByRole('button', { name: 'Changer la photo' }).waitFor()
  await save(page)

  await page.getByRole('status').getByText('Fiche de Lise Pennanec’h enregistrée').waitFor()
  await page.getByRole('region', { name: 'Joindre' }).getByText('06 00 11 22 33').waitFor()
  await page.getByRole('region', { name: 'Ce que vous savez' }).getByText('29 février').waitFor()
  const face = page.getByRole('main').locator('img').first()
  await expect
    .poll(() => face.evaluate(image => (image as HTMLImageElement).naturalWidth), { timeout: 10_000 })
    .toBeGreaterThan(0)

  await page.getByRole('button', { name: 'Autres actions' }).click()
  const coming = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Telle qu’elle est venue' }).click()
  const download = await coming
  expect(download.suggestedFilename()).toBe('Lise Pennanec’h.vcf')
  const card = readFileSync(await download.path(), 'utf8')
  expect(card).toContain('X-HARMONICA-KEY:Sol')
  expect(card).toContain('06 00 11 22 33')
  expect(card).not.toContain('06 55 44 33 22')
  expect(card).toMatch(/^BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29\r?$/m)
  expect(card).toMatch(/^PHOTO/m)
})

test('what is saved in one tab appears in the other; of two edits at once nothing is lost', async () => {
  const page = await openCard('Maël Riou', 'TEL;TYPE=CELL:06 77 00 00 01')
  const other = await page.context().newPage()
  await other.goto(page.url())
  await other.getByRole('heading', { level: 1, name: 'Maël Riou' }).waitFor()

  await page.bringToFront()
  await edit(page)
  await page.getByRole('textbox', { name: 'Métier ou poste' }).fill('luthier')
  await save(page)
  await other.getByText('luthier').waitFor()

  await edit(page)
  await other.bringToFront()
  await edit(other)
  await other.getByRole('textbox', { name: 'Métier ou poste' }).fill('archetier')
  await other.getByRole('textbox', { name: 'Organisation' }).fill('Atelier du Port')
  await save(other)
  await other.getByText('archetier, Atelier du Port').waitFor()
  await page.bringToFront()
  await page.getByRole('textbox', { name: 'Métier ou poste' }).fill('luthier et accordeur')
  await page.getByRole('textbox', { name: 'Téléphone', exact: true }).fill('06 77 00 00 02')
  await save(page)
  const choice = page.getByRole('dialog', { name: 'Deux versions de la même fiche' })
  await choice.getByText('luthier et accordeur').waitFor()
  await choice.getByText('archetier').waitFor()
  expect(complaints()).toEqual([expect.stringContaining('409')])
  await choice.getByRole('radio', { name: 'luthier et accordeur' }).check()
  await choice.getByRole('button', { name: 'Enregistrer ce choix' }).click()
  for (const tab of [page, other]) {
    await tab.getByText('luthier et accordeur, Atelier du Port').waitFor()
    await tab.getByRole('region', { name: 'Joindre' }).getByText('06 77 00 00 02').waitFor()
  }
})

test('a deleted card is brought back by undo', async () => {
  const page = await openCard('Nolwenn Salaün', 'TEL;TYPE=CELL:06 88 00 00 01')
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('menuitem', { name: 'Effacer la fiche' }).click()
  const bar = page.getByRole('status').filter({ hasText: 'Fiche de Nolwenn Salaün effacée' })
  await bar.waitFor()
  await expectCount(page.getByRole('link', { name: 'Nolwenn Salaün' }), 0)
  await bar.getByRole('button', { name: 'Annuler' }).click()
  await page.getByRole('link', { name: 'Nolwenn Salaün' }).click()
  await page.getByRole('region', { name: 'Joindre' }).getByText('06 88 00 00 01').waitFor()
})

test('a business card is photographed, corrected, kept; photographed again, its own person is completed', async () => {
  const said = CARDS[0] as Said
  const page = await visit('/carnet', { viewport: PHONE })
  await page.getByRole('button', { name: 'D’autres façons de faire', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Ajouter depuis une carte' }).click()
  const photo = async (more: Partial<Said>) => ({
    name: 'carte.png',
    mimeType: 'image/png',
    buffer: await drawnCard({ ...said, ...more }, 'clean'),
  })
  await chooseFiles(page, 'Choisir une image', [await photo({ phones: ['Mob. 06 12 34 56 78'] })])
  const form = page.getByRole('form', { name: 'Fiche proposée' })
  await form.getByText('Rien n’est gardé avant').waitFor()
  expect(await form.getByRole('textbox', { name: 'Nom', exact: true }).inputValue()).toBe(said.name)
  await form.getByRole('textbox', { name: 'Courriel' }).focus()
  await page.getByText(/Lu sur la carte.*brume\.fr/).waitFor()
  await expectAccessible(page)
  await form.getByRole('textbox', { name: 'Nom', exact: true }).fill('Hélène Le Goff-Riou')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Hélène Le Goff-Riou' }).waitFor()

  await chooseFiles(page, 'Choisir une image', [await photo({ phones: ['Tél. 02 40 12 34 56'] })])
  await form.getByText('est déjà l’adresse de').waitFor()
  await form.getByRole('button', { name: 'Compléter la fiche de Hélène Le Goff-Riou' }).click()
  await page.getByRole('link', { name: 'Hélène Le Goff-Riou' }).click()
  const reach = page.getByRole('region', { name: 'Joindre' })
  await reach.getByText('06 12 34 56 78').waitFor()
  await reach.getByText('02 40 12 34 56').waitFor()

  // One's own card, shown, saved as an image: the code of another is read as that one is, without the desk's help.
  const card = { phone: '06 98 76 54 32', mail: 'agnes@ferrand.example' }
  await page.request.put('/api/settings', { data: { ownerName: 'Agnès Le Ferrand', card } })
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Montrer ma carte' }).click()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Enregistrer l’image' }).click()
  const buffer = readFileSync(await (await saved).path())

  await page.goto('/carnet/carte')
  await page.getByRole('button', { name: 'Choisir une image' }).waitFor()
  await page.context().setOffline(true)
  await chooseFiles(page, 'Choisir une image', [{ name: 'code.png', mimeType: 'image/png', buffer }])
  await expect.poll(() => form.getByRole('textbox', { name: 'Courriel' }).inputValue()).toBe(card.mail)
  await form.getByRole('button', { name: 'Laisser' }).click()
  await chooseFiles(page, 'Choisir une image', [await photo({})])
  await form.getByText('La lecture se fait sur votre bureau').waitFor()
  await page.context().setOffline(false)
  expect(complaints().filter(complaint => !complaint.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
})
