import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, signedInPage } from '../support/browser.ts'
import { chooseFiles, onRunningDesk } from '../support/journey.ts'
import { startDesk } from '../support/running-desk.ts'
import { cardFile, vcard } from '../support/vcards.ts'

const { visit } = onRunningDesk()

const FILE = cardFile(
  'telephone.vcf',
  vcard('Solenn Guégan', 'TEL;TYPE=CELL:06 11 22 33 44', 'UID:phone-1'),
  vcard('Tiphaine Le Bras', 'EMAIL:tiphaine@lebras.example', 'UID:phone-2'),
  vcard('Yann Kermarrec', 'TEL;TYPE=WORK:02 98 00 00 00', 'UID:phone-3'),
)

async function preview(page: Page, says: string): Promise<void> {
  await chooseFiles(page, 'Choisir des fichiers', [FILE])
  await page.getByRole('heading', { level: 1, name: 'Voici ce qui a été lu.' }).waitFor()
  await page.getByText(says).waitFor()
}

async function bringIn(page: Page): Promise<void> {
  await preview(page, '3 personnes nouvelles.')
  await page.getByRole('button', { name: 'Faire entrer au carnet' }).click()
  await page.getByText('3 personnes sont entrées au carnet.').waitFor()
}

async function expectNobody(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Carnet', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Votre carnet est vide.' }).waitFor()
}

test('an import is undone from its result, from the history, and comes in twice only once', async () => {
  const page = await visit('/import')
  await bringIn(page)
  await page.getByRole('button', { name: 'Annuler tout l’import' }).click()
  await page.getByText('L’import est annulé : le carnet est comme avant.').waitFor()
  await expectNobody(page)

  await page.getByRole('link', { name: 'Apporter des fiches' }).click()
  await bringIn(page)
  await page.getByRole('link', { name: 'Réglages' }).click()
  await page.getByRole('link', { name: 'Historique' }).click()
  await page.getByRole('button', { name: 'Annuler : 3 fiches importées de telephone.vcf' }).first().click()
  await page.getByText('Annulé : 3 fiches importées de telephone.vcf').nth(1).waitFor()
  await expectNobody(page)

  await page.getByRole('link', { name: 'Apporter des fiches' }).click()
  await bringIn(page)
  await page.getByRole('button', { name: 'Apporter d’autres fichiers' }).click()
  await preview(page, '3 déjà là, rien à changer.')
  await page.getByText('0 personne nouvelle.').waitFor()
  await page.getByRole('link', { name: 'Carnet', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '3 personnes.' }).waitFor()
})

test('everything leaves in one file that fills an empty desk; who asks is erased for good', async () => {
  const page = await visit('/settings')
  await page.getByRole('button', { name: 'Préparer mes fichiers' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: /^Télécharger \(/ }).click()
  const { 'desk.jsonl.gz': archive } = unzipSync(readFileSync(await (await download).path()))
  const empty = await startDesk()
  try {
    const { page: other, context } = await signedInPage(page.context().browser() as Browser, empty.link)
    const headers = { origin: empty.url }
    const filled = await other.request.put('/api/imports/archive', {
      data: Buffer.from(archive as Uint8Array),
      headers,
    })
    expect(filled.ok()).toBe(true)
    await other.goto('/carnet')
    await other.getByRole('heading', { level: 1, name: '3 personnes.' }).waitFor()
    await context.close()
  } finally {
    await empty.stop()
  }

  await page.getByRole('link', { name: 'Carnet', exact: true }).click()
  await page.getByRole('link', { name: 'Solenn Guégan' }).click()
  await page.getByRole('button', { name: 'Autres actions' }).click()
  await page.getByRole('menuitem', { name: 'Voir ou effacer ses données' }).click()
  await page.getByText('06 11 22 33 44').waitFor()
  await page.getByRole('button', { name: 'Voir ce qui s’effacerait' }).click()
  await page.getByRole('checkbox', { name: /^Effacer Solenn Guégan pour de bon/ }).check()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Effacer', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '2 personnes.' }).waitFor()
  await page.goto('/settings/history')
  await page.getByText('Quelqu’un a été effacé, à sa demande').waitFor()
  await page.getByText('Solenn').waitFor({ state: 'detached' })
})
