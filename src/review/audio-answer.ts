import { blobOf } from '../platform/blobs.ts'
import type { Desk } from '../platform/desk.ts'
import type { Episode } from './episode.ts'

/** The sound of an episode, or the part of it that is asked for (RFC 9110 §14): players move about in it. */
export async function audioAnswer(asked: Headers, desk: Desk, episode: Episode): Promise<Response | null> {
  const blob = await blobOf(desk, episode.audioHash)
  if (!blob) return null
  const etag = `"${episode.audioHash}"`
  const headers = {
    'content-type': blob.mediaType,
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-transform, max-age=3600',
    etag,
  }
  if ((asked.get('if-none-match') ?? '').split(/,\s*/).includes(etag))
    return new Response(null, { status: 304, headers })
  const { length } = blob.bytes
  const ifRange = asked.get('if-range')
  const range = ifRange === null || ifRange === etag ? rangeIn(asked.get('range'), length) : null
  if (range === 'beyond') {
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${length}` } })
  }
  const { from, to } = range ?? { from: 0, to: length - 1 }
  return new Response(blob.bytes.slice(from, to + 1), {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      'content-length': String(to - from + 1),
      ...(range ? { 'content-range': `bytes ${from}-${to}/${length}` } : {}),
    },
  })
}

/** One range of octets; null: none that we understand, so all of it is sent. */
function rangeIn(header: string | null, length: number): { from: number; to: number } | 'beyond' | null {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!found || (found[1] === '' && found[2] === '')) return null
  const [first, last] = [found[1] ?? '', found[2] ?? '']
  const from = first === '' ? Math.max(0, length - Number(last)) : Number(first)
  const to = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1)
  if (last !== '' && first !== '' && Number(last) < from) return null
  return from >= length || (first === '' && Number(last) === 0) ? 'beyond' : { from, to }
}
