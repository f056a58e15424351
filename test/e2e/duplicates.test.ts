import { strToU8, zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { test } from 'vitest'
import { chooseFiles, onRunningDesk } from '../support/journey.ts'
import { cardFile, vcard } from '../support/vcards.ts'

const { visit } = onRunningDesk()

const LINKEDIN = zipSync({
  'Connections.csv': strToU8(
    [
      'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
      'Joëlle,Kerbrat,https://www.linkedin.com/in/joelle-kerbrat,,Aria,Architecte,01 Mar 2020',
      'Odilon,Quemener,https://www.linkedin.com/in/odilon-q,odilon@quemener.example,Brio,Luthier,02 Mar 2020',
      'Basile,Morvan,https://www.linkedin.com/in/basile-m,,Cap,Voilier,03 Mar 2020',
    ].join('\n'),
  ),
})
const GOOGLE = [
  'First Name,Last Name,Organization Name,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value',
  'Joëlle,Kerbrat,Aria,,,Mobile,06 12 34 56 78',
  'Odilon,Quéméner,,Home,odilon@quemener.example,,',
  'Maëlys,Trividic,,,,Mobile,06 98 76 54 32',
].join('\n')

const FILES = [
  { name: 'linkedin.zip', mimeType: 'application/zip', buffer: Buffer.from(LINKEDIN) },
  { name: 'contacts.csv', mimeType: 'text/csv', buffer: Buffer.from(GOOGLE) },
  cardFile(
    'iphone.vcf',
    vcard('Jo Kerbrat', 'TEL;TYPE=CELL:+33612345678', 'UID:i-1'),
    vcard('Maelys Trividic', 'TEL;TYPE=CELL:+33 6 98 76 54 32', 'EMAIL:maelys@trividic.example', 'UID:i-2'),
    vcard('Hortense Cabon', 'TEL;TYPE=HOME:02 98 00 00 00', 'UID:i-3'),
  ),
]

const expectTitle = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

/** « Même personne », by key; what leads is left as it is proposed. */
async function sayYes(page: Page, { asks }: { asks: boolean }): Promise<void> {
  await page.keyboard.press('o')
  if (!asks) return
  await page.getByRole('form', { name: 'Ce qui sera en tête' }).waitFor()
  await page.keyboard.press('Enter')
}

test('three address books that overlap become one card each, reviewed by keyboard, and undone', async () => {
  const page = await visit('/import')
  await chooseFiles(page, 'Choisir des fichiers', FILES)
  await page.getByText('9 personnes nouvelles.').waitFor()
  await page.getByRole('button', { name: 'Faire entrer au carnet' }).click()
  await page.getByText('9 personnes sont entrées au carnet.').waitFor()
  await page.getByRole('link', { name: /paires de fiches sont peut-être de la même personne/ }).click()

  await expectTitle(page, '5 paires de fiches à regarder')
  for (const left of ['4 paires de fiches à regarder', '3 paires de fiches à regarder']) {
    await sayYes(page, { asks: false })
    await expectTitle(page, left)
  }
  // Two of three cards of one person: the third comes next, with what was on either.
  await page.getByText('Une autre fiche est peut-être la sienne aussi').waitFor()
  await sayYes(page, { asks: false })
  await expectTitle(page, 'Une paire de fiches à regarder')
  await page.getByText(/prénoms proches/).waitFor()
  await page.getByText('même numéro', { exact: true }).waitFor()
  await sayYes(page, { asks: true })
  await expectTitle(page, 'Chacun a sa fiche, une seule')

  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await expectTitle(page, 'Une paire de fiches à regarder')
  await page.keyboard.press('n')
  await expectTitle(page, 'Chacun a sa fiche, une seule')
  await page.getByRole('link', { name: 'Carnet', exact: true }).click()
  await expectTitle(page, '6 personnes.')
  await page.getByText('Odilon Quéméner').waitFor()
})
