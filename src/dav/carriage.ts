import type { DavRequest } from './request.ts'
import type { Resource } from './resource.ts'
import type { Site } from './site.ts'

/** A copy or a move that may be made. */
export interface Carriage {
  site: Site
  request: DavRequest
  isMove: boolean
  to: readonly string[]
  /** What is at the destination, to be replaced. */
  target: Resource
}
