import type { DavConnection } from './connection.ts'
import { xml } from './connection.ts'
import { hrefIn, type Member, membersOf, responsesOf } from './multistatus.ts'

export interface Homes {
  principal: string
  addressBooks: string
  calendars: string
}

/** Follows the principal to the two homes, as every client does. */
export async function findHomes(server: DavConnection): Promise<Homes> {
  const root = await server.propfind('/', 0, '<d:current-user-principal/>')
  const principal = hrefIn(root.body, 'current-user-principal')
  if (principal === null) throw new Error(`no principal is named at / (${root.status})`)
  const asked = '<c:addressbook-home-set/><l:calendar-home-set/>'
  const { body, status } = await server.propfind(principal, 0, asked)
  const addressBooks = hrefIn(body, 'addressbook-home-set')
  const calendars = hrefIn(body, 'calendar-home-set')
  if (!addressBooks || !calendars) throw new Error(`${principal} names no homes (${status})`)
  return { principal, addressBooks: asFolder(addressBooks), calendars: asFolder(calendars) }
}

/** An extended MKCOL. @returns the path of the new address book. */
export async function makeBook(server: DavConnection, home: string, name: string): Promise<string> {
  return make(server, `${home}${name}/`, name, '<c:addressbook/>')
}

/** An extended MKCOL. @returns the path of the new calendar. */
export async function makeCalendar(server: DavConnection, home: string, name: string): Promise<string> {
  return make(server, `${home}${name}/`, name, '<l:calendar/>')
}

async function make(server: DavConnection, path: string, name: string, type: string): Promise<string> {
  const props = `<d:resourcetype><d:collection/>${type}</d:resourcetype><d:displayname>${name}</d:displayname>`
  const { status, body } = await server.send('MKCOL', path, {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
    body: xml('d:mkcol', `<d:set><d:prop>${props}</d:prop></d:set>`),
  })
  if (status !== 201) throw new Error(`MKCOL ${path} answered ${status}: ${body.toString().slice(0, 300)}`)
  return path
}

/** The address books, or the calendars, that a home holds: their paths. */
export async function listCollections(
  server: DavConnection,
  home: string,
  type: 'addressbook' | 'calendar',
): Promise<string[]> {
  const { body } = await server.propfind(home, 1, '<d:resourcetype/>')
  const isOfType = new RegExp(`<(?:[\\w-]+:)?${type}(?:\\s[^>]*)?/?>`)
  return responsesOf(body).flatMap(({ href, inside }) => (isOfType.test(inside) ? [href] : []))
}

/** What is in a collection: its members alone, without itself. */
export async function listMembers(server: DavConnection, path: string): Promise<Member[]> {
  const { status, body } = await server.propfind(path, 1, '<d:getetag/><d:resourcetype/>')
  if (status !== 207) throw new Error(`PROPFIND ${path} answered ${status}`)
  return membersOf(body).filter(({ href }) => !href.endsWith('/'))
}

/** Sends an object. @throws Error with the answer when the server does not take it. */
export async function put(server: DavConnection, path: string, text: string): Promise<void> {
  const type = path.endsWith('.vcf') ? 'text/vcard' : 'text/calendar'
  const { status, body } = await server.send('PUT', path, {
    headers: { 'content-type': `${type}; charset=utf-8` },
    body: text,
  })
  if (status >= 300) throw new Error(`PUT ${path} answered ${status}: ${body.toString().slice(0, 300)}`)
}

function asFolder(path: string): string {
  return path.endsWith('/') ? path : `${path}/`
}
