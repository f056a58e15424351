import { expect, test } from 'vitest'
import { onRunningDesk } from '../support/journey.ts'

const { visit, stranger, desk, complaints } = onRunningDesk()

const EMAIL = 'perrine@atelier.example'
const PASSWORD = 'une phrase assez longue'

test('the link opens once; a password is set; signed out, the password opens', async () => {
  const page = await visit('/settings')
  const late = await (await stranger()).newPage()
  await late.goto(desk().link)
  await late.getByRole('alert').getByText('Ce lien a déjà servi').waitFor()

  await page.getByRole('button', { name: 'Choisir un mot de passe' }).click()
  await page.getByRole('textbox', { name: 'Adresse de courriel' }).fill(EMAIL)
  await page.getByLabel('Nouveau mot de passe').fill(PASSWORD)
  await page.getByRole('button', { name: 'Garder ce mot de passe' }).click()
  await page.getByText('Mot de passe enregistré').waitFor()
  await page.getByRole('button', { name: 'Se déconnecter' }).click()

  await page.getByRole('heading', { level: 1, name: 'Bonjour.' }).waitFor()
  const enter = async (password: string) => {
    await page.getByRole('textbox', { name: 'Adresse' }).fill(EMAIL)
    await page.getByLabel(/^Mot de passe/).fill(password)
    await page.getByRole('button', { name: 'Entrer', exact: true }).click()
  }
  await enter('une autre phrase')
  await page.getByRole('alert').getByText('Cette adresse et ce mot de passe ne vont pas ensemble.').waitFor()
  await enter(PASSWORD)
  await page.getByRole('navigation').first().waitFor()
  await page.getByRole('heading', { level: 1, name: 'Le bureau à votre main.' }).waitFor()
  await page.getByText(`Vous entrez avec ${EMAIL}.`).waitFor()
  // What the browser itself says of the wrong password.
  expect(complaints()).toEqual([expect.stringContaining('401')])
})
