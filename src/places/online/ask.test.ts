import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  NO_OUTGOING,
  type OutgoingSettings,
  type Server as ServerName,
  serverOf,
} from '../../owner/outgoing-services.ts'
import { wayOut } from '../../owner/outgoing-way.ts'
import { openDoor } from '../../platform/outgoing.ts'
import { askEventPage } from './ask-event-page.ts'
import { askCoworkingNear, coworkingQuery, FARTHEST_KM, readOverpass } from './ask-overpass.ts'
import { askRoute, askTable, type RoutingServer } from './ask-travel.ts'
import { askBan, askNominatim, findAddress } from './find-address.ts'
import { MOST_POSITIONS } from './found-travel.ts'

let server: Server
let base: string
let asked: { method: string; url: URL; body: string }[]
let answer: { status: number; text: string }

beforeEach(async () => {
  asked = []
  answer = { status: 200, text: '{}' }
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    asked.push({ method: request.method ?? '', url: new URL(request.url ?? '', base), body })
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.text)
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(async () => {
  await new Promise(closed => server.close(closed))
})

/** A desk whose owner runs the service at home, and allowed it. */
function way(service: ServerName, allowed: OutgoingSettings['allowed'] = [service]) {
  const settings: OutgoingSettings = {
    ...NO_OUTGOING,
    allowed,
    servers: { ...NO_OUTGOING.servers, [service]: base },
  }
  const door = openDoor({ userAgent: 'Entregent/test', homeNetwork: true })
  return { out: wayOut(door, 'desk', settings), at: serverOf(settings, service) as string }
}

const LILAS = { street: '12 rue des Lilas', postalCode: '44000', town: 'Nantes', country: 'FR' }
const NANTES = { lat: 47.218_371, lon: -1.553_621 }
const RENNES = { lat: 48.117_266, lon: -1.677_793 }
const said = (url?: URL) => [url?.pathname, Object.fromEntries(url?.searchParams ?? [])]

test('BAN is asked for street and town, the postal code apart', async () => {
  const { out, at } = way('ban')
  answer.text = JSON.stringify({
    features: [{ geometry: { coordinates: [-1.5, 47.2] }, properties: { label: 'a' } }],
  })
  const { value } = await askBan(out, at, LILAS)
  expect(value).toMatchObject([{ label: 'a', position: { lat: 47.2, lon: -1.5 } }])
  expect(said(asked[0]?.url)).toEqual([
    '/search',
    { q: '12 rue des Lilas Nantes', postcode: '44000', limit: '5' },
  ])
})

test('BAN is not asked what it cannot answer', async () => {
  const { out, at } = way('ban')
  for (const street of ['', 'a', '---- ']) await askBan(out, at, { ...LILAS, street, town: '' })
  expect(asked).toEqual([])
})

test('Nominatim is asked part by part; the same question is asked once', async () => {
  const { out, at } = way('nominatim')
  answer.text = '[]'
  for (const _ of [1, 2]) await askNominatim(out, at, { ...LILAS, postalCode: '' })
  expect(asked.map(({ url }) => said(url))).toEqual([
    [
      '/search',
      {
        format: 'jsonv2',
        addressdetails: '1',
        limit: '5',
        street: '12 rue des Lilas',
        city: 'Nantes',
        countrycodes: 'fr',
      },
    ],
  ])
  await askNominatim(out, at, { street: '', postalCode: '', town: ' ', country: 'FR' })
  expect(asked).toHaveLength(1)
})

test('an address is looked for where it is best known, among the services allowed', async () => {
  answer.text = '{"features":[]}'
  const door = openDoor({ userAgent: 'Entregent/test', homeNetwork: true })
  const find = async (country: string, allowed: OutgoingSettings['allowed']) => {
    const servers = { ...NO_OUTGOING.servers, ban: `${base}/ban`, nominatim: `${base}/nominatim` }
    const settings: OutgoingSettings = { ...NO_OUTGOING, allowed, servers }
    asked = []
    const out = wayOut(door, `${country} ${allowed}`, settings)
    const refused = await findAddress(out, settings, { address: { ...LILAS, country }, language: 'fr' }).then(
      () => null,
      error => error.params.service,
    )
    return refused ?? asked.map(({ url }) => url.pathname.split('/')[1])
  }
  expect(await find('FR', ['ban'])).toEqual(['ban'])
  expect(await find('RE', ['ban', 'nominatim'])).toEqual(['ban', 'nominatim'])
  expect(await find('FR', ['nominatim'])).toEqual(['nominatim'])
  expect(await find('CH', ['ban', 'nominatim'])).toEqual(['nominatim'])
  expect(await find('FR', [])).toBe('ban')
  expect(await find('CH', ['ban'])).toBe('nominatim')
})

test('Overpass is asked around a position, to about a hundred metres', async () => {
  const { out, at } = way('overpass')
  const tags = { amenity: 'coworking_space', name: 'La Ruche' }
  answer.text = JSON.stringify({ elements: [{ type: 'node', id: 1, lat: 47.2, lon: -1.5, tags }] })
  const { value, problems } = await askCoworkingNear(out, at, { position: NANTES, km: 12 })
  expect([value, problems]).toMatchObject([[{ name: 'La Ruche', kind: 'coworking' }], []])
  const query = new URLSearchParams(asked[0]?.body).get('data')
  expect([asked[0]?.method, query]).toEqual(['POST', coworkingQuery({ position: NANTES, km: 12 })])
  expect(query).toContain('nwr["amenity"="coworking_space"](around:12000,47.218,-1.554);')
  for (const km of [0, -1, Number.NaN, FARTHEST_KM + 1])
    expect(() => coworkingQuery({ position: NANTES, km })).toThrow(RangeError)
})

test('Overpass that gave up is not taken for a country without coworking', () => {
  const said = {
    elements: [],
    remark: 'runtime error: Query timed out in "query" at line 3 after 26 seconds.',
  }
  expect(readOverpass(JSON.stringify(said)).problems).toMatchObject([{ code: 'answer-cut-short' }])
})

test('a pasted page is asked for in the reader’s language, and read where it came from', async () => {
  const page = createServer((request, response) => {
    const { 'accept-language': language } = request.headers
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end(`<meta property="og:title" content="${language}"><meta property="og:url" content="/a">`)
  })
  await new Promise<void>(ready => page.listen(0, '127.0.0.1', ready))
  const { port } = page.address() as AddressInfo
  const door = openDoor({
    userAgent: 'Entregent/test',
    resolve: async () => ['93.184.216.34'],
    dial: () => '127.0.0.1',
  })
  const out = wayOut(door, 'desk', { ...NO_OUTGOING, allowed: ['pages'] })
  const { value } = await askEventPage(out, ` http://events.example.org:${port}/b `, 'fr')
  expect(value).toMatchObject([{ title: 'fr', url: `http://events.example.org:${port}/a` }])
  await expect(askEventPage(out, `http://127.0.0.1:${port}/b`, 'fr')).rejects.toMatchObject({
    code: 'outgoing-private',
  })
  await new Promise(closed => page.close(closed))
})

test('OSRM is asked for a way and for a table', async () => {
  const { out, at } = way('routing')
  const osrm: RoutingServer = { engine: 'osrm', server: at, mode: 'car' }
  answer.text = '{"code":"Ok","routes":[{"distance":1000,"duration":60}],"durations":[[0,1],[1,0]]}'
  expect((await askRoute(out, osrm, { from: NANTES, to: RENNES })).value).toEqual({ km: 1, minutes: 1 })
  await askTable(out, { ...osrm, mode: 'bike' }, [NANTES, RENNES])
  const places = '-1.5536,47.2184;-1.6778,48.1173'
  expect(asked.map(({ url }) => said(url))).toEqual([
    [`/route/v1/driving/${places}`, { overview: 'false' }],
    [`/table/v1/bike/${places}`, { annotations: 'duration,distance' }],
  ])
})

test('Valhalla is told the same in JSON', async () => {
  const { out, at } = way('routing')
  const valhalla: RoutingServer = { engine: 'valhalla', server: at, mode: 'walk' }
  answer.text = '{"trip":{"summary":{"length":1,"time":60}},"sources_to_targets":[[],[]]}'
  expect((await askRoute(out, valhalla, { from: NANTES, to: RENNES })).value).toEqual({ km: 1, minutes: 1 })
  await askTable(out, valhalla, [NANTES, RENNES])
  const places = [
    { lat: 47.2184, lon: -1.5536 },
    { lat: 48.1173, lon: -1.6778 },
  ]
  expect(asked.map(({ url, body }) => [url.pathname, JSON.parse(body)])).toEqual([
    ['/route', { locations: places, costing: 'pedestrian', units: 'kilometers', directions_type: 'none' }],
    [
      '/sources_to_targets',
      { sources: places, targets: places, costing: 'pedestrian', units: 'kilometers', verbose: true },
    ],
  ])
})

test.each([
  ['osrm', '{"code":"NoRoute"}'],
  ['valhalla', '{"error_code":442,"status_code":400}'],
] as const)('%s says that no way leads with a status of its own', async (engine, text) => {
  const { out, at } = way('routing')
  answer = { status: 400, text }
  expect(await askRoute(out, { engine, server: at, mode: 'car' }, { from: NANTES, to: RENNES })).toEqual({
    value: null,
    problems: [],
  })
})

test('one position is no question, too many are none either', async () => {
  const { out, at } = way('routing')
  const osrm: RoutingServer = { engine: 'osrm', server: at, mode: 'car' }
  expect((await askTable(out, osrm, [NANTES])).value).toEqual([[{ km: 0, minutes: 0 }]])
  expect((await askTable(out, osrm, [])).value).toEqual([])
  await expect(askTable(out, osrm, Array(MOST_POSITIONS + 1).fill(NANTES))).rejects.toThrow(RangeError)
  expect(asked).toEqual([])
})

test('none of them is asked before its owner allowed it, though another is', async () => {
  const refused = { code: 'outgoing-not-allowed' }
  const ban = way('ban', ['nominatim'])
  await expect(askBan(ban.out, ban.at, LILAS)).rejects.toMatchObject(refused)
  const nominatim = way('nominatim', ['ban'])
  await expect(askNominatim(nominatim.out, nominatim.at, LILAS)).rejects.toMatchObject(refused)
  const overpass = way('overpass', [])
  await expect(
    askCoworkingNear(overpass.out, overpass.at, { position: NANTES, km: 1 }),
  ).rejects.toMatchObject(refused)
  const { out, at } = way('routing', ['pages', 'feeds'])
  for (const engine of ['osrm', 'valhalla'] as const) {
    const routing: RoutingServer = { engine, server: at, mode: 'car' }
    await expect(askRoute(out, routing, { from: NANTES, to: RENNES })).rejects.toMatchObject(refused)
    await expect(askTable(out, routing, [NANTES, RENNES])).rejects.toMatchObject(refused)
  }
  expect(asked).toEqual([])
})
