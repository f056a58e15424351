import { DavRefusal, type DavRequest } from './request.ts'

/** What conditions are held against: the representation that stands. */
export interface Representation {
  /** Without its quotes; null for a collection, which has none. */
  etag: string | null
  modifiedAt: string | null
}

type Headers = DavRequest['headers']

/**
 * RFC 9110 §13.2.2, for methods that change something.
 *
 * @param standing null when nothing stands there.
 * @throws DavRefusal 412.
 */
export function checkConditions(headers: Headers, standing: Representation | null): void {
  const ifMatch = headers['if-match']
  if (ifMatch !== undefined) {
    // RFC 9110 §13.1.1: by the strong comparison.
    if (!isAmong(ifMatch, standing, 'strong')) throw failed('If-Match')
  } else {
    // RFC 9110 §13.1.4.
    const since = secondsOf(headers['if-unmodified-since'])
    const modified = secondsOf(standing?.modifiedAt ?? undefined)
    if (since !== null && modified !== null && modified > since) throw failed('If-Unmodified-Since')
  }
  // RFC 9110 §13.1.2: by the weak comparison.
  const ifNoneMatch = headers['if-none-match']
  if (ifNoneMatch !== undefined && isAmong(ifNoneMatch, standing, 'weak')) throw failed('If-None-Match')
}

/** RFC 9110 §13.1.2, §13.1.3: whoever reads has it already. @throws DavRefusal 412 for what §13.1.1, §13.1.4 refuse. */
export function isNotModified(headers: Headers, standing: Representation): boolean {
  const { 'if-none-match': ifNoneMatch, 'if-modified-since': ifModifiedSince, ...rest } = headers
  checkConditions(rest, standing)
  if (ifNoneMatch !== undefined) return isAmong(ifNoneMatch, standing, 'weak')
  const since = secondsOf(ifModifiedSince)
  const modified = secondsOf(standing.modifiedAt ?? undefined)
  return since !== null && modified !== null && modified <= since
}

/** A strong ETag of ours, said back; some clients leave the quotes out. */
export function isSameEtag(said: string, etag: string | null): boolean {
  return etag !== null && opaqueOf(said) === etag && !said.startsWith('W/')
}

/** `Wed, 21 Oct 2015 07:28:00 GMT` (RFC 9110 §5.6.7). */
export function httpDate(instant: string): string {
  return new Date(instant).toUTCString()
}

function isAmong(header: string, standing: Representation | null, comparison: 'strong' | 'weak'): boolean {
  if (header.trim() === '*') return standing !== null
  if (standing === null || standing.etag === null) return false
  return etagsIn(header).some(said =>
    comparison === 'strong' ? isSameEtag(said, standing.etag) : opaqueOf(said) === standing.etag,
  )
}

function etagsIn(header: string): string[] {
  return header.match(/(?:W\/)?"[^"]*"|[^\s,"]+/g) ?? []
}

function opaqueOf(said: string): string {
  const etag = said.startsWith('W/') ? said.slice(2) : said
  return etag.startsWith('"') && etag.endsWith('"') && etag.length > 1 ? etag.slice(1, -1) : etag
}

function secondsOf(date: string | undefined): number | null {
  const ms = date === undefined ? Number.NaN : Date.parse(date)
  return Number.isNaN(ms) ? null : Math.floor(ms / 1000)
}

function failed(header: string): DavRefusal {
  return new DavRefusal(412, `${header} does not hold: what stands here is not what you know.`)
}
