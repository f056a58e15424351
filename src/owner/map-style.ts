import { fieldsOf } from '../lib/json-said.ts'
import { Refusal } from '../lib/refusal.ts'
import type { Outgoing } from '../platform/outgoing.ts'

/** A style names few servers; what names more is none that one would let in. */
export const MOST_ORIGINS = 12
const MOST_SOURCES = 20

/** What a map's style asks of other machines. */
export interface StyleNeeds {
  /** Where its parts come from, its own first. */
  origins: string[]
  /** Sources that say elsewhere where their tiles are (TileJSON). */
  tileJsons: string[]
}

/**
 * The servers that a browser asks when it draws a map in that style: read once, when the owner says the address, so that
 * the page may ask these and no other.
 *
 * @throws Refusal `not-a-map-style`, and what `Outgoing` throws.
 */
export async function originsOfMapStyle(way: Outgoing, address: string): Promise<string[]> {
  const needs = readMapStyle(await jsonAt(way, address), address)
  const inside =
    needs && (await Promise.all(needs.tileJsons.map(url => originsOfTileJson(way, url, address))))
  const origins = needs && [...new Set([...needs.origins, ...(inside ?? []).flat()])]
  if (!origins || origins.length > MOST_ORIGINS) throw new Refusal('not-a-map-style', { url: address })
  return origins
}

/** @returns null for what is no style of MapLibre, version 8. @see https://maplibre.org/maplibre-style-spec/root/ */
export function readMapStyle(said: unknown, address: string): StyleNeeds | null {
  const { version, sources, layers, sprite, glyphs } = fieldsOf(said)
  if (version !== 8 || !Array.isArray(layers) || typeof sources !== 'object' || sources === null) return null
  const all = Object.values(sources).map(fieldsOf)
  const sprites = Array.isArray(sprite) ? sprite.map(each => fieldsOf(each).url) : [sprite]
  const parts = [...all.flatMap(({ tiles, data }) => [tiles, data]).flat(), ...sprites, glyphs]
  return {
    origins: allowed([address, ...parts], address),
    tileJsons: addresses(
      all.map(({ url }) => url),
      address,
    ).slice(0, MOST_SOURCES),
  }
}

async function originsOfTileJson(way: Outgoing, url: string, style: string): Promise<string[]> {
  const { tiles } = fieldsOf(await jsonAt(way, url))
  return allowed([url, ...(Array.isArray(tiles) ? tiles : [])], style)
}

const TYPES = ['application/json', 'application/vnd.mapbox-style+json', 'text/plain']

async function jsonAt(way: Outgoing, url: string): Promise<unknown> {
  const { text } = await way.fetchText('tiles', url, { types: TYPES })
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** By TLS, or of the server that the owner named themselves: a style may not lead a browser into somebody's network. */
function allowed(parts: readonly unknown[], address: string): string[] {
  const { origin: own } = new URL(address)
  const origins = addresses(parts, address).map(url => new URL(url).origin)
  return [...new Set(origins)].filter(origin => origin === own || origin.startsWith('https://'))
}

/** Those that are addresses, in full; what is drawn by another protocol is left to the map, which does not know it. */
function addresses(parts: readonly unknown[], base: string): string[] {
  return parts.flatMap(part => {
    if (typeof part !== 'string' || !URL.canParse(part, base)) return []
    const url = new URL(part, base)
    return /^https?:$/.test(url.protocol) ? [url.href] : []
  })
}
