import { expect, test } from 'vitest'
import { dayAt } from '../../src/lib/day.ts'
import { uuidv7 } from '../../src/lib/uuid.ts'
import { expectAccessible, PHONE } from '../support/browser.ts'
import { onRunningDesk } from '../support/journey.ts'

const { visit } = onRunningDesk()

test('the six sentences are answered by keyboard, and seen; a mood is one tap, and undone', async () => {
  const page = await visit('/bilan/equilibre', { viewport: PHONE })
  await page.getByRole('button', { name: 'répondre aux six phrases' }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Six phrases, deux minutes' })
  await dialog.getByText('1 sur 6').waitFor()
  await expectAccessible(page)
  // Emptiness: more or less; then three who are there or missed; the fourth is passed over.
  await page.keyboard.press('2')
  await dialog.getByText('2 sur 6').waitFor()
  await page.keyboard.press('Enter')
  await dialog.getByText('3 sur 6').waitFor()
  await page.keyboard.press('1')
  await dialog.getByText('4 sur 6').waitFor()
  await dialog.getByRole('button', { name: 'passer celle-ci' }).press('Enter')
  await dialog.getByText('5 sur 6').waitFor()
  await page.keyboard.press('3')
  await dialog.getByText('6 sur 6').waitFor()
  await page.keyboard.press('3')
  await dialog.waitFor({ state: 'detached' })

  const scale = page.getByRole('article', { name: 'De Jong Gierveld, six phrases' })
  await scale.getByText(/^2 sur 6 le /).waitFor()
  await scale.getByText('émotionnel – sur 3, social 1 sur 3').waitFor()
  await page.getByText('Qui appeler, et des lignes d’écoute').click()
  await page.getByRole('link', { name: /^appeler SOS Amitié/ }).waitFor()
  await expectAccessible(page)

  const person = { id: uuidv7(new Date()), name: 'Odile Sannier' }
  const met = {
    ...{
      day: dayAt(new Date(), 'Europe/Paris'),
      time: null,
      channel: 'in-person',
      size: 'short',
      minutes: null,
    },
    ...{ place: '', sphere: null, chosen: null, initiator: null, feeling: null, note: '', planned: false },
    ...{ followUps: [], personIds: [person.id], newPeople: [person] },
  }
  const answer = await page.request.put(`/api/encounters/${uuidv7(new Date())}`, { data: met })
  expect(answer.ok(), await answer.text()).toBe(true)
  await page.goto('/')
  const good = page.getByRole('button', { name: 'bonne', exact: true })
  await good.click()
  await page.getByRole('button', { name: 'bonne', exact: true, pressed: true }).waitFor()
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await page.getByRole('button', { name: 'bonne', exact: true, pressed: false }).waitFor()
})
