import { expect, test } from 'vitest'
import { expectAccessible, PHONE } from '../support/browser.ts'
import { onRunningDesk } from '../support/journey.ts'
import { noteSomebodyIn } from '../support/living-in.ts'

const { visit, complaints } = onRunningDesk()

const OSM = JSON.stringify({
  elements: [
    {
      type: 'node',
      id: 1,
      lat: 45.77,
      lon: 4.89,
      tags: { amenity: 'coworking_space', name: 'Les Charpennes', opening_hours: 'Mo-Fr 09:00-18:00' },
    },
    { type: 'node', id: 2, lat: 45.75, lon: 4.85, tags: { amenity: 'cafe', name: 'Café du Rail' } },
  ],
})

test('home is said, then who and what is near; places are noted, imported, and undone', async () => {
  const page = await visit('/sorties/lieux')
  await page.getByRole('heading', { level: 1, name: 'Dites d’où vous partez' }).waitFor()
  await noteSomebodyIn(page, { name: 'Bruno Faure', town: 'Bron', postalCode: '69500' })
  await noteSomebodyIn(page, { name: 'Paule Joly', town: 'Paris 11e', postalCode: '75011' })

  await page.getByRole('button', { name: 'Dire où vous habitez' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nom').fill('Chez moi')
  await dialog.getByLabel('Ville').fill('Nullepart-sur-Rien')
  await dialog.getByText('Cette ville n’est pas connue').waitFor()
  await page.route('**/api/places/town?*', request => request.abort())
  await dialog.getByLabel('Code postal').fill('69100')
  await dialog.getByLabel('Ville').fill('Villeurbanne')
  await dialog.getByLabel('Rue et numéro').focus()
  await dialog.getByText('La ville n’a pas pu être cherchée').waitFor()
  await page.unroute('**/api/places/town?*')
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await dialog.getByText('Placé à Villeurbanne, à la ville près').waitFor()
  expect(complaints().filter(said => !said.includes('/api/places/town'))).toEqual([])
  await dialog.getByLabel('Horaires').fill('quand on veut')
  await dialog.getByText('Ces horaires ne se lisent pas').waitFor()
  await dialog.getByLabel('Horaires').fill('du lundi au vendredi 9h-18h')
  await dialog.getByText('lun–ven 9 h–18 h').waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()

  const title = page.getByRole('heading', { level: 1 })
  await title.getByText('Une personne à moins de 30 minutes de chez vous').waitFor()
  const people = page.getByRole('list', { name: 'Des gens' })
  await people
    .getByRole('listitem')
    .filter({ hasText: 'Bruno Faure' })
    .getByText('Bron · à la ville près')
    .waitFor()
  await expectAccessible(page)

  await people.getByRole('link', { name: 'Bruno Faure' }).click()
  await page.getByText('Sur la carte par la ville de sa fiche, à la ville près').waitFor()
  await page.getByRole('button', { name: 'Corriger la position' }).click()
  await dialog.getByLabel('Latitude').fill('45,74')
  await dialog.getByLabel('Latitude').press('Enter')
  await dialog.getByRole('button', { name: 'C’est ici' }).click()
  await page.getByText('Sur la carte là où vous l’avez dit').waitFor()
  await page.goBack()
  await people
    .getByRole('listitem')
    .filter({ hasText: 'Bruno Faure' })
    .getByText('Bron', { exact: true })
    .waitFor()

  // A town typed and chosen with the keyboard.
  const around = page.getByRole('combobox', { name: 'Autour de' })
  await around.fill('75011')
  await page.getByRole('option', { name: 'Paris 11e' }).first().waitFor()
  await around.press('Enter')
  await title.getByText('Une personne à moins de 30 minutes de Paris').waitFor()
  await people.getByText('Paule Joly').waitFor()

  await page.getByRole('button', { name: 'Importer d’OpenStreetMap' }).click()
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    dialog.getByRole('button', { name: 'Choisir un fichier' }).click(),
  ])
  await chooser.setFiles({ name: 'lyon.json', mimeType: 'application/json', buffer: Buffer.from(OSM) })
  await dialog.getByText('2 lieux trouvés').waitFor()
  await dialog.getByLabel('Café du Rail').uncheck()
  await dialog.getByRole('button', { name: 'Importer ce lieu' }).click()
  const all = page.getByRole('list', { name: 'Tous vos lieux' })
  await all.getByText('Les Charpennes').waitFor()
  expect(await all.getByText('Café du Rail').count()).toBe(0)
  await page.getByRole('status').getByRole('button', { name: 'Annuler' }).click()
  await all.getByText('Les Charpennes').waitFor({ state: 'hidden' })
})

test('on a phone, by night, a point is moved with the keyboard and the figures', async () => {
  const page = await visit('/sorties/lieux', { viewport: PHONE, dark: true })
  await page.getByRole('button', { name: 'Ajouter un lieu' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nom').fill('Le Hangar')
  await dialog.getByLabel('Prix').fill('12,50')
  await dialog.getByLabel('Latitude').fill('45,758')
  await dialog.getByLabel('Longitude').fill('4,832')
  await dialog.getByLabel('Longitude').press('Enter')
  await dialog.getByText('Placé par vous').waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('list', { name: 'Tous vos lieux' }).getByText('12,50 € la journée').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
})
