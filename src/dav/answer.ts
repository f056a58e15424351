import { Refusal } from '../lib/refusal.ts'
import { addMember } from './add-member.ts'
import { copyOrMove } from './copy-move.ts'
import { deleteResource } from './delete.ts'
import { get } from './get.ts'
import { lock, unlock } from './lock.ts'
import { makeCollection } from './mkcol.ts'
import { errorBody, hrefTag, XML_TYPE } from './multistatus.ts'
import { needPrivileges } from './need-privileges.ts'
import { hrefOf } from './properties/property.ts'
import { propfind } from './propfind.ts'
import { proppatch } from './proppatch.ts'
import { put } from './put.ts'
import { report } from './report.ts'
import { type DavAnswer, DavRefusal, type DavRequest } from './request.ts'
import { type Resource, resourceAt, standingAt } from './resource.ts'
import type { Site } from './site.ts'
import { isMade } from './tree.ts'
import { checkIf, refuseLocked } from './write-guard.ts'

/** RFC 4918 §10.1, RFC 3744 §7.2, RFC 4791 §5.1, RFC 5689 §3.1, RFC 6352 §6.1. Nobody is invited: no auto-schedule. */
const DAV_CLASSES = '1, 2, 3, access-control, addressbook, calendar-access, extended-mkcol'

type Handler = (site: Site, request: DavRequest) => Promise<DavAnswer>

/** `checked`: it holds the If header against what stands by itself, where nothing can change in between. */
const METHODS: Readonly<Record<string, { handle: Handler; checked?: true; reads?: true }>> = {
  OPTIONS: { handle: options },
  GET: { handle: get, reads: true },
  HEAD: { handle: get, reads: true },
  PUT: { handle: put, checked: true },
  POST: { handle: addMember },
  DELETE: { handle: deleteResource },
  MKCOL: { handle: makeCollection },
  MKCALENDAR: { handle: makeCollection },
  COPY: { handle: copyOrMove },
  MOVE: { handle: copyOrMove },
  LOCK: { handle: lock, checked: true },
  UNLOCK: { handle: unlock, checked: true },
  PROPFIND: { handle: propfind, reads: true },
  PROPPATCH: { handle: proppatchUnlocked },
  REPORT: { handle: report, reads: true },
  ACL: { handle: refuseAcl },
}

/**
 * What the protocol answers. The one place that turns its refusals, those of the domain and our mistakes into answers.
 *
 * @param mistaken told of our own mistakes, before they are answered 500.
 */
export async function answerDav(
  site: Site,
  request: DavRequest,
  mistaken: (error: unknown) => void = () => {},
): Promise<DavAnswer> {
  try {
    const method = METHODS[request.method]
    if (!method) return await notAllowed(site, request)
    if (!method.checked) await checkIf(site, request)
    if (method.reads) await refresh(site, request)
    const answer = await method.handle(site, request)
    return answer
  } catch (error) {
    const refused = refusalOf(error, request)
    if (!refused) mistaken(error)
    const answer = refusalAnswer(refused ?? new DavRefusal(500, request.t('dav:refusal.our-mistake')))
    if (refused?.status !== 405) return answer
    return { ...answer, headers: { ...answer.headers, allow: await allowedAt(site, request) } }
  }
}

/** What the desk only computes when a device looks. */
async function refresh({ builtIn }: Site, { desk, device, path: [home, , name] }: DavRequest): Promise<void> {
  for (const collection of builtIn) {
    if (collection.refresh && collection.home === home && (name === undefined || name === collection.id)) {
      await collection.refresh(desk, device)
    }
  }
}

/** RFC 4918 §16: the precondition that failed, and a sentence. */
export function refusalAnswer({ status, message, condition, hrefs, inside, headers }: DavRefusal): DavAnswer {
  return {
    status,
    headers: { 'content-type': XML_TYPE, ...headers },
    body: errorBody(condition, inside ?? hrefs.map(hrefTag).join(''), message),
  }
}

function refusalOf(error: unknown, { t }: DavRequest): DavRefusal | null {
  if (error instanceof DavRefusal) return error
  if (!(error instanceof Refusal)) return null
  const words = Object.fromEntries(
    Object.entries(error.params).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  )
  const { seconds } = error.params
  const headers: Record<string, string> =
    typeof seconds === 'number' ? { 'retry-after': String(seconds) } : {}
  return new DavRefusal(error.status, t(`platform:refusal.${error.code}`, words), { headers })
}

async function proppatchUnlocked(site: Site, request: DavRequest): Promise<DavAnswer> {
  refuseLocked(request, [request])
  return proppatch(site, request)
}

/** RFC 9110 §9.3.7, RFC 4918 §10.1. */
async function options(site: Site, request: DavRequest): Promise<DavAnswer> {
  const allow = allowed(site, await resourceAt(site, request))
  return { status: 200, headers: { dav: DAV_CLASSES, allow } }
}

/** RFC 3744 §8.1, §7.1.1: nobody has write-acl. */
async function refuseAcl(site: Site, request: DavRequest): Promise<DavAnswer> {
  const resource = await standingAt(site, request)
  const href = hrefOf(resource, request.device)
  throw needPrivileges('Who may do what is not said by this protocol.', href, 'write-acl')
}

async function notAllowed(site: Site, request: DavRequest): Promise<DavAnswer> {
  const answer = refusalAnswer(new DavRefusal(405, `${request.method} is not understood here.`))
  return { ...answer, headers: { ...answer.headers, allow: await allowedAt(site, request) } }
}

async function allowedAt(site: Site, request: DavRequest): Promise<string> {
  // What is not there allows nothing: the 405 stands all the same.
  return resourceAt(site, request).then(
    resource => allowed(site, resource),
    () => 'OPTIONS',
  )
}

const READ = ['OPTIONS', 'GET', 'HEAD', 'PROPFIND', 'REPORT']

function allowed(site: Site, resource: Resource): string {
  switch (resource.kind) {
    case 'member':
      return [
        ...READ,
        'COPY',
        ...(resource.at.collection.isReadOnly
          ? []
          : ['PUT', 'DELETE', 'MOVE', 'PROPPATCH', 'LOCK', 'UNLOCK']),
      ].join(', ')
    case 'collection':
      return [
        ...READ,
        'PROPPATCH',
        'LOCK',
        'UNLOCK',
        ...(resource.at.collection.isReadOnly ? [] : ['POST']),
        ...(isMade(site, resource.at) ? ['DELETE', 'MOVE'] : []),
        ...(resource.at.collection.home === 'addressbooks' ? [] : ['COPY']),
      ].join(', ')
    case 'nothing':
      return ['OPTIONS', ...makersAt(resource)].join(', ')
    default:
      return [...READ, 'PROPPATCH'].join(', ')
  }
}

/** What makes something where nothing stands. */
function makersAt({ home, parent }: Extract<Resource, { kind: 'nothing' }>): string[] {
  if (parent === null) return []
  if (parent === 'home') return home === 'calendars' ? ['MKCOL', 'MKCALENDAR'] : ['MKCOL']
  const { kind, isReadOnly } = parent.collection
  if (kind === 'folder') return ['PUT', 'MKCOL', 'LOCK']
  return isReadOnly ? [] : ['PUT']
}
