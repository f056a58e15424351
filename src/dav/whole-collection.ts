import { hash } from 'node:crypto'
import { html } from 'hono/html'
import { viewOf } from './describe-members.ts'
import { acceptedTypes } from './media-type.ts'
import { everyMember } from './members.ts'
import { oneCalendar } from './one-calendar.ts'
import { isNotModified } from './precondition.ts'
import type { StandingCollection } from './properties/property.ts'
import { type DavAnswer, DavRefusal, type DavRequest } from './request.ts'
import { foldersIn, type Placed, type Site } from './site.ts'

/** What a collection holds is answered in one go up to here. */
const MOST_OCTETS = 64 * 1024 * 1024

/** RFC 9110 §12.5.5. */
const BY_ACCEPT = { vary: 'Accept' }

/**
 * GET of what is no file: for a browser, a page that says what the address is for; for a program, all the cards or all
 * the events in one text, which calendars subscribe to.
 */
export async function wholeCollection(
  site: Site,
  resource: StandingCollection,
  request: DavRequest,
): Promise<DavAnswer> {
  if (resource.kind !== 'collection' || wantsPage(request)) return page(site, resource, request)
  const { collection } = resource.at
  if (collection.kind === 'folder') return page(site, resource, request)
  const texts = await textsOf(resource.at, request)
  const body =
    collection.kind === 'calendar'
      ? oneCalendar(texts)
      : texts.map(text => (/\n$/.test(text) ? text : `${text}\r\n`)).join('')
  const type = collection.kind === 'calendar' ? 'text/calendar' : 'text/vcard'
  const etag = hash('sha256', body, 'hex')
  if (isNotModified(request.headers, { etag, modifiedAt: null })) {
    return { status: 304, headers: { ...BY_ACCEPT, etag: `"${etag}"` } }
  }
  const headers = { ...BY_ACCEPT, 'content-type': `${type}; charset=utf-8`, etag: `"${etag}"` }
  return { status: 200, headers, body }
}

/** Programs that want anything, or say nothing, are given the things themselves. */
function wantsPage({ headers }: DavRequest): boolean {
  const [best] = acceptedTypes(headers.accept)
  return best?.type === 'text/html' || best?.type === 'application/xhtml+xml'
}

async function textsOf({ collection }: Placed, { desk, device }: DavRequest): Promise<string[]> {
  const members = await everyMember(desk, collection.id, { view: viewOf(device) })
  const size = members.reduce((sum, member) => sum + member.size, 0)
  if (size > MOST_OCTETS) {
    throw new DavRefusal(403, 'There is too much here for one answer: ask for it by name or by report.')
  }
  const contents = await collection.contents(desk, members)
  const decoder = new TextDecoder()
  return members.flatMap(({ name }) => {
    const octets = contents.get(name)
    return octets ? [decoder.decode(octets)] : []
  })
}

async function page(site: Site, resource: StandingCollection, request: DavRequest): Promise<DavAnswer> {
  const { desk, t } = request
  const kind = resource.kind === 'collection' ? resource.at.collection.kind : 'root'
  const names =
    resource.kind === 'collection' && kind === 'folder' ? await namesIn(site, resource.at, request) : []
  const list = names.map(
    name => html`<li><a href="${encodeURIComponent(name).replaceAll('%2F', '/')}">${name}</a></li>`,
  )
  const body = await html`<!doctype html>
<html lang="${desk.language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${t('dav:page.title')}</title>
<h1>${t('dav:page.title')}</h1>
<p>${t(`dav:page.${kind}`)}</p>
${list.length > 0 ? html`<ul>${list}</ul>` : ''}</html>
`
  return {
    status: 200,
    headers: { ...BY_ACCEPT, 'content-type': 'text/html; charset=utf-8' },
    body: `${body}`,
  }
}

async function namesIn(site: Site, at: Placed, { desk }: DavRequest): Promise<string[]> {
  const folders = await foldersIn(site, desk, at)
  const members = await everyMember(desk, at.collection.id, { view: '' })
  return [...folders.map(({ segments }) => `${segments.at(-1)}/`), ...members.map(({ name }) => name)].sort()
}
