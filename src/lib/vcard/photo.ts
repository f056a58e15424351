import type { ContactPhoto } from './contact.ts'
import { isBase64, type Param, type Property, paramOf, type Version } from './property.ts'

const DATA_URI = /^data:([^;,]*)(?:;[^,]*?)?;base64\\?,/i
// First letters in base64 of the files themselves: they know better than TYPE.
const SIGNATURES: readonly [string, string][] = [
  ['/9j/', 'image/jpeg'],
  ['iVBOR', 'image/png'],
  ['R0lGOD', 'image/gif'],
  ['UklGR', 'image/webp'],
]

/** Null when it is neither an address nor base64. An address is never fetched here. */
export function readPhoto({ value, params }: Pick<Property, 'value' | 'params'>): ContactPhoto | null {
  const text = value.trim()
  const data = DATA_URI.exec(text)
  if (data) return inline(text.slice(data[0].length), data[1] ?? '')
  if (isBase64(params)) return inline(text, paramOf(params, 'MEDIATYPE') ?? paramOf(params, 'TYPE') ?? '')
  if (/^[a-z][a-z0-9+.-]*:\S+$/i.test(text)) return { uri: text.replace(/\\([,;:\\])/g, '$1') }
  return text.length > 100 ? inline(text, paramOf(params, 'TYPE') ?? '') : null
}

/** RFC 6350 section 6.2.4 for 4.0 (a data: URI), RFC 2426 section 3.1.4 for 3.0 (ENCODING=b). */
export function writePhoto(photo: ContactPhoto, version: Version): { value: string; params: Param[] } {
  if ('uri' in photo) {
    return {
      value: photo.uri.replaceAll('\\', '\\\\'),
      params: version === '4.0' ? [] : [{ name: 'VALUE', values: ['uri'] }],
    }
  }
  const { mediaType, base64 } = photo
  if (version === '4.0') return { value: `data:${mediaType};base64,${base64}`, params: [] }
  const type = mediaType.startsWith('image/') ? mediaType.slice('image/'.length).toUpperCase() : mediaType
  return {
    value: base64,
    params: [
      { name: 'ENCODING', values: [version === '2.1' ? 'BASE64' : 'b'] },
      { name: 'TYPE', values: [type] },
    ],
  }
}

function inline(base64: string, type: string): ContactPhoto | null {
  const octets = base64.replace(/\s+/g, '')
  if (octets === '' || !/^[A-Za-z0-9+/_-]*={0,2}$/.test(octets)) return null
  const known = SIGNATURES.find(([start]) => octets.startsWith(start))?.[1]
  return { mediaType: known ?? mediaTypeOf(type), base64: octets }
}

function mediaTypeOf(type: string): string {
  const word = type.toLowerCase()
  if (word === '' || word === 'jpg') return 'image/jpeg'
  return word.includes('/') ? word : `image/${word}`
}
