import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { addDays, dayAt } from '../../src/lib/day.ts'
import { chooseFiles, expectCount, onRunningDesk } from '../support/journey.ts'
import { mandate } from '../support/mandates.ts'
import { cardFile, vcard } from '../support/vcards.ts'

const { visit } = onRunningDesk()

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

test('from the library to a no that is an attempt made, with the thought and the answer side by side', async () => {
  const page = await openCard('Lise Pennanec’h', 'EMAIL:lise@phare.example')
  await page.getByRole('button', { name: 'Que proposer' }).click()
  const library = page.getByRole('dialog', { name: 'Que proposer à Lise Pennanec’h' })
  await library.getByLabel('Ce que vous cherchez').selectOption('Apprendre')
  await library.getByRole('button', { name: 'Commencer\u202f: Interview' }).click()
  await page.getByRole('heading', { level: 1, name: 'Interview avec Lise Pennanec’h' }).waitFor()
  await page.getByText('Écrire les trois questions que vous aimeriez poser').waitFor()

  await page.getByLabel('Ce qui vous retient').fill('Elle n’a sûrement pas le temps.')
  await page.getByRole('button', { name: 'Préparer la demande' }).click()
  const asking = page.getByRole('dialog', { name: 'Interview avec Lise' })
  const message = asking.getByLabel('Votre message')
  await expect
    .poll(() => message.inputValue())
    .toContain('J’ai une idée à vous proposer\u202f: une interview.')
  await asking.getByRole('button', { name: 'C’est demandé' }).click()
  await page.getByText('Demandé aujourd’hui').waitFor()

  await page.getByRole('button', { name: 'C’est non' }).click()
  await page.getByLabel('Ce qui a été répondu').fill('Pas cette année, mais l’an prochain.')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Non, aujourd’hui\u202f: une tentative faite.').waitFor()
  await page.getByText('Elle n’a sûrement pas le temps.').waitFor()
  await page.getByText('Pas cette année, mais l’an prochain.').waitFor()

  await page.getByRole('navigation', { name: 'Le plan' }).getByRole('link', { name: 'Idées' }).click()
  await page.getByRole('heading', { level: 1, name: 'Une demande ce mois-ci.' }).waitFor()
  const daring = page.getByRole('region', { name: 'Oser' })
  await daring.getByText('Un non ce mois-ci\u202f: une tentative faite.').waitFor()
  await daring.getByText('Sur douze mois, aucun oui sur une réponse (demandes\u202f: 1).').waitFor()

  // The asking entered the journal of her card.
  await page
    .getByRole('region', { name: 'Non, une tentative faite' })
    .getByRole('link', { name: 'Interview avec Lise' })
    .click()
  await page.getByRole('link', { name: 'Lise Pennanec’h' }).click()
  await page.getByRole('region', { name: 'Ce que vous avez partagé' }).getByText('par courriel').waitFor()
})

test('one line notes an idea with who it names; it is asked, said yes to, its steps done, then the idea', async () => {
  await openCard('Maël Riou')
  const page = await visit('/plan/idees')
  const line = page.getByLabel('Une idée, en une ligne')
  await line.fill('une autre chose')
  await page.keyboard.press('Escape')
  expect(await line.inputValue()).toBe('une autre chose')
  await line.fill('atelier commun avec Maël Riou')
  const understood = page.getByRole('group', { name: 'Ce qui a été compris' })
  await understood.getByRole('button', { name: 'Forme Atelier commun' }).waitFor()
  await understood.getByRole('button', { name: 'Maël Riou' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Atelier commun avec Maël Riou' }).waitFor()

  await page.getByRole('button', { name: 'Ajouter un pas' }).click()
  await page.getByLabel('Quoi').fill('Réserver la salle')
  await page.getByLabel('Minutes').fill('15')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('button', { name: 'Préparer la demande' }).click()
  await page.getByRole('button', { name: 'C’est demandé' }).click()
  await page.getByRole('button', { name: 'C’est oui' }).click()
  await page.getByLabel('Ce qui a été répondu').fill('Avec joie')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByText('Oui, aujourd’hui.').waitFor()

  for (const step of ['Écrire le titre de l’atelier et ses trois promesses', 'Réserver la salle']) {
    const box = page.getByRole('checkbox', { name: `Fait\u202f: ${step}` })
    await box.click()
    await expect.poll(() => box.isChecked()).toBe(true)
  }
  await page.getByRole('button', { name: 'C’est fait' }).click()
  await page.getByText('Fait, aujourd’hui.').waitFor()

  const bar = page.getByRole('status').filter({ hasText: 'Fait\u202f: Atelier commun avec Maël Riou' })
  await bar.getByRole('button', { name: 'Annuler' }).click()
  await page.getByText('Oui, aujourd’hui.').waitFor()
})

test('what rang true becomes a small message with answers foreseen; another is let go without a word', async () => {
  const page = await visit('/plan/idees')
  const line = page.getByLabel('Ce qui vous a parlé, en une ligne')
  for (const noted of [
    'article de Jeanne Roux sur la lutherie https://lutherie.example/a',
    'message sur le forum de Basile',
  ]) {
    await line.fill(noted)
    await page.keyboard.press('Enter')
  }
  const part = page.getByRole('region', { name: 'Ce qui vous a parlé' })
  await part.getByRole('button', { name: 'Laisser\u202f: message sur le forum' }).click()
  await part.getByRole('button', { name: 'Écrire un mot\u202f: article sur la lutherie' }).click()
  const dialog = page.getByRole('dialog')
  const message = dialog.getByLabel('Votre message')
  await expect.poll(() => message.inputValue()).toContain('Votre article sur la lutherie m’a parlé')
  await dialog.getByText('Pas de réponse.').waitFor()
  await dialog.getByRole('button', { name: 'C’est envoyé' }).click()
  await part.getByText('un mot envoyé').waitFor()
  await expectCount(part.getByText('message sur le forum'), 0)

  await page.getByRole('button', { name: 'Garder un mot' }).click()
  await page.getByLabel('Ce qui vous a été dit').fill('Vous avez l’oreille juste.')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('region', { name: 'Mots gardés' }).getByText('Vous avez l’oreille juste.').waitFor()
})

test('a week after delivery the client’s word is proposed, asked for once, and kept for a grey day', async () => {
  const page = await visit('/plan/idees')
  const deliveredOn = addDays(dayAt(new Date(), 'Europe/Paris'), -10)
  const { id, ...delivered } = mandate({ what: 'Refonte du phare', stage: 'delivered', deliveredOn })
  await page.evaluate(
    ({ path, body }) =>
      fetch(path, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    { path: `/api/mandates/${id}`, body: delivered },
  )
  await page.goto('/')
  const word = page.getByRole('region', { name: 'Le mot du client' })
  await word.getByText('Refonte du phare').waitFor()
  await word.getByRole('link', { name: 'Préparer le message' }).click()

  await word.getByRole('button', { name: 'Demander un mot' }).click()
  const asking = page.getByRole('dialog', { name: 'Demander un mot' })
  await expect
    .poll(() => asking.getByLabel('Votre message').inputValue())
    .toContain('Notre travail est livré (Refonte du phare)')
  await asking.getByRole('button', { name: 'C’est demandé' }).click()
  await word.getByText('Demandé aujourd’hui.').waitFor()
  await word.getByRole('button', { name: 'Noter sa réponse' }).click()
  await word.getByLabel('Ce qui a été utile').fill('La lampe porte enfin.')
  await word.getByLabel('Peut-être', { exact: true }).check()
  await word.getByRole('button', { name: 'Enregistrer' }).click()
  await word.getByRole('button', { name: 'Garder ce mot' }).click()
  await word.getByText('Gardé parmi vos mots.').waitFor()
})
