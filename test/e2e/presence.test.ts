import { expect, test } from 'vitest'
import { UNSAID } from '../../src/encounters/encounter.ts'
import { addDays, type Day, dayAt, daysOf, weekday } from '../../src/lib/day.ts'
import { uuidv7 } from '../../src/lib/uuid.ts'
import { expectAccessible, PHONE } from '../support/browser.ts'
import { onRunningDesk } from '../support/journey.ts'

const { visit } = onRunningDesk()
const newId = () => uuidv7(new Date())

test('a half-day is said in one tap and undone; a month of coworking is compared, and decided', async () => {
  const page = await visit('/sorties/journees', { viewport: PHONE })
  const today = dayAt(new Date(), 'Europe/Paris')
  const start = addDays(today, 1 - weekday(today) - 56)
  const put = async (path: string, data: unknown) => {
    const answer = await page.request.put(path, { data })
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  }

  const guess = page.getByRole('button', { name: /mardi .+, matin : À la maison, deviné$/ })
  await guess.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  const said = page.getByRole('button', { name: /mardi .+, matin : À la maison$/ })
  await said.waitFor()
  await page.getByRole('heading', { level: 1, name: /Une demi-journée de travail dite/ }).waitFor()
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await guess.waitFor()
  await page.getByRole('radio', { name: 'Coworking' }).check()
  await guess.click()
  await page
    .getByRole('button', { name: /mardi .+, matin : Coworking$/ })
    .first()
    .waitFor()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Essayer quelque chose' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Quoi').fill('Un mois au Hangar')
  await dialog.getByLabel('Du', { exact: true }).fill(start)
  await dialog.getByLabel('Au', { exact: true }).fill(addDays(start, 27))
  await dialog.getByLabel(/Coût en tout/).fill('180')
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  const title = page.getByRole('heading', { level: 1 })
  await title.getByText(/^Trop peu de jours|^Rien ne se détache/).waitFor()

  // Somebody on each working day of the trial, nobody before.
  const names = ['Odile Sannier', 'Bruno Faure', 'Paule Joly']
  const people = names.map(name => ({ id: newId(), name }))
  const met = daysOf({ from: start, to: addDays(start, 27) }).filter(day => weekday(day) <= 5)
  await put(`/api/encounters/${newId()}`, encounter(addDays(start, -50), [people[0]]))
  for (const [i, day] of met.entries())
    await put(`/api/encounters/${newId()}`, encounter(day, [people[i % 3]]))

  await page.reload()
  await title.getByText(/^Pendant l’essai, plus de personnes rencontrées/).waitFor()
  const row = page.getByRole('row').filter({ hasText: 'Pour la première fois' })
  await row.getByRole('cell', { name: /^2 / }).waitFor()
  await page.getByText(/90\s€ par personne nouvelle/).waitFor()
  await expectAccessible(page)
  await page.getByRole('radio', { name: 'garder' }).check()
  await page.getByLabel('Un mot là-dessus').fill('Pour les midis.')
  await page.getByRole('button', { name: 'Décider' }).click()
  await page.getByText(/^gardé.+Pour les midis\.$/).waitFor()
})

function encounter(day: Day, people: ({ id: string; name: string } | undefined)[]) {
  return {
    ...UNSAID,
    ...{ day, time: null, channel: 'in-person', size: 'short', minutes: null, place: 'Le Hangar' },
    followUps: [],
    personIds: people.map(person => person?.id),
    newPeople: people,
  }
}
