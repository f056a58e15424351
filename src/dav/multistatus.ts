import { escapeAttribute, escapeXml } from '../lib/xml/write.ts'
import {
  APPLE_ICAL,
  CALDAV,
  CALENDARSERVER,
  CARDDAV,
  DAV,
  type DavAnswer,
  ME,
  type QName,
} from './request.ts'

/** Properties that share a status: their elements, one after the other, in one string (RFC 4918 §14.22). */
export interface Propstat {
  status: number
  properties: string
  /** The precondition that failed. */
  error?: QName
}

const PREFIXES: ReadonlyMap<string, string> = new Map([
  [DAV, 'd'],
  [CARDDAV, 'card'],
  [CALDAV, 'cal'],
  [CALENDARSERVER, 'cs'],
  [APPLE_ICAL, 'ical'],
  [ME, 'me'],
])

const DECLARED = [...PREFIXES].map(([ns, prefix]) => ` xmlns:${prefix}="${ns}"`).join('')

const HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'

export const XML_TYPE = 'application/xml; charset=utf-8'

/** A document whose root declares the fixed prefixes: what `tag` and `emptyTag` write may stand in it. */
export function documentOf(root: QName, inside: string): string {
  const name = `${PREFIXES.get(root.ns) ?? 'd'}:${root.name}`
  return `${HEAD}<${name}${DECLARED}>${inside}</${name}>`
}

/** RFC 4918 §13. `after`: what follows the responses, such as a sync token. */
export function multistatus(responses: string, after = ''): string {
  return documentOf({ ns: DAV, name: 'multistatus' }, responses + after)
}

export function multistatusAnswer(
  responses: string,
  { after = '', headers = {} }: { after?: string; headers?: Readonly<Record<string, string>> } = {},
): DavAnswer {
  return {
    status: 207,
    headers: { 'content-type': XML_TYPE, ...headers },
    body: multistatus(responses, after),
  }
}

/** What is said of one address: by property, or of the whole (RFC 4918 §14.24). `href` is already percent-encoded. */
export function response(href: string, said: readonly Propstat[] | number, error?: QName): string {
  const body =
    typeof said === 'number'
      ? statusTag(said) + errorTag(error)
      : said.map(propstat).join('') || propstat({ status: 200, properties: '' })
  return `<d:response>${hrefTag(href)}${body}</d:response>`
}

export function propstat({ status, properties, error }: Propstat): string {
  const prop = properties === '' ? '<d:prop/>' : `<d:prop>${properties}</d:prop>`
  return `<d:propstat>${prop}${statusTag(status)}${errorTag(error)}</d:propstat>`
}

export function hrefTag(href: string): string {
  return `<d:href>${escapeXml(href)}</d:href>`
}

/** An element with XML inside, which is already escaped. Other namespaces are declared where they stand. */
export function tag({ ns, name }: QName, inside: string): string {
  if (inside === '') return emptyTag({ ns, name })
  const prefix = PREFIXES.get(ns)
  if (prefix) return `<${prefix}:${name}>${inside}</${prefix}:${name}>`
  if (ns === '') return `<${name}>${inside}</${name}>`
  return `<x:${name} xmlns:x="${escapeAttribute(ns)}">${inside}</x:${name}>`
}

export function emptyTag({ ns, name }: QName): string {
  const prefix = PREFIXES.get(ns)
  if (prefix) return `<${prefix}:${name}/>`
  if (ns === '') return `<${name}/>`
  return `<x:${name} xmlns:x="${escapeAttribute(ns)}"/>`
}

/** `HTTP/1.1 200 OK`: Thunderbird compares the whole line. */
export function statusLine(status: number): string {
  const reason = REASONS[status]
  if (!reason) throw new RangeError(`no reason phrase for ${status}`)
  return `HTTP/1.1 ${status} ${reason}`
}

/** RFC 4918 §16: the precondition that failed, what stands in the way, and a sentence for whoever reads logs. */
export function errorBody(condition: QName | null, inside: string, message: string): string {
  const failed = condition ? tag(condition, inside) : ''
  const said = message === '' ? '' : `<d:responsedescription>${escapeXml(message)}</d:responsedescription>`
  return documentOf({ ns: DAV, name: 'error' }, failed + said)
}

function statusTag(status: number): string {
  return `<d:status>${statusLine(status)}</d:status>`
}

function errorTag(error: QName | undefined): string {
  return error ? `<d:error>${emptyTag(error)}</d:error>` : ''
}

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  423: 'Locked',
  424: 'Failed Dependency',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  507: 'Insufficient Storage',
}
