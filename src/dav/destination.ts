import { authorityOf, type DavPath, readPath } from './paths.ts'
import { DavRefusal, type DavRequest } from './request.ts'

/**
 * RFC 4918 §10.3: the path that `Destination` names.
 *
 * @throws DavRefusal 400 where there is none, 502 on another server (§9.8.5, §9.9.4).
 */
export function destinationOf({ headers, origin }: Pick<DavRequest, 'headers' | 'origin'>): DavPath {
  const { destination, host } = headers
  if (destination === undefined || destination.trim() === '') {
    throw new DavRefusal(400, 'Destination says where to.')
  }
  const authority = authorityOf(destination.trim())
  const ours = [authorityOf(origin), host?.toLowerCase()]
  if (authority !== null && !ours.map(withoutUsualPort).includes(withoutUsualPort(authority))) {
    throw new DavRefusal(502, 'The destination is on another server.')
  }
  return readPath(destination.trim())
}

/** RFC 4918 §10.6. @throws DavRefusal 400 for neither T nor F. */
export function mayOverwrite({ headers }: Pick<DavRequest, 'headers'>): boolean {
  const said = headers.overwrite?.trim().toUpperCase() ?? 'T'
  if (said !== 'T' && said !== 'F') throw new DavRefusal(400, 'Overwrite is T or F.')
  return said === 'T'
}

function withoutUsualPort(authority: string | null | undefined): string | null {
  return authority?.replace(/:(80|443)$/, '') ?? null
}
