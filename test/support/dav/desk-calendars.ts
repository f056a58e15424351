import { clubsCollection } from '../../../src/clubs/collection.ts'
import { filesCollection, plainCollectionOf } from '../../../src/dav/plain-collection.ts'
import type { Site } from '../../../src/dav/site.ts'
import { encountersCollection, followUpsCollection } from '../../../src/encounters/collection.ts'
import { outingsCollection } from '../../../src/outings/collection.ts'
import { birthdaysCollection } from '../../../src/people/birthday-collection.ts'
import type { Desk } from '../../../src/platform/desk.ts'
import { standingCollection } from '../../../src/presence/standing-collection.ts'
import { answeredIn, said } from './answers.ts'
import { propfindOf } from './bodies.ts'
import { type Ask, askOn } from './plain-site.ts'

/** The desk's own calendars, new: what each remembers is of one test. */
export function calendarsOf(desk: Desk): { ask: Ask; put: Put; get: Get; list: List } {
  const site: Site = {
    builtIn: [
      encountersCollection(),
      followUpsCollection(),
      outingsCollection(),
      clubsCollection(),
      standingCollection(),
      birthdaysCollection(),
      filesCollection,
    ],
    made: plainCollectionOf,
  }
  const ask = askOn(desk, { site })
  return {
    ask,
    put: async (path, body) => {
      const headers = { 'content-type': 'text/calendar; charset=utf-8' }
      const { status, headers: told } = await ask('PUT', `/calendars/u/${path}`, { headers, body })
      return { status, etag: told.etag ?? null }
    },
    get: async path => {
      const { status, headers, text } = await ask('GET', `/calendars/u/${path}`)
      if (status !== 200) throw new Error(`GET ${path}: ${status}`)
      return { text, etag: headers.etag ?? null }
    },
    list: async collection => {
      const path = `/calendars/u/${collection}/`
      const { text } = await ask('PROPFIND', path, {
        headers: { depth: '1' },
        body: propfindOf('<d:getetag/>'),
      })
      return new Map(
        answeredIn(text)
          .filter(({ href }) => href !== path)
          .map(answered => [answered.href.slice(path.length), said(answered, 'getetag') as string]),
      )
    },
  }
}

type Put = (path: string, body: string) => Promise<{ status: number; etag: string | null }>
type Get = (path: string) => Promise<{ text: string; etag: string | null }>
/** ETags by name. */
type List = (collection: string) => Promise<Map<string, string>>
