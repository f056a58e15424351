import { test } from 'vitest'
import { PHONE } from '../support/browser.ts'
import { onRunningDesk } from '../support/journey.ts'

const { visit } = onRunningDesk({ language: 'en' })

test('on an English desk, the same line in English', async () => {
  const page = await visit('/', { viewport: PHONE })
  await page.getByRole('button', { name: 'Log an encounter' }).click()
  await page.getByRole('textbox', { name: 'Whom you saw, and how' }).waitFor()
  await page.keyboard.type(
    'coffee with Mary Dupont and the baker yesterday 40 min, she is looking for a developer',
  )
  const chips = page.getByRole('group', { name: 'What was understood' })
  await chips.getByRole('button', { name: 'Mary Dupont' }).waitFor()
  await chips.getByRole('button', { name: 'the baker' }).waitFor()
  await chips.getByRole('button', { name: 'yesterday' }).waitFor()
  await chips.getByRole('button', { name: '40 minutes' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('status').getByText('Logged: Mary Dupont, the baker').waitFor()
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Journal' }).click()
  await page.getByRole('list', { name: 'Encounters' }).getByText('She is looking for a developer').waitFor()
  await page.getByRole('link', { name: 'the baker' }).click()
  await page.getByRole('heading', { level: 1, name: 'the baker' }).waitFor()
  await page.getByText('yesterday').first().waitFor()
})
