import { clubsCollection } from './clubs/collection.ts'
import { filesCollection, plainCollectionOf } from './dav/plain-collection.ts'
import type { Site } from './dav/site.ts'
import { epochIn } from './dav/sync-token.ts'
import { encountersCollection, followUpsCollection } from './encounters/collection.ts'
import { outingsCollection } from './outings/collection.ts'
import { readSettings } from './owner/store.ts'
import { birthdaysCollection } from './people/birthday-collection.ts'
import { peopleCollection } from './people/collection.ts'
import { membersOf } from './platform/accounts.ts'
import type { Database } from './platform/db/database.ts'
import type { Desk } from './platform/desk.ts'
import { standingCollection } from './presence/standing-collection.ts'
import { SHOWN } from './projectors.ts'

/** What devices find on a desk. Deleting a slice is deleting its lines. */
export const SITE: Site = {
  builtIn: [
    peopleCollection(),
    encountersCollection(),
    followUpsCollection(),
    outingsCollection(),
    clubsCollection(),
    standingCollection(),
    birthdaysCollection(),
    filesCollection,
  ],
  made: row => (row.kind === 'addressbook' ? peopleCollection(row.id) : plainCollectionOf(row)),
}

/** The same with what only the database knows. */
export function siteOf(database: Database): Site {
  const epochs = new Map<string, Promise<string>>()
  return {
    ...SITE,
    ownerOf: async desk => {
      const [owner] = await membersOf(database, desk.id)
      const { ownerName } = await readSettings(desk)
      return { name: ownerName || (owner?.name ?? ''), mail: owner?.email ?? null }
    },
    epochOf: desk => {
      const known = epochs.get(desk.id) ?? epochIn(database, desk.id)
      epochs.set(desk.id, known)
      // Asked again by the next one: a database may be away for a moment.
      known.catch(() => epochs.delete(desk.id))
      return known
    },
  }
}

/**
 * Looks at every fact that devices see: for a desk that was there before it had devices. What is shown already stays as
 * it is.
 */
export async function showEverything(desk: Desk): Promise<void> {
  await desk.write({ what: 'dav:change.shown', by: 'job' }, async inside => {
    for (const [table, project] of Object.entries(SHOWN)) {
      const rows = await inside.db
        .selectFrom(camelCase(table))
        .select('id')
        .where('deskId', '=', inside.id)
        .execute()
      await project(
        inside,
        rows.map(({ id }) => ({ id, before: null })),
      )
    }
  })
}

function camelCase(table: string): 'person' {
  return table.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()) as 'person'
}
