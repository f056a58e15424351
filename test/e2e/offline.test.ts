import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectCount, onRunningDesk } from '../support/journey.ts'

const { visit, complaints } = onRunningDesk()

/** The pages and their files are on the device: the network may go. */
async function untilKept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await expect
    .poll(
      () =>
        page.evaluate(async () => {
          const kept = await (await caches.open('assets')).keys()
          return (await caches.match('/')) !== undefined && kept.length > 10
        }),
      { timeout: 15_000 },
    )
    .toBe(true)
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
}

async function note(page: Page, said: string, name: string): Promise<void> {
  await page.keyboard.press('n')
  await page
    .getByRole('textbox', { name: 'Qui avez-vous vu, et comment' })
    .and(page.locator(':focus'))
    .waitFor()
  await page.keyboard.type(said)
  await page.getByRole('button', { name: `Personnes ${name} nouvelle fiche` }).waitFor()
  await page.keyboard.press('Enter')
}

test('two encounters noted without network wait, survive a reload, and leave once when it is back', async () => {
  const page = await visit('/journal')
  await untilKept(page)
  await page.context().setOffline(true)
  await note(page, 'café avec Swann Tual ce matin', 'Swann Tual')
  await page.getByText('Une rencontre attend le réseau').waitFor()
  await note(page, 'appel avec Ewen Rouzic hier', 'Ewen Rouzic')
  await page.getByText('Deux rencontres attendent le réseau').waitFor()

  await page.reload()
  await page.getByText('Deux rencontres attendent le réseau').waitFor()
  await page.getByRole('heading', { level: 1 }).waitFor()

  await page.context().setOffline(false)
  await expectCount(page.getByText('attendent le réseau'), 0)
  const journal = page.getByRole('list', { name: 'Rencontres' })
  for (const again of [false, true]) {
    if (again) await page.reload()
    await journal.getByRole('link', { name: 'Swann Tual' }).waitFor()
    await journal.getByRole('link', { name: 'Ewen Rouzic' }).waitFor()
    await expectCount(journal.getByRole('link'), 2)
  }
  const said = complaints()
  expect(said.filter(complaint => !complaint.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
})
