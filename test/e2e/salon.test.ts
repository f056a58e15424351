import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { uuidv7 } from '../../src/lib/uuid.ts'
import { expectAccessible, PHONE } from '../support/browser.ts'
import { expectCount, onRunningDesk } from '../support/journey.ts'

const { visit, complaints } = onRunningDesk()

const newId = () => uuidv7(new Date())
const NAMES = ['Odile Riou', 'Swann Tual', 'Ewen Rouzic', 'Maïwenn Castel', 'Lina Morel']

/** An evening of today, with somebody expected and an aim. */
async function evening(page: Page): Promise<string> {
  const id = newId()
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date())
  const aims = [{ id: newId(), text: 'Rencontrer deux éditeurs' }]
  const outing = { title: 'Café des indépendants', kind: 'open-coffee', day, endDay: day, place: 'La Halle' }
  await put(page, `/api/outings/${id}`, { ...outing, state: 'going', aims })
  const expected = { name: 'Ida Marchand', organisation: 'Les Presses', role: 'expected' }
  await put(page, `/api/outings/${id}/people/${newId()}`, expected)
  await put(page, '/api/outings/pitch', {
    whoIAm: 'Je mets les livres en page.',
    whomILookFor: 'Des éditeurs.',
  })
  return id
}

async function put(page: Page, path: string, data: unknown): Promise<void> {
  const answer = await page.request.put(path, { data })
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
}

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
  await page.getByRole('heading', { level: 1, name: 'Pas encore de rencontre' }).waitFor()
}

/** A name and Enter; then a word and Enter, or Enter alone. */
async function meet(page: Page, name: string, word = ''): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Nom de la personne' })
  await field.and(page.locator(':focus')).waitFor()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page
    .getByRole('textbox', { name: `Un mot sur ${name}` })
    .and(page.locator(':focus'))
    .waitFor()
  await page.keyboard.type(word)
  await page.keyboard.press('Enter')
  if (word === '') return
  // What is shown is kept, on this device at least.
  await page.getByRole('region', { name: 'Rencontres de la soirée' }).getByText(word).waitFor()
}

test('an evening in salon mode without network: nothing is lost, nothing is twice, and a sign is noted after', async () => {
  const page = await visit('/', { goesOffline: true, viewport: PHONE })
  const id = await evening(page)
  await page.goto(`/sorties/salon/${id}`)
  await page.getByRole('heading', { level: 1, name: 'Pas encore de rencontre' }).waitFor()
  await expectAccessible(page)
  await untilKept(page)

  await page.context().setOffline(true)
  await meet(page, NAMES[0] as string, 'céramiste')
  await meet(page, NAMES[1] as string)
  await meet(page, NAMES[2] as string, 'rappeler demain')
  await page.reload()
  await page.getByRole('heading', { level: 1, name: '3 rencontres' }).waitFor()
  await meet(page, NAMES[3] as string)
  await meet(page, NAMES[4] as string)
  await page.getByRole('button', { name: 'Ida Marchand' }).click()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Rencontrer deux éditeurs' }).click()
  await page.getByRole('button', { name: 'Mes quelques phrases' }).click()
  await page.getByText('Je mets les livres en page.').waitFor()
  await page.keyboard.press('Escape')

  await page.reload()
  await page.getByRole('heading', { level: 1, name: '6 rencontres' }).waitFor()
  const met = page.getByRole('region', { name: 'Rencontres de la soirée' }).getByRole('listitem')
  await expectCount(met, 6)
  await met.filter({ hasText: 'Odile Riou' }).getByText('céramiste').waitFor()
  const aim = page.getByRole('button', { name: 'Rencontrer deux éditeurs' })
  expect(await aim.getAttribute('aria-pressed')).toBe('true')
  await expectAccessible(page)

  await page.context().setOffline(false)
  await expectCount(page.getByText('attendent le réseau'), 0)
  for (const again of [false, true]) {
    if (again) await page.reload()
    await page.getByRole('heading', { level: 1, name: '6 rencontres' }).waitFor()
    await expectCount(met, 6)
  }
  const said = complaints()
  expect(said.filter(complaint => !complaint.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])

  const everybody = [...NAMES, 'Ida Marchand'].sort()
  const { people } = (await (await page.request.get('/api/people?limit=100')).json()) as {
    people: { name: string }[]
  }
  expect(people.map(({ name }) => name).sort()).toEqual(everybody)
  const { encounters } = (await (await page.request.get('/api/encounters')).json()) as {
    encounters: { channel: string; place: string; people: { name: string }[] }[]
  }
  expect(encounters.map(each => each.people.map(({ name }) => name).join()).sort()).toEqual(everybody)
  expect(new Set(encounters.map(({ channel, place }) => `${channel} ${place}`))).toEqual(
    new Set(['in-person La Halle']),
  )

  await page.getByRole('link', { name: 'Quitter' }).click()
  const lines = page.getByRole('list', { name: 'Rencontres', exact: true })
  await lines.getByRole('checkbox', { name: /rappeler demain/ }).waitFor()
  await expectCount(lines.getByRole('button', { name: /Noter un signe/ }), 5)
  await lines.getByRole('button', { name: /Noter un signe .* à Odile Riou/ }).click()
  await lines.getByText('Donner un signe à Odile Riou').waitFor()
  await expectCount(lines.getByRole('button', { name: /Noter un signe/ }), 4)

  await lines.getByRole('button', { name: 'Écrire à Swann Tual' }).click()
  const letter = page.getByRole('textbox', { name: 'Message' })
  expect(await letter.inputValue()).toContain('Café des indépendants')
  await page.getByRole('button', { name: 'J’ai fait signe' }).click()
  await lines.getByText('Vous avez fait signe aujourd’hui').waitFor()
  await lines.getByRole('checkbox', { name: /rappeler demain/ }).click()
  await expect.poll(() => lines.getByRole('checkbox', { name: /rappeler demain/ }).isChecked()).toBe(true)
})
