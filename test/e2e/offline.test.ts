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
  const page = await visit('/journal', { goesOffline: true })
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

test('without network, somebody is still found by a few letters and called, and a card opened before is whole', async () => {
  const page = await visit('/carnet', { goesOffline: true })
  await addPerson(page, 'Nolwenn Tanguy, céramiste, Brest, 06 12 00 34 56')
  await addPerson(page, 'Goulven Riou, 06 98 00 12 34')
  const kept = page.waitForResponse(answer => answer.url().endsWith('/api/people/reachable'))
  await page.goto('/carnet')
  await kept
  await page.getByRole('link', { name: 'Nolwenn Tanguy' }).click()
  await page.getByRole('heading', { name: 'Nolwenn Tanguy' }).waitFor()
  await untilKept(page)
  await page.goto('/carnet')
  await page.getByRole('link', { name: 'Goulven Riou' }).waitFor()

  await page.context().setOffline(true)
  await page.reload()
  await page.getByText(/personnes gardées sur cet appareil/).waitFor()
  await page.getByRole('searchbox').fill('tangu')
  await page.getByText('Sans réseau : une personne gardée sur cet appareil.').waitFor()
  expect(await page.getByRole('link', { name: '06 12 00 34 56' }).getAttribute('href')).toBe('tel:0612003456')
  await page.getByRole('link', { name: 'Nolwenn Tanguy' }).click()
  await page.getByRole('heading', { name: 'Nolwenn Tanguy' }).waitFor()
  await page.getByText('céramiste').first().waitFor()

  await page.goBack()
  await page.getByRole('searchbox').fill('riou')
  await page.getByRole('link', { name: 'Goulven Riou' }).click()
  await page.getByText('Le reste de la fiche reviendra avec lui').waitFor()
  await page.getByRole('link', { name: '06 98 00 12 34' }).waitFor()
  complaints()
})

/** In one line, as one does in the cardex. */
async function addPerson(page: Page, line: string): Promise<void> {
  await page.goto('/carnet?add=')
  await page.getByRole('textbox', { name: 'Une personne, en une ligne' }).fill(line)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Garder', exact: true }).click()
  await page.getByText('est dans le carnet').first().waitFor()
}
