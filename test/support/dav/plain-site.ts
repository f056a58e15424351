import { answerDav } from '../../../src/dav/answer.ts'
import type { Collection } from '../../../src/dav/collection.ts'
import { readPath } from '../../../src/dav/paths.ts'
import { filesCollection, plainCollection, plainCollectionOf } from '../../../src/dav/plain-collection.ts'
import { projectObjects } from '../../../src/dav/project-objects.ts'
import type { Device } from '../../../src/dav/request.ts'
import type { Site } from '../../../src/dav/site.ts'
import type { Desk, Projectors } from '../../../src/platform/desk.ts'
import { wordsIn } from '../../../src/words.ts'

const READ_ONLY: Collection = {
  ...plainCollection({ id: 'birthdays', home: 'calendars', kind: 'calendar', components: ['VEVENT'] }),
  isReadOnly: true,
}

/** Collections that are nobody's facts: the protocol alone. */
export const PLAIN_SITE: Site = {
  builtIn: [
    plainCollection({ id: 'contacts', home: 'addressbooks', kind: 'addressbook' }),
    plainCollection({ id: 'events', home: 'calendars', kind: 'calendar', components: ['VEVENT'] }),
    READ_ONLY,
    filesCollection,
  ],
  made: plainCollectionOf,
}

export const PLAIN_PROJECTORS: Projectors = { dav_object: projectObjects }

export const ORIGIN = 'http://desk.example'

/** What was answered, its body as text. */
export interface Told {
  status: number
  headers: Readonly<Record<string, string>>
  text: string
}

export type Ask = (
  method: string,
  path: string,
  more?: { headers?: Record<string, string>; body?: string | Uint8Array },
) => Promise<Told>

/** Asks the protocol as a device of the desk would, without a socket. `/files/u/` is the desk's own folder. */
export function askOn(desk: Desk, { site = PLAIN_SITE, device = {} as Partial<Device> } = {}): Ask {
  const t = wordsIn('en').t
  return async (method, target, { headers = {}, body = '' } = {}) => {
    const { path, isFolderPath } = readPath(target)
    const mistakes: unknown[] = []
    const answer = await answerDav(
      site,
      {
        method,
        path,
        isFolderPath,
        headers,
        body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
        origin: ORIGIN,
        desk,
        device: {
          id: 'device',
          deskId: desk.id,
          principal: 'u',
          name: 'telephone',
          groups: 'categories',
          ...device,
        },
        t,
      },
      error => mistakes.push(error),
    )
    if (mistakes.length > 0) throw mistakes[0]
    const { status, headers: told = {}, body: octets = '' } = answer
    return {
      status,
      headers: told,
      text: typeof octets === 'string' ? octets : new TextDecoder().decode(octets),
    }
  }
}
