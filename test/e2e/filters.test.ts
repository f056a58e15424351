import { expect, test } from 'vitest'
import { expectAccessible, PHONE } from '../support/browser.ts'
import { expectCount, onRunningDesk } from '../support/journey.ts'

const { visit } = onRunningDesk({ demo: true })

test('on a phone one word opens every filter; what restricts the list is taken away by a touch', async () => {
  const page = await visit('/carnet', { viewport: PHONE })
  const open = page.getByRole('button', { name: 'Filtrer', exact: true })
  const sheet = page.getByRole('dialog', { name: 'Filtrer' })
  await open.click()
  await sheet.getByLabel('Ville').selectOption('Lyon')
  await sheet.getByRole('group', { name: 'Vu' }).getByRole('button', { name: 'Jamais vu' }).click()
  const said = sheet.getByRole('status')
  await expect.poll(() => page.url()).toMatch(/town=Lyon&met=never/)
  await said.getByText(/trouvées?\.$/).waitFor()
  await expectAccessible(page)

  await sheet.getByRole('group', { name: 'Vu' }).getByRole('button', { pressed: true }).click()
  await expect.poll(() => page.url()).not.toContain('met=')
  await sheet.getByRole('group', { name: 'Métier' }).getByRole('button', { name: 'Hors du métier' }).click()
  await sheet.getByRole('button', { name: 'Voir la liste' }).click()
  await open.and(page.locator(':focus')).waitFor()

  const set = page.getByRole('list', { name: 'Ce qui restreint la liste' }).getByRole('button')
  await expectCount(set, 2)
  await expectAccessible(page)
  const widest = await page.evaluate(() => document.scrollingElement?.scrollWidth)
  expect(widest).toBeLessThanOrEqual(PHONE.width)
  await page.getByRole('button', { name: 'Retirer : Ville, Lyon' }).click()
  await expectCount(set, 1)
  await open.and(page.locator(':focus')).waitFor()
  await page.keyboard.press('Enter')
  await sheet.getByRole('button', { name: 'Tout montrer' }).click()
  await page.keyboard.press('Escape')
  await expectCount(set, 0)
  await page.getByRole('heading', { level: 1, name: /\d personnes\.$/ }).waitFor()
})
