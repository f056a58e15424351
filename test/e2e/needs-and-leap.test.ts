import { expect, test } from 'vitest'
import { chooseFiles, expectCount, onRunningDesk } from '../support/journey.ts'
import { cardFile, vcard } from '../support/vcards.ts'

const { visit } = onRunningDesk()

test('a need is said, somebody asked once in a month, their lead followed to a new card, and it is met', async () => {
  const page = await visit('/import')
  const cards = [
    vcard('Maïwenn Riou', 'TITLE:experte-comptable', 'EMAIL:maiwenn@riou.example'),
    vcard('Gwendal Morvan', 'TITLE:libraire'),
  ].join('')
  await chooseFiles(page, 'Choisir des fichiers', [cardFile('deux.vcf', cards)])
  await page.getByRole('button', { name: 'Faire entrer au carnet' }).click()
  await page.getByRole('link', { name: 'Ouvrir le carnet' }).waitFor()

  await page.goto('/plan/besoins')
  await page.getByLabel('Ce qu’il vous faut, en une ligne').fill('J’ai besoin d’un comptable à Lille')
  const understood = page.getByRole('group', { name: 'Ce qui a été compris' })
  await understood.getByRole('button', { name: 'Genre Un savoir-faire' }).waitFor()
  await understood.getByRole('button', { name: /comptable$/ }).waitFor()
  await understood.getByRole('button', { name: 'Lieu Lille' }).waitFor()
  await page.getByRole('button', { name: 'Noter ce besoin' }).click()
  await page.getByRole('heading', { level: 1, name: 'Un comptable à Lille' }).waitFor()
  const helper = page.getByRole('article', { name: 'Maïwenn Riou' })
  await helper.getByText('Son métier : experte-comptable.').waitFor()
  await expectCount(page.getByRole('article', { name: 'Gwendal Morvan' }), 0)

  await helper.getByRole('button', { name: 'Écrire à Maïwenn Riou' }).click()
  const dialog = page.getByRole('dialog', { name: 'Maïwenn Riou' })
  const message = dialog.getByLabel('Votre message')
  await expect.poll(() => message.inputValue()).toMatch(/Voici ce que je cherche\s: un comptable à Lille\./)
  await message.fill('Bonjour Maïwenn, qui prendrait un comptable de plus ?')
  await dialog.getByRole('button', { name: 'C’est demandé' }).click()
  const asks = page.getByRole('region', { name: 'Demandes' })
  await asks.getByText('Pas encore de réponse.').waitFor()
  await page.goto('/')
  await page.getByText('Maïwenn Riou n’a pas encore répondu, demandé aujourd’hui').waitFor()

  await page.goto('/plan/besoins')
  await page.getByLabel('Ce qu’il vous faut, en une ligne').fill('Je cherche une comptable pour ma sœur')
  await page.getByRole('button', { name: 'Noter ce besoin' }).click()
  await page.getByRole('heading', { level: 1, name: 'Une comptable pour ma sœur' }).waitFor()
  const later = helper.getByRole('button', { name: /^À partir du / })
  expect(await later.isDisabled()).toBe(true)

  await page.getByRole('link', { name: 'Tous les besoins' }).click()
  await page.getByRole('link', { name: 'Un comptable à Lille' }).click()
  await asks.getByRole('button', { name: 'Connaît quelqu’un' }).click()
  await asks.getByRole('textbox', { name: 'Qui ?' }).fill('Soizic Tanguy')
  await page.getByRole('option', { name: /Soizic Tanguy/ }).click()
  await asks.getByText('Connaît quelqu’un, aujourd’hui.').waitFor()
  const ledTo = asks.getByRole('link', { name: 'Soizic Tanguy' })
  await page.getByRole('button', { name: 'C’est trouvé' }).click()
  await page.getByRole('textbox', { name: 'Ce qui en est venu' }).fill('Soizic commence en janvier.')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Trouvé aujourd’hui. Soizic commence en janvier.').waitFor()
  await ledTo.click()
  await page.getByRole('heading', { level: 1, name: 'Soizic Tanguy' }).waitFor()
  await page.getByRole('main').getByRole('link', { name: 'Maïwenn Riou' }).first().waitFor()
})

test('a departure is prepared back from its day: a step ticked, another made a promise', async () => {
  const page = await visit('/plan/depart')
  await page.getByRole('button', { name: 'Préparer un départ' }).click()
  await page.getByRole('radio', { name: 'Changer de ville' }).check()
  await page.getByLabel('La ville').fill('Nantes')
  const inHundred = new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Le jour du départ').fill(inHundred)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page
    .getByRole('heading', { level: 1, name: /^Départ dans trois mois.*16 étapes, aucune encore faite\.$/ })
    .waitFor()
  await page.getByText('Personne de votre carnet sur place (Nantes).').first().waitFor()

  await page.getByRole('checkbox', { name: /^Fait : Saisir les vingt premiers noms/ }).check()
  await page.getByRole('heading', { level: 1, name: /une étape faite sur 16/ }).waitFor()
  const asking = page
    .getByRole('listitem')
    .filter({ hasText: 'Chercher qui, dans votre carnet, vit ou travaille déjà sur place (Nantes)' })
  await asking.getByRole('button', { name: 'Mettre dans mes promesses' }).click()
  await asking.getByText('Dans vos promesses').waitFor()
  const bar = page.getByRole('status').filter({ hasText: 'Mis dans vos promesses' })
  await bar.getByRole('button', { name: 'Annuler' }).click()
  await asking.getByRole('button', { name: 'Mettre dans mes promesses' }).waitFor()

  await page.getByRole('button', { name: 'Ajouter une étape' }).click()
  await page.getByRole('textbox', { name: 'L’étape' }).fill('Rendre les clefs de l’atelier')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('heading', { level: 1, name: /une étape faite sur 17/ }).waitFor()
  await page.getByRole('link', { name: 'Apporter des fiches' }).click()
  await page.waitForURL(/\/import/)
})
