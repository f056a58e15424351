import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { uuidv7 } from '../../src/lib/uuid.ts'
import { expectAccessible, PHONE } from '../support/browser.ts'
import { expectCount, onRunningDesk } from '../support/journey.ts'
import { place } from '../support/places.ts'
import { strangeWordsOn } from '../support/words-shown.ts'

const { visit, complaints } = onRunningDesk()

async function outgoing(page: Page) {
  const { outgoing } = await (await page.request.get('/api/settings')).json()
  return outgoing as { allowed: string[]; servers: Record<string, string | null>; routingEngine: string }
}

test('each service is allowed by itself, of the public server or of one’s own, and nothing before', async () => {
  const page = await visit('/settings', { viewport: PHONE })
  const section = page.getByRole('region', { name: 'Services en ligne' })
  await section.getByText('Rien ne part vers ces services tant que vous ne l’avez pas permis ici.').waitFor()
  await expectCount(section.getByRole('switch'), 8)
  await expectCount(section.getByRole('switch', { checked: true }), 0)
  await section.getByText(/nominatim\.openstreetmap\.org, le serveur d’OpenStreetMap/).waitFor()

  // Two answers, the second before the first is kept: neither is lost.
  const { promise: bothSaid, resolve: letThrough } = Promise.withResolvers<void>()
  await page.route('**/api/settings', async route => {
    await bothSaid
    await route.continue()
  })
  await section.getByRole('switch', { name: 'Adresses en France' }).click()
  await section.getByRole('switch', { name: 'Pages d’événements' }).press('Space')
  letThrough()
  await expectCount(section.getByRole('switch', { checked: true }), 2)
  expect((await outgoing(page)).allowed).toEqual(['ban', 'pages'])
  await section.getByRole('switch', { name: 'Adresses en France' }).click()
  await expectCount(section.getByRole('switch', { checked: true }), 1)
  expect((await outgoing(page)).allowed).toEqual(['pages'])

  // A server of one’s own takes the place of the public one; what is no address of a server is not kept.
  const change = section.getByRole('button', { name: /^Changer de serveur.*Adresses ailleurs$/ })
  const address = section.getByRole('textbox', { name: 'Adresse du serveur' })
  await change.click()
  await address.fill('nas:8080')
  await address.press('Enter')
  await section.getByText(/Ce n’est pas l’adresse d’un serveur/).waitFor()
  expect(await address.evaluate(field => field === document.activeElement)).toBe(true)
  await expectAccessible(page)
  await address.press('Escape')
  expect(await change.evaluate(button => button === document.activeElement)).toBe(true)
  expect((await outgoing(page)).servers.nominatim).toBe(null)

  await change.press('Enter')
  await address.fill('http://nas:8080/')
  await address.press('Enter')
  await section.getByText('nas:8080, le serveur que vous avez indiqué').waitFor()
  expect((await outgoing(page)).servers.nominatim).toBe('http://nas:8080')
  // The public server is never taken for one's own, which would be asked faster than it bears.
  await change.click()
  await address.fill('https://nominatim.openstreetmap.org')
  await address.press('Enter')
  await section.getByText(/nominatim\.openstreetmap\.org, le serveur d’OpenStreetMap/).waitFor()
  expect((await outgoing(page)).servers.nominatim).toBe(null)

  // Routes have no public one: they are allowed with the address of a server, and no longer without it.
  await section.getByRole('switch', { name: 'Itinéraires' }).click()
  await section.getByRole('button', { name: 'Enregistrer et permettre' }).click()
  await section.getByText(/Indiquez l’adresse du serveur/).waitFor()
  expect((await outgoing(page)).allowed).not.toContain('routing')
  await expectCount(address, 1)
  await address.fill('https://routes.example.org/')
  await section.getByRole('combobox', { name: 'Son moteur' }).selectOption('Valhalla')
  await section.getByRole('button', { name: 'Enregistrer et permettre' }).click()
  await section.getByRole('switch', { name: 'Itinéraires', checked: true }).waitFor()
  expect(await outgoing(page)).toMatchObject({
    servers: { routing: 'https://routes.example.org' },
    routingEngine: 'valhalla',
  })
  expect((await outgoing(page)).allowed).toContain('routing')

  await section.getByRole('button', { name: /^Changer de serveur.*Itinéraires$/ }).click()
  await address.fill('')
  await address.press('Enter')
  await section.getByRole('switch', { name: 'Itinéraires', checked: false }).waitFor()
  expect((await outgoing(page)).allowed).not.toContain('routing')
  expect(await strangeWordsOn(page, 'fr')).toEqual([])
})

/** A maker of maps: a style, and tiles of one colour. */
async function mapMaker() {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const origin = `http://${request.headers.host}`
    const tiles = { type: 'geojson', data: `${origin}/land.geojson` }
    const style = {
      version: 8,
      sources: { land: tiles },
      layers: [{ id: 'land', type: 'fill', source: 'land' }],
    }
    const answers: Record<string, unknown> = {
      '/style.json': style,
      '/land.geojson': { type: 'FeatureCollection', features: [] },
    }
    response.setHeader('content-type', 'application/json')
    response.setHeader('access-control-allow-origin', '*')
    response.end(JSON.stringify(answers[request.url ?? ''] ?? {}))
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, asked, close: () => server.close() }
}

test('maps have a background once its style is said: its server is asked by the page and by no other, and not before', async () => {
  const maker = await mapMaker()
  const page = await visit('/settings')
  const home = { name: 'Chez moi', kind: 'home', town: 'Lyon', postalCode: '69003' }
  const spot = { lat: 45.76, lon: 4.85, precision: 'town', source: 'owner' }
  const { id, ...rest } = place({ ...home, id: uuidv7(new Date()), spot } as Parameters<typeof place>[0])
  const headers = { origin: new URL(page.url()).origin }
  expect((await page.request.put(`/api/places/${id}`, { data: rest, headers })).ok()).toBe(true)
  await page.goto('/sorties/lieux')
  await page.getByText('Carte sans fond').waitFor()
  expect(maker.asked).toEqual([])

  await page.goto('/settings')
  const section = page.getByRole('region', { name: 'Services en ligne' })
  const address = section.getByRole('textbox', { name: 'Adresse du serveur' })
  await section.getByRole('switch', { name: 'Fond des cartes' }).click()
  await address.fill(`${maker.url}/words.json`)
  await address.press('Enter')
  await page.getByText(/n’est pas un style de carte MapLibre\. Rien n’a été changé/).waitFor()
  expect((await outgoing(page)).allowed).not.toContain('tiles')
  complaints()
  await address.fill(`${maker.url}/style.json`)
  const reloaded = page.waitForEvent('load')
  await address.press('Enter')
  await reloaded
  await section.getByRole('switch', { name: 'Fond des cartes', checked: true }).waitFor()

  maker.asked.splice(0)
  await page.goto('/sorties/lieux')
  await expect.poll(() => [...maker.asked].sort()).toEqual(['/land.geojson', '/style.json'])
  await expectCount(page.getByText(/^(Carte sans fond|Le fond de carte n’est pas venu)$/), 0)
  maker.close()
})
