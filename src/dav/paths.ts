import { LONGEST_NAME } from './limits.ts'
import { DavRefusal } from './request.ts'

/** A path as the protocol knows it: decoded, and whether it ended with a slash. */
export interface DavPath {
  path: readonly string[]
  isFolderPath: boolean
}

/**
 * Reads the path of a request or of an href: absolute path or absolute URI, percent-encoded (RFC 3986 §2.1, §3.3). Empty
 * segments are nothing.
 *
 * @throws DavRefusal 400 for bad encodings, dot segments and fragments, 414 for names that no database could index.
 */
export function readPath(target: string): DavPath {
  if (target.includes('#')) throw new DavRefusal(400, 'An address that is asked for has no fragment.')
  const raw = rawPath(target)
  const path: string[] = []
  for (const piece of raw.split('/')) {
    if (piece === '') continue
    const segment = decoded(piece)
    if (segment === '.' || segment === '..') throw new DavRefusal(400, 'Dot segments lead nowhere.')
    if (segment.includes('\0')) throw new DavRefusal(400, 'A name cannot hold the character NUL.')
    if (segment.length > LONGEST_NAME / 4 && Buffer.byteLength(segment) > LONGEST_NAME) {
      throw new DavRefusal(414, `A name is at most ${LONGEST_NAME} octets long.`)
    }
    path.push(segment)
  }
  return { path, isFolderPath: raw.endsWith('/') }
}

/** Host and port that an absolute address names; null for a path alone. */
export function authorityOf(target: string): string | null {
  return /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(target)?.[1]?.toLowerCase() ?? null
}

/** One text for one resource, however its path was written. */
export function pathKey(path: readonly string[]): string {
  return path.map(segment => `/${segment.replaceAll('/', '%2F')}`).join('')
}

function rawPath(target: string): string {
  const withoutQuery = target.split('?', 1)[0] as string
  if (withoutQuery.startsWith('/')) return withoutQuery
  const [, path] = /^[a-z][a-z0-9+.-]*:\/\/[^/]*(\/.*)?$/i.exec(withoutQuery) ?? []
  if (path !== undefined) return path
  if (/^[a-z][a-z0-9+.-]*:\/\/[^/]+$/i.test(withoutQuery)) return '/'
  throw new DavRefusal(400, 'Neither a path nor an address.')
}

function decoded(piece: string): string {
  if (!piece.includes('%')) return piece
  try {
    return decodeURIComponent(piece)
  } catch {
    throw new DavRefusal(400, 'The address is not encoded as RFC 3986 has it.')
  }
}
