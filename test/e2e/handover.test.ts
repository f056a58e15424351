import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { uuidv7 } from '../../src/lib/uuid.ts'
import { expectAccessible, PHONE } from '../support/browser.ts'
import { chooseFiles, expectCount, onRunningDesk } from '../support/journey.ts'
import { cardFile, vcard } from '../support/vcards.ts'

const { visit, stranger, complaints } = onRunningDesk()

/** Karim and Lina are in the cardex, and there is one mandate too many; its page is open. */
async function openOverflow(): Promise<{ page: Page; path: string }> {
  const page = await visit('/import')
  const cards = [
    vcard('Karim Benali', 'EMAIL:karim@example.org'),
    vcard('Lina Morel', 'EMAIL:lina@example.org'),
  ]
  await chooseFiles(page, 'Choisir des fichiers', [cardFile('deux.vcf', ...cards)])
  await page.getByRole('button', { name: 'Faire entrer au carnet' }).click()
  await page.getByRole('link', { name: 'Ouvrir le carnet' }).waitFor()
  await page.request.put('/api/settings', { data: { ownerName: 'Perrine Le Goff' } })
  const path = `/mandats/${uuidv7(new Date())}`
  const answer = await page.request.put(`/api${path.replace('mandats', 'mandates')}`, {
    data: {
      what: 'Livret de la maison des associations',
      organisation: 'Mairie de Fougères',
      stage: 'talked',
      amountCents: 450_000,
      per: 'whole',
      currency: 'EUR',
      heardOn: '2026-11-01',
    },
  })
  expect(answer.status()).toBe(201)
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return { page, path }
}

/** Somebody is chosen by name, and what they will see is being written. */
async function chooseByName(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Quelqu’un d’autre, par son nom' }).fill(name.slice(0, 4))
  await page.getByRole('option', { name }).click()
  await page.getByRole('button', { name: `Préparer l’envoi à ${name}` }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: `Préparer l’envoi à ${name}` }).click()
  await page.getByRole('heading', { level: 1, name: `Passer ce mandat à ${name}.` }).waitFor()
}

/** The link is made and read where it is shown, once. */
async function makeLink(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'Créer le lien' }).click()
  const url = await page.getByRole('textbox', { name: `Lien pour ${name}` }).inputValue()
  await expect
    .poll(() => page.getByRole('textbox', { name: `Message à ${name}` }).inputValue())
    .toContain(url)
  await page.getByRole('button', { name: 'Terminé' }).click()
  return url
}

test('declined by one peer without account, accepted by the next after a question; the link withdrawn says so', async () => {
  const { page, path } = await openOverflow()
  await page.getByRole('link', { name: 'Passer à quelqu’un' }).click()
  await chooseByName(page, 'Karim Benali')
  await page.getByRole('textbox', { name: 'En quelques mots' }).fill('Seize pages, avec photos.')
  await page.getByRole('checkbox', { name: 'Montrer un montant' }).check()
  await page.getByRole('textbox', { name: 'Un mot pour Karim Benali' }).fill('Je pense que cela vous ira.')
  await page.getByRole('combobox', { name: 'Ce que vous demandez' }).selectOption('percent')
  const preview = page.frameLocator('iframe')
  await preview.getByText('Seize pages, avec photos.').waitFor()
  expect(await preview.locator('body').innerText()).not.toContain('Fougères')
  const first = await makeLink(page, 'Karim Benali')

  const karim = await (await stranger({ viewport: PHONE })).newPage()
  await karim.goto(first)
  await karim.getByText('Perrine Le Goff vous propose un mandat').waitFor()
  await karim.getByText('10 % du montant du mandat').waitFor()
  await expectAccessible(karim)
  await karim.getByRole('textbox', { name: 'Un mot pour Perrine Le Goff' }).fill('Pas avant mai')
  await karim.getByRole('button', { name: 'Je décline' }).click()
  await karim.getByText('Vous avez décliné').waitFor()
  await expectCount(karim.getByRole('button'), 0)

  // What was written is kept for the next one.
  await page.goto('/')
  const today = page.getByRole('region', { name: 'Mandats passés' })
  await today.getByText('« Pas avant mai »').waitFor()
  await today.getByRole('link', { name: 'Proposer à quelqu’un d’autre' }).click()
  await chooseByName(page, 'Lina Morel')
  await preview.getByText('Seize pages, avec photos.').waitFor()
  const second = await makeLink(page, 'Lina Morel')

  // From here on the owner's screen learns of each answer by itself.
  await page.goto(path)
  const standing = page.getByRole('article', { name: 'Lina Morel' })
  await standing.getByText('Pas encore ouvert.').waitFor()
  const lina = await (await stranger({ language: 'en', dark: true })).newPage()
  await lina.goto(second)
  await lina.getByRole('textbox', { name: 'A question to Perrine Le Goff' }).fill('When is it due?')
  await lina.getByRole('button', { name: 'Ask the question' }).click()
  await lina.getByText('Your question has gone').waitFor()
  await standing.getByText('When is it due?').waitFor()
  await expectAccessible(page)
  await standing.getByRole('textbox', { name: 'Répondre à Lina Morel' }).fill('Fin mars.')
  await standing.getByRole('button', { name: 'Répondre' }).click()
  await standing.getByText('Vous avez répondu à sa question').waitFor()
  await lina.reload()
  await lina.getByText('Fin mars.').waitFor()
  await expectAccessible(lina)
  await lina.getByRole('button', { name: 'I accept' }).click()
  await lina.getByText('You accepted').waitFor()

  await standing
    .getByText('A accepté aujourd’hui.')
    .or(standing.getByText(/^A accepté le/))
    .waitFor()
  await standing.getByText('450 € sur 4 500 €').waitFor()
  // In a browser that keeps the desk's own screens, the page is still the server's.
  const own = await page.context().newPage()
  await own.goto(second)
  await own.getByText('Perrine Le Goff vous a passé ce mandat').waitFor()
  await own.close()
  await standing.getByRole('button', { name: 'Fermer la page' }).click()
  await standing.getByText('Le lien ne s’ouvre plus.').waitFor()
  expect((await lina.goto(second))?.status()).toBe(404)
  await lina.getByRole('heading', { name: 'This link leads nowhere any more' }).waitFor()
  expect(complaints().every(said => said.includes('404'))).toBe(true)
})
