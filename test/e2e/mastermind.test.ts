import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { uuidv7 } from '../../src/lib/uuid.ts'
import { NEW_ACQUAINTANCE } from '../../src/people/person.ts'
import { expectAccessible, PHONE } from '../support/browser.ts'
import { expectCount, onRunningDesk } from '../support/journey.ts'
import { called } from '../support/people.ts'

const { visit, stranger, desk } = onRunningDesk()

const PEERS = ['Karim Benali', 'Solange Ferré', 'Yann Kergoat'] as const

async function known(page: Page, name: string): Promise<void> {
  const path = `${desk().url}/api/people/${uuidv7(new Date())}`
  const data = { contact: called(name), acquaintance: NEW_ACQUAINTANCE }
  const answer = await page.request.put(path, { data, headers: { origin: desk().url } })
  expect(answer.ok(), await answer.text()).toBe(true)
}

test('a circle of four: a session with its turns, a promise by a link, closed, and asked about the next time', async () => {
  const page = await visit('/')
  for (const name of PEERS) await known(page, name)

  await page.goto('/sorties/a-distance')
  await page.getByRole('button', { name: 'Créer un cercle' }).click()
  await page.getByLabel('Nom du cercle').fill('Les mardis')
  await page.getByLabel('Lien de la visio').fill('https://visio.example.org/mardis')
  const save = page.getByRole('button', { name: 'Créer le cercle' })
  expect(await save.isEnabled()).toBe(false)
  for (const name of PEERS) {
    await page.getByRole('textbox', { name: 'Ajouter une personne' }).fill(name)
    await page.getByRole('option', { name, exact: true }).click()
  }
  await expectAccessible(page)
  await save.click()
  await page.getByRole('heading', { level: 1, name: /^Séance aujourd’hui/ }).waitFor()

  await page.getByRole('button', { name: 'Mettre à l’agenda' }).click()
  await page.getByText('à l’agenda', { exact: false }).first().waitFor()
  await page.getByRole('button', { name: 'Autres actions sur Karim Benali' }).click()
  await page.getByRole('menuitem', { name: 'Donner un lien' }).click()
  const link = await page.getByLabel('Lien à envoyer à Karim Benali').inputValue()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Ouvrir la séance' }).click()
  await page.getByRole('heading', { level: 1, name: /^Séance du/ }).waitFor()
  await page.getByText('C’est la première séance').waitFor()
  await page.getByText('À Karim de parler').waitFor()
  await page.keyboard.press('Space')
  await page.getByText('Karim parle').waitFor()
  await page
    .getByRole('timer')
    .filter({ hasText: /^19:5\d$/ })
    .waitFor()
  await page.reload()
  await page.getByText('Karim parle').waitFor()
  await page.keyboard.press('ArrowRight')
  await page.getByText('Solange parle').waitFor()
  await page.getByLabel('Notes pour Solange').fill('Deux offres, une de trop.')
  await page.getByRole('button', { name: 'Ajouter une promesse' }).click()
  await page.getByLabel('Quoi').fill('Refaire mes tarifs')
  await page.getByLabel('Qui promet').selectOption('Vous')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.getByText('Vous : Refaire mes tarifs').waitFor()
  await expectAccessible(page)

  const guest = await (await stranger({ viewport: PHONE })).newPage()
  await guest.goto(link)
  await guest.getByRole('heading', { level: 1, name: 'Les mardis' }).waitFor()
  await guest.getByLabel('Ce que je promets de faire').fill('Écrire à trois clients')
  await guest.getByRole('button', { name: 'Noter ma promesse' }).click()
  await guest.getByRole('listitem').filter({ hasText: 'Écrire à trois clients' }).waitFor()
  await expectAccessible(guest)
  expect(await guest.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)

  await page.getByText('Karim : Écrire à trois clients').waitFor()
  await page.getByRole('button', { name: 'Clore la séance' }).click()
  await page.getByRole('heading', { level: 1, name: /^Prochaine séance/ }).waitFor()
  await page.getByText('Karim a promis : Écrire à trois clients').waitFor()
  await page.getByText('Solange : Deux offres, une de trop.').waitFor()

  const other = await page.context().newPage()
  await other.goto('/journal')
  const met = other
    .getByRole('list', { name: 'Rencontres', exact: true })
    .getByRole('link', { name: 'Karim Benali' })
  await expectCount(met, 1)
  await other.getByText('Refaire mes tarifs').waitFor()
  await other.close()

  await guest.reload()
  await guest.getByRole('button', { name: 'C’est fait' }).click()
  await guest.getByRole('button', { name: 'C’est fait', pressed: true }).waitFor()

  await page.getByRole('button', { name: 'Ouvrir la séance' }).click()
  const told = page.getByRole('radiogroup', { name: 'Où en est « Écrire à trois clients »' })
  await told.getByRole('radio', { name: 'Fait', checked: true }).waitFor({ state: 'attached' })
  const mine = page.getByRole('radiogroup', { name: 'Où en est « Refaire mes tarifs »' })
  await mine.getByText('Pas cette fois').click()
  await mine.getByRole('radio', { name: 'Pas cette fois', checked: true }).waitFor({ state: 'attached' })
})
