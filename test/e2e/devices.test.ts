import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { expectAccessible, PHONE } from '../support/browser.ts'
import { expectCount, onRunningDesk } from '../support/journey.ts'
import { strangeWordsOn } from '../support/words-shown.ts'

const { visit, desk, command } = onRunningDesk()

const ASKED = '<propfind xmlns="DAV:"><prop><current-user-principal/></prop></propfind>'

interface Device {
  user: string
  password: string
}

/** As a device asks, with its password. */
async function ask({ user, password }: Device, path: string, init: RequestInit): Promise<Response> {
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  return fetch(new URL(path, desk().url), { ...init, headers: { authorization, ...init.headers } })
}

/** What a device does first. @returns the status. */
async function knock(device: Device, agent: string): Promise<number> {
  const headers = { depth: '0', 'content-type': 'application/xml', 'user-agent': agent }
  const answer = await ask(device, '/', { method: 'PROPFIND', headers, body: ASKED })
  await answer.body?.cancel()
  return answer.status
}

async function cardsSeenBy(device: Device): Promise<string[]> {
  const book = `/addressbooks/${device.user}/contacts/`
  const listed = await ask(device, book, { method: 'PROPFIND', headers: { depth: '1' } })
  return [...(await listed.text()).matchAll(/href>([^<]+\.vcf)</g)].map(([, href]) => href as string)
}

function card(name: string): string {
  return `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nN:${name};;;;\r\nTEL:+33612345678\r\nEND:VCARD\r\n`
}

async function told(page: Page, what: string): Promise<string> {
  const lines = page.getByRole('region', { name: /peut entrer/ }).locator('dl > div')
  return lines.filter({ hasText: what }).locator('code').innerText()
}

test('a device is added, comes in by its password, is seen, and is put out', async () => {
  const page = await visit('/settings')
  await page.getByRole('region', { name: 'Vos appareils' }).getByRole('link').click()
  await page.getByRole('heading', { level: 1, name: 'Votre carnet, dans votre téléphone.' }).waitFor()
  await page.getByText('n’existe que sur cette machine').waitFor()
  await page.getByText('Les appels et les messages du téléphone ne sont pas lus.').waitFor()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Ajouter un appareil' }).click()
  await page.getByRole('radio', { name: 'Thunderbird' }).click()
  await page.getByRole('button', { name: 'Créer son mot de passe' }).click()
  await page.getByRole('heading', { name: /Thunderbird.*peut entrer/ }).waitFor()
  await page.getByText('Pas encore venu. Cette ligne').waitFor()
  await expectAccessible(page)
  const device = { user: await told(page, 'Nom d’utilisateur'), password: await told(page, 'Mot de passe') }
  expect(await told(page, 'Adresse')).toBe(`${desk().url}/`)

  expect(await knock({ ...device, password: 'another' }, 'Thunderbird/128.0')).toBe(401)
  expect(await knock(device, 'Thunderbird/128.0')).toBe(207)
  await page.getByText(/Thunderbird.*est venu/).waitFor()
  await page.getByRole('button', { name: 'J’ai fini' }).click()
  await expectCount(page.getByText(device.password), 0)
  const line = page.getByRole('list', { name: 'Appareils' }).getByRole('listitem')
  await line.getByText(/Vu aujourd’hui/).waitFor()

  await line.getByRole('button', { name: /Modifier/ }).click()
  await line.getByRole('textbox', { name: 'Nom' }).fill('Le bureau du fond')
  await line.getByRole('textbox', { name: 'Nom' }).press('Enter')
  await line.getByRole('heading', { name: 'Le bureau du fond' }).waitFor()
  await line.getByRole('combobox', { name: 'Ses groupes' }).selectOption('En listes à part')
  await line.getByRole('button', { name: 'Retirer cet appareil' }).click()
  await line.getByRole('button', { name: 'Le retirer' }).click()
  await page.getByText('Aucun encore.').waitFor()
  expect(await knock(device, 'Thunderbird/128.0')).toBe(401)

  await page.goto('/settings/history')
  await page.getByText(/Appareil retiré.*Le bureau du fond/).waitFor()
})

test('who goes into the telephone is chosen by circles and tags', async () => {
  const page = await visit('/settings/devices', { viewport: PHONE })
  const section = page.getByRole('region', { name: 'Qui va dans le téléphone' })
  await section.getByRole('radio', { name: 'Celles que je choisis' }).click()
  await section.getByText('Rien ne change encore').waitFor()
  const kept = () => page.evaluate(async () => (await (await fetch('/api/settings')).json()).phone.people)
  expect(await kept()).toBe('all')
  await section.getByRole('checkbox', { name: 'Les cinq plus proches' }).click()
  await section.getByRole('checkbox', { name: 'Les cinq plus proches', checked: true }).waitFor()
  await expectCount(section.getByText('Rien ne change encore'), 0)
  await expectAccessible(page)
  await expect.poll(kept).toBe('chosen')
  await page.reload()
  await section.getByRole('checkbox', { name: 'Les cinq plus proches', checked: true }).waitFor()
  await section.getByRole('radio', { name: 'Tout le monde' }).click()
  await expectCount(section.getByRole('checkbox'), 0)
  await expect.poll(kept).toBe('all')
})

test('a device that empties the book is answered, and the people stay until one decides', async () => {
  const cards = Array.from({ length: 30 }, (_, n) => card(`Zoé Martin ${n}`)).join('')
  const folder = mkdtempSync(join(tmpdir(), 'entregent-cards-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'cards.vcf'), cards)
  await command('import', join(folder, 'cards.vcf'))
  const device = JSON.parse(await command('device', 'add', 'iPhone', '--json')) as Device
  for (const href of await cardsSeenBy(device)) {
    expect((await ask(device, href, { method: 'DELETE' })).status).toBe(204)
  }
  expect(await cardsSeenBy(device)).toEqual([])

  const page = await visit('/')
  const notice = page.getByRole('region', { name: 'Fiches retirées par iPhone' })
  await notice.getByText(/^30 fiches ont été retirées par iPhone .* Toutes peuvent revenir\.$/).waitFor()
  await expectAccessible(page)
  await notice.getByText('Voir lesquelles').click()
  await notice.getByText(/Zoé Martin \d+, Zoé Martin/).waitFor()
  await page.goto('/carnet')
  await page.getByRole('heading', { level: 1, name: '10 personnes.' }).waitFor()
  await notice.getByRole('button', { name: 'Les remettre' }).click()
  await page.getByText('Les 30 fiches reviennent sur iPhone.').waitFor()
  await expectCount(notice, 0)
  expect(await cardsSeenBy(device)).toHaveLength(30)
  await command('device', 'remove', 'iPhone')
})

test.each(['fr', 'en'] as const)('each kind of device has its steps, in %s', async language => {
  const page = await visit('/settings/devices')
  await page.evaluate(
    async said =>
      fetch('/api/settings', {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ language: said }),
      }),
    language,
  )
  await page.reload()
  const words =
    language === 'fr'
      ? { add: 'Ajouter un appareil', go: 'Créer son mot de passe', done: 'J’ai fini' }
      : { add: 'Add a device', go: 'Make its password', done: 'I am done' }
  for (const kind of [/iPhone/, /^(Un|A) Mac/, /Android/, /Thunderbird/, /Evolution/, /vdirsyncer/]) {
    await page.getByRole('button', { name: words.add }).click()
    await page.getByRole('radio', { name: kind }).click()
    await page.getByRole('button', { name: words.go }).click()
    await page.getByRole('button', { name: words.done }).waitFor()
    expect(await strangeWordsOn(page, language)).toEqual([])
    await page.getByRole('button', { name: words.done }).click()
  }
  for (const line of (await command('device', 'list')).trim().split('\n')) {
    await command('device', 'remove', line.split(' — ').at(-1) as string)
  }
  expect(await command('device', 'list')).toBe('')
})
