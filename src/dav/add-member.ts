import { uuidv7 } from '../lib/uuid.ts'
import type { CollectionKind } from './collection.ts'
import { hrefOf } from './properties/property.ts'
import { put } from './put.ts'
import { type DavAnswer, DavRefusal, type DavRequest } from './request.ts'
import { memberHref, standingAt } from './resource.ts'
import type { Site } from './site.ts'

/** RFC 5995 §3.1: keeps what came under a name of ours, which `Location` tells. */
export async function addMember(site: Site, request: DavRequest): Promise<DavAnswer> {
  const resource = await standingAt(site, request)
  if (resource.kind !== 'collection') throw new DavRefusal(405, 'Members are added to collections of things.')
  const { desk, device, path, headers } = request
  const folder = hrefOf(resource, device)
  const name = uuidv7(desk.now()) + EXTENSIONS[resource.at.collection.kind]
  // Lists without an address speak of what was asked: the collection.
  const tagged = headers.if?.trimStart().startsWith('(') ? { if: `<${folder}> ${headers.if}` } : {}
  const answer = await put(site, {
    ...request,
    path: [...path, name],
    isFolderPath: false,
    headers: { ...headers, ...tagged },
  })
  return { ...answer, headers: { ...answer.headers, location: memberHref(folder, name) } }
}

const EXTENSIONS: Readonly<Record<CollectionKind, string>> = {
  addressbook: '.vcf',
  calendar: '.ics',
  folder: '',
}
