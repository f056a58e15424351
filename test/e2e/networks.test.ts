import { expect, test } from 'vitest'
import { expectCount, onRunningDesk } from '../support/journey.ts'

const { visit } = onRunningDesk()

test('a network is timed across a reload; a post is planned, posted, and somebody comes of it', async () => {
  const page = await visit('/plan/reseaux')
  await page.getByText('Nommez un réseau où l’on vous lit').waitFor()
  await page.getByRole('button', { name: 'Ajouter un réseau' }).click()
  const form = page.getByRole('dialog', { name: 'Un réseau' })
  await form.getByLabel('Nom').fill('LinkedIn')
  await form.getByLabel('Minutes par semaine, au plus').fill('120')
  await form.getByLabel('Publications par mois').fill('2')
  await form.getByRole('button', { name: 'Enregistrer' }).click()

  const card = page.getByRole('article', { name: 'LinkedIn' })
  await card.getByText('Rien de compté cette semaine, sur 2 h.').waitFor()
  await card.getByRole('button', { name: 'Lancer le minuteur' }).click()
  await card.getByText('Le minuteur tourne depuis').waitFor()
  await page.reload()
  await card.getByText('Le minuteur tourne depuis').waitFor()
  await card.getByRole('button', { name: 'Arrêter le minuteur' }).click()
  await card.getByText('1 minute cette semaine, sur 2 h.').waitFor()

  await page.getByRole('button', { name: 'Noter quelque chose à dire' }).click()
  const post = page.getByRole('dialog', { name: 'Quelque chose à dire' })
  await post.getByLabel('En quelques mots, pour vous').fill('Trois questions avant un devis')
  await post.getByLabel('Le texte').fill('Je demande toujours trois choses.')
  await post.getByLabel('Prévu le').fill('2030-01-02')
  await post.getByRole('button', { name: 'Enregistrer' }).click()

  const planned = page.getByRole('region', { name: 'Prévu' })
  await planned.getByRole('button', { name: 'C’est publié' }).click()
  const publishing = page.getByRole('dialog', { name: 'Votre publication' })
  await publishing.getByLabel('Adresse de la publication').fill('https://exemple.fr/42')
  await publishing.getByRole('button', { name: 'C’est publié' }).click()
  await expectCount(planned, 0)

  const posted = page.getByRole('region', { name: 'Publié' })
  expect(await posted.getByRole('link', { name: 'Lire' }).getAttribute('href')).toBe('https://exemple.fr/42')
  await posted.getByRole('button', { name: 'Noter ce qui en est venu' }).click()
  await posted.getByLabel('Quoi').selectOption('Un appel')
  await posted.getByLabel('De qui').fill('Lise Pennanec’h')
  await page.getByRole('option', { name: 'Lise Pennanec’h' }).click()
  await posted.getByText('Lise Pennanec’h entrera au carnet.').waitFor()
  await posted.getByRole('button', { name: 'Enregistrer' }).click()
  await posted.getByRole('list', { name: 'Ce qui en est venu' }).getByText('Un appel').waitFor()
  await posted.getByRole('link', { name: 'Lise Pennanec’h' }).waitFor()
})
