import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { uuidv7 } from '../../src/lib/uuid.ts'
import { NEW_ACQUAINTANCE } from '../../src/people/person.ts'
import { expectAccessible, PHONE } from '../support/browser.ts'
import { expectCount, onRunningDesk } from '../support/journey.ts'
import { called, livingIn } from '../support/people.ts'
import { place } from '../support/places.ts'

const { visit, desk } = onRunningDesk()

/** Around Lyon, by their postcodes. */
const PEOPLE = [
  ['Armelle Vasseur', 'Villeurbanne', '69100'],
  ['Baptiste Cordier', 'Bron', '69500'],
  ['Célestin Mure', 'Vénissieux', '69200'],
  ['Delphine Aubry', 'Caluire-et-Cuire', '69300'],
  ['Émilien Roche', 'Oullins', '69600'],
  ['Faustine Joly', 'Écully', '69130'],
  ['Gaspard Teyssier', 'Saint-Priest', '69800'],
  ['Honorine Blanc', 'Décines-Charpieu', '69150'],
] as const

async function put(page: Page, path: string, data: object): Promise<void> {
  const answer = await page.request.put(`${desk().url}${path}`, { data, headers: { origin: desk().url } })
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
}

const stop = (page: Page, name: string) =>
  page
    .getByRole('list', { name: 'Les personnes de la tournée' })
    .getByRole('listitem')
    .filter({ hasText: name })

/** Only between these hours. */
async function between(page: Page, name: string, [from, until]: [string, string]): Promise<void> {
  const line = stop(page, name)
  await line.getByRole('button', { name: `Modifier la visite à ${name}` }).click()
  await line.getByLabel('Heures possibles').selectOption('à certaines heures')
  await line.getByLabel('De', { exact: true }).fill(from)
  await line.getByLabel('À', { exact: true }).fill(until)
  await line.getByRole('button', { name: `Refermer la visite à ${name}` }).click()
}

/** When the plan has them begin and end: « 14 h – 15 h ». */
async function times(page: Page, name: string): Promise<string> {
  const row = page.getByRole('main').locator('ol').getByRole('listitem').filter({ hasText: name })
  return (await row.first().innerText()).replaceAll(/\s/g, ' ')
}

test('is it worth the trip: nothing is known of the way until it is said, then a certain mandate says yes', async () => {
  const page = await visit('/')
  const id = uuidv7(new Date())
  await put(page, `/api/people/${id}`, { contact: called('Isaure Fabre'), acquaintance: NEW_ACQUAINTANCE })
  await page.goto(`/carnet/${id}`)
  const ask = page.getByRole('button', { name: /^Cela vaut-il le déplacement/ })
  await ask.click()
  const dialog = page.getByRole('dialog', { name: 'Aller voir Isaure Fabre' })
  await dialog.getByText(/^Le trajet n’est pas connu.* il part de chez vous/).waitFor()
  await dialog.getByLabel('Minutes, en tout').fill('240')
  await dialog.getByLabel('Kilomètres, en tout').fill('250')
  const verdict = dialog.getByRole('status')
  await verdict.getByText(/^Une visio d’abord/).waitFor()
  await dialog.getByLabel('Chance, en %').fill('90')
  await verdict.getByText(/^Cela vaut le déplacement si un mandat a au moins/).waitFor()
  await dialog.getByRole('checkbox', { name: 'Une visio est possible' }).uncheck()
  await expectCount(dialog.getByRole('list', { name: /^Ce que chaque choix/ }).getByRole('listitem'), 2)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect.poll(() => ask.evaluate(button => button === document.activeElement)).toBe(true)
})

test('eight around Lyon: hours and a must are kept, the tour is saved, stands in the journal, and is undone', async () => {
  const page = await visit('/')
  const home = place({
    ...{ id: uuidv7(new Date()), name: 'Chez moi', kind: 'home', town: 'Lyon', postalCode: '69003' },
    spot: { lat: 45.76, lon: 4.85, precision: 'town', source: 'owner' },
  })
  await put(page, `/api/places/${home.id}`, home)
  for (const [name, town, postalCode] of PEOPLE) {
    const address = { ...livingIn(town), postalCode, country: 'FR' }
    const contact = called(name, { addresses: [address] })
    await put(page, `/api/people/${uuidv7(new Date())}`, { contact, acquaintance: NEW_ACQUAINTANCE })
  }

  await page.goto('/sorties/visites')
  await page.getByRole('heading', { name: /^Huit personnes à voir autour de chez vous/ }).waitFor()
  await page.getByRole('combobox', { name: 'Autour de' }).fill('Villeurbanne')
  await page.getByRole('option', { name: /^Villeurbanne \(69/ }).click()
  await page.getByRole('heading', { name: /^Huit personnes à voir à Villeurbanne/ }).waitFor()
  for (const [name] of PEOPLE) await page.getByRole('checkbox', { name: `Voir ${name}` }).check()
  await page.getByRole('checkbox', { name: 'Gaspard Teyssier : à voir absolument' }).check()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Composer la tournée (8 personnes)' }).first().click()
  await page.getByRole('heading', { level: 1, name: /visites .*, de .* à / }).waitFor()

  await between(page, 'Armelle Vasseur', ['15:00', '16:30'])
  await between(page, 'Faustine Joly', ['09:00', '10:30'])
  await page.getByRole('region', { name: 'Hors de la tournée' }).waitFor()
  await page.getByLabel('Retour au plus tard').fill('21:00')
  await page.getByRole('heading', { level: 1, name: /^Huit visites .*, de .* à / }).waitFor()
  await stop(page, 'Gaspard Teyssier').getByText('à voir absolument').waitFor()
  await page.getByText('C’est la meilleure tournée possible, aux durées estimées.').waitFor()
  expect(await times(page, 'Gaspard Teyssier')).toMatch(/à voir absolument/)
  expect(await times(page, 'Armelle Vasseur')).toMatch(/^15 h/)
  expect(await times(page, 'Faustine Joly')).toMatch(/^9 h/)

  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  const bar = (words: string) => page.getByRole('status').filter({ hasText: words })
  await bar('Tournée gardée : Villeurbanne').waitFor()
  await page.getByRole('button', { name: 'Mettre à l’agenda' }).click()
  await page.getByText(/visites sont à l’agenda\.$/).waitFor()
  await bar('Mise à l’agenda : Villeurbanne').waitFor()
  await expectAccessible(page)

  const other = await page.context().newPage()
  await other.goto('/journal')
  const planned = other.getByRole('list', { name: 'Rencontres', exact: true }).getByText(/^prévu/)
  await expectCount(planned, PEOPLE.length)
  await other.getByRole('main').getByRole('link', { name: 'Gaspard Teyssier' }).waitFor()
  await bar('Mise à l’agenda').getByRole('button', { name: 'Annuler' }).click()
  await expectCount(planned, 0)
  await page.getByRole('button', { name: 'Mettre à l’agenda' }).waitFor()

  const visits = page.getByRole('main').locator('ol').getByRole('listitem')
  const left = page.getByRole('region', { name: 'Hors de la tournée' }).getByRole('listitem')
  await page.getByRole('button', { name: 'Déplacer la visite à Faustine Joly' }).click()
  await page.getByRole('menuitem', { name: 'Laisser de côté' }).click()
  await left.getByText('de côté dans l’ordre que vous avez choisi').waitFor()
  const last = visits.filter({ has: page.getByRole('link') }).last()
  const box = await last.boundingBox()
  const below = { x: 40, y: (box?.height ?? 0) + 4 }
  await left.filter({ hasText: 'Faustine Joly' }).dragTo(last, { targetPosition: below, force: true })
  await visits.filter({ hasText: 'Faustine Joly' }).getByText('hors de ses heures : 9 h – 10 h 30').waitFor()
  const link = page.getByRole('main').locator('ol').getByRole('link', { name: 'Faustine Joly' })
  const before = await times(page, 'Faustine Joly')
  await link.press('Shift+ArrowUp')
  await expect.poll(() => times(page, 'Faustine Joly')).not.toBe(before)
  await expect.poll(() => link.evaluate(each => each === document.activeElement)).toBe(true)
  await page.getByText(/^C’est l’ordre que vous avez choisi.* pas, dites? plus bas/).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await bar('Tournée modifiée : Villeurbanne').waitFor()
  const own = await times(page, 'Faustine Joly')
  await page.reload()
  await expect.poll(() => times(page, 'Faustine Joly')).toBe(own)
  await page.getByRole('button', { name: 'Chercher la meilleure tournée' }).click()
  await page.getByText('C’est la meilleure tournée possible, aux durées estimées.').waitFor()
  expect(await times(page, 'Faustine Joly')).toMatch(/^9 h/)
  await page.getByRole('button', { name: 'Revenir à celle qui est gardée' }).click()
  await expect.poll(() => times(page, 'Faustine Joly')).toBe(own)

  await page.getByRole('button', { name: 'Autres actions sur la tournée' }).click()
  const ics = await page.getByRole('menuitem', { name: /\.ics/ }).getAttribute('href')
  expect(await (await page.request.get(`${desk().url}${ics}`)).text()).toContain('SUMMARY:Gaspard Teyssier')

  await page.context().close()
  const phone = await visit('/sorties/visites', { viewport: PHONE })
  await phone.getByRole('link', { name: /^Villeurbanne, / }).click()
  await phone.getByRole('button', { name: 'Mettre à l’agenda' }).waitFor()
  await expectAccessible(phone)
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
  await phone.getByRole('button', { name: 'Autres actions sur la tournée' }).click()
  await phone.getByRole('menuitem', { name: 'Effacer la tournée' }).click()
  const gone = phone.getByRole('status').filter({ hasText: 'Tournée effacée' })
  await gone.getByRole('button', { name: 'Annuler' }).click()
  await phone.getByRole('link', { name: /^Villeurbanne, / }).waitFor()
})
