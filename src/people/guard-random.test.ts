import { expect, test } from 'vitest'
import { vcard } from '../../test/support/dav/bodies.ts'
import { type Ask, askOn } from '../../test/support/dav/plain-site.ts'
import { coffee, newId } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { SITE } from '../collections.ts'
import { saveEncounter } from '../encounters/store.ts'
import { Refusal } from '../lib/refusal.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { LAG, PROJECTORS } from '../projectors.ts'
import { showPeopleAgain } from './address-book.ts'
import { archivePeople, deletePeople, tagPeople } from './bulk.ts'
import { confirmRemoved, putBack } from './guard.ts'
import { projectPeople } from './projection.ts'
import { saveTie } from './ties.ts'

const BOOK = '/addressbooks/u/contacts/'
const PEOPLE = 26
const STEPS = 60
const SEEDS = [1, 2, 3, 4, 5, 6]

type Chance = (below: number) => number

/** What a telephone, the owner and the history may do, in any order. */
function stepsOn(phone: Ask, screen: Desk, chance: Chance): (() => Promise<unknown>)[] {
  const { db, id: deskId } = screen
  const somebody = async () => {
    const rows = await db.selectFrom('person').select('id').where('deskId', '=', deskId).execute()
    return rows[chance(rows.length)]?.id ?? newId()
  }
  const put = (i: number) =>
    phone('PUT', `${BOOK}${i}.vcf`, { body: vcard(`u${i}`, [`FN:P${i}-${chance(9)}`, 'TEL:06']) })
  const remove = (i: number) => phone('DELETE', `${BOOK}${i}.vcf`)
  const each = async (call: (i: number) => Promise<unknown>) => {
    for (let i = 0; i < PEOPLE; i++) await call(i)
  }
  const group = () => {
    const members = [0, 1, 2].map(() => `X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:u${chance(PEOPLE)}`)
    const lines = [`FN:T${chance(3)}`, 'X-ADDRESSBOOKSERVER-KIND:group', ...members]
    return phone('PUT', `${BOOK}g${chance(3)}.vcf`, { body: vcard(`g${chance(3)}`, lines) })
  }
  return [
    () => put(chance(PEOPLE)),
    () => remove(chance(PEOPLE)),
    () => each(put),
    () => each(remove),
    group,
    () => phone('PROPFIND', BOOK, { headers: { depth: '1' } }),
    () => putBack(screen, 'iPhone'),
    () => confirmRemoved(screen, 'iPhone'),
    async () => {
      const rows = db.selectFrom('batch').select('id').where('deskId', '=', deskId).orderBy('id', 'desc')
      const batches = await rows.limit(15).execute()
      await undo(screen, batches[chance(batches.length)]?.id ?? '')
    },
    async () => {
      const [personId, otherId] = [await somebody(), await somebody()]
      await saveTie(screen, { id: newId(), personId, otherId, otherIs: 'sœur', personIs: 'frère' })
    },
    async () => saveEncounter(screen, coffee({ personIds: [await somebody()] })),
    async () => {
      const met = await db.selectFrom('encounter').select('id').where('deskId', '=', deskId).execute()
      const one = met[chance(met.length)]?.id ?? ''
      await screen.write({ what: 'test' }, inside =>
        inside.db.deleteFrom('encounter').where('deskId', '=', deskId).where('id', '=', one).execute(),
      )
    },
    async () => deletePeople(screen, [await somebody()]),
    async () => tagPeople(screen, [await somebody()], `T${chance(3)}`),
    async () => archivePeople(screen, [await somebody()], chance(2) === 0),
  ]
}

onEveryDatabase(
  PROJECTORS,
  (newDesk, database) => {
    test.each(SEEDS)('whatever is done in whatever order, all see who is there: seed %i', async seed => {
      let state = seed * 7919
      const chance: Chance = below => {
        state = (state * 1_103_515_245 + 12_345) & 0x7fffffff
        return Math.floor((state / 0x80000000) * below)
      }
      const desk = await newDesk({ by: 'iPhone' })
      const settings = { language: 'fr', timeZone: 'Europe/Paris', by: 'screen', now: desk.now } as const
      const screen = database().desk(desk.id, settings)
      const phone = askOn(desk, { site: SITE, device: { name: 'iPhone', groups: 'cards' } })
      const steps = stepsOn(phone, screen, chance)
      await steps[2]?.()
      for (let n = 0; n < STEPS; n++) {
        // The domain may say no; whatever else is thrown is a mistake.
        await steps[chance(steps.length)]?.().catch(error => {
          if (!(error instanceof Refusal)) throw error
        })
      }

      await database().settle(desk.id)
      const seen = () => whatIsSeen(screen)
      const before = await seen()
      const people = await desk.db.selectFrom('person').selectAll().where('deskId', '=', desk.id).execute()
      await screen.write({ what: 'test' }, async inside => {
        await projectPeople(
          inside,
          people.map(({ id }) => ({ id, before: null })),
        )
        await showPeopleAgain(inside)
      })
      expect(await seen()).toEqual(before)
      expect(before.cards).toHaveLength(people.length)
      const due = people.filter(({ archived, removedBy }) => archived === 0 && removedBy === null)
      const shown = before.members.map(({ rowId }) => rowId).filter(rowId => rowId.startsWith('person:'))
      expect(shown).toEqual(due.map(({ id }) => `person:${id}`).sort())
    })
  },
  { lag: LAG },
)

async function whatIsSeen({ db, id }: Desk) {
  const cards = db.selectFrom('personCard').selectAll().where('deskId', '=', id).orderBy('personId')
  const members = db
    .selectFrom('davMember')
    .select(['rowId', 'collectionId', 'uid', 'etag'])
    .where('deskId', '=', id)
    .where('gone', '=', 0)
    .orderBy('rowId')
  return { cards: await cards.execute(), members: await members.execute() }
}
