import { expect, test } from 'vitest'
import { onRunningDesk } from '../support/journey.ts'

const { visit } = onRunningDesk({ demo: true })

interface Card {
  name: string
  organisation: string
}

test('a month is read, written in, and shared without anybody’s name', async () => {
  const page = await visit('/bilan')
  await page.getByRole('combobox', { name: 'Mois' }).waitFor()
  const told = page.getByRole('region', { name: 'Avec qui' })
  await told.getByText('Vous avez été en lien avec').waitFor()
  const people = (await (await page.request.get('/api/people?limit=200')).json()) as { people: Card[] }
  const [somebody] = people.people.filter(({ name }) => name.includes(' '))
  const name = somebody?.name as string

  await told.getByRole('button', { name: 'Modifier Avec qui' }).click()
  await page.getByRole('textbox', { name: 'Avec qui' }).fill(`Un mois avec ${name}.`)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await told.getByText(`Un mois avec ${name}.`).waitFor()
  await page.reload()
  await told.getByText(`Un mois avec ${name}.`).waitFor()
  await told.getByText('Texte proposé', { exact: true }).waitFor()

  await page.getByRole('button', { name: 'Partager sans les noms' }).click()
  const sharing = page.getByRole('dialog', { name: 'Partager sans les noms' })
  await sharing.getByText('remplacée').first().waitFor()
  const copy = (await sharing.getByRole('article', { name: 'La copie' }).innerText()).replaceAll(
    '\u00a0',
    ' ',
  )
  expect(copy).toContain('Un mois avec une personne')
  for (const each of people.people) {
    for (const secret of [each.name, each.organisation].filter(said => said.length > 2)) {
      expect(copy).not.toContain(secret)
    }
  }
})
