import { expect, test } from 'vitest'
import { codeOf, outside } from '../../test/support/outside.ts'
import { originsOfMapStyle, readMapStyle } from './map-style.ts'

const here = outside()
const ADDRESS = 'https://maps.example.org/styles/plain.json?key=1'
const style = (more: object) => ({ version: 8, sources: {}, layers: [], ...more })

test('a style names the servers of its tiles, letters and signs, each once, its own first', () => {
  const said = style({
    glyphs: 'https://fonts.example.org/{fontstack}/{range}.pbf',
    sprite: [{ id: 'default', url: '/sprites/plain' }],
    sources: {
      streets: { type: 'vector', url: '/tiles.json' },
      hills: {
        type: 'raster',
        tiles: ['https://a.tile.example.org/{z}/{x}/{y}.png', 'https://b.tile.example.org/'],
      },
      walks: { type: 'geojson', data: 'https://walks.example.org/all.geojson' },
      drawn: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
      other: { type: 'vector', url: 'pmtiles://https://files.example.org/all.pmtiles' },
    },
  })
  expect(readMapStyle(said, ADDRESS)).toEqual({
    origins: [
      ...['https://maps.example.org', 'https://a.tile.example.org', 'https://b.tile.example.org'],
      ...['https://walks.example.org', 'https://fonts.example.org'],
    ],
    tileJsons: ['https://maps.example.org/tiles.json'],
  })
})

test('a style leads nobody’s browser to what is not spoken to by TLS, unless it is the owner’s own server', () => {
  const said = style({ sources: { a: { tiles: ['http://192.168.1.1/{z}', 'http://nas:8080/{z}'] } } })
  expect(readMapStyle(said, ADDRESS)?.origins).toEqual(['https://maps.example.org'])
  expect(readMapStyle(said, 'http://nas:8080/style.json')?.origins).toEqual(['http://nas:8080'])
})

test.each([
  [null],
  [[]],
  ['style'],
  [{ version: 8 }],
  [{ ...style({}), version: 7 }],
  [{ ...style({}), layers: {} }],
])('%j is no style', said => {
  expect(readMapStyle(said, ADDRESS)).toBeNull()
})

test('where the tiles are is read from the sources that say it elsewhere; nothing is asked unless it is allowed', async () => {
  const asked: string[] = []
  const port = await here.serve((request, response) => {
    asked.push(request.url ?? '')
    response.setHeader('content-type', 'application/json')
    const tiles = { tiles: ['https://tiles.example.net/{z}/{x}/{y}'] }
    const plain = style({ sources: { a: { type: 'vector', url: '/tiles.json' } } })
    response.end(JSON.stringify(request.url === '/tiles.json' ? tiles : plain))
  })
  const address = `http://maps.example.org:${port}/style.json`
  expect(await codeOf(originsOfMapStyle(here.way({ allowed: ['pages'] }), address))).toBe(
    'outgoing-not-allowed',
  )
  expect(here.resolved).toEqual([])
  const origins = await originsOfMapStyle(here.way({ allowed: ['tiles'] }), address)
  expect(origins).toEqual([`http://maps.example.org:${port}`, 'https://tiles.example.net'])
  expect(asked).toEqual(['/style.json', '/tiles.json'])
})

test('a page of words, or a style of more servers than anybody needs, is refused', async () => {
  const many = Array.from({ length: 20 }, (_, i) => `https://t${i}.example.org/{z}`)
  const answers = [
    'hello',
    JSON.stringify({ hello: 1 }),
    JSON.stringify(style({ sources: { a: { tiles: many } } })),
  ]
  for (const answer of answers) {
    const port = await here.serve((_, response) => {
      response.setHeader('content-type', 'text/plain')
      response.end(answer)
    })
    const way = here.way({ allowed: ['tiles'] })
    expect(await codeOf(originsOfMapStyle(way, `http://maps.example.org:${port}/`))).toBe('not-a-map-style')
  }
})
