import { describe, expect, test } from 'vitest'
import { vcard, xml } from '../../test/support/dav/bodies.ts'
import { askOn } from '../../test/support/dav/plain-site.ts'
import { coffee, newId } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { somebody } from '../../test/support/people.ts'
import { SITE } from '../collections.ts'
import { saveFollowUp } from '../encounters/follow-ups.ts'
import { saveEncounter } from '../encounters/store.ts'
import { saveSettings } from '../owner/store.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { LAG, PROJECTORS } from '../projectors.ts'
import { archivePeople } from './bulk.ts'
import { confirmRemoved, putBack, removedPeople } from './guard.ts'
import { personDetail } from './store.ts'
import { saveTie, tiesOf } from './ties.ts'

const BOOK = '/addressbooks/u/contacts/'
const MKCOL = xml(
  'd:mkcol',
  '<d:set><d:prop><d:resourcetype><d:collection/><card:addressbook/></d:resourcetype></d:prop></d:set>',
)

onEveryDatabase(
  PROJECTORS,
  (newDesk, database) => {
    async function telephone() {
      const desk = await newDesk({ by: 'iPhone' })
      const ask = askOn(desk, { site: SITE, device: { name: 'iPhone' } })
      const did = async (method: string, path: string, body = '') => {
        const { status } = await ask(method, path, { body })
        await database().settle(desk.id)
        return status
      }
      return {
        desk,
        ask,
        mkcol: (path: string) => did('MKCOL', path, MKCOL),
        remove: (path: string) => did('DELETE', path),
        put: (path: string, uid: string, name: string) =>
          did('PUT', path, vcard(uid, [`FN:${name}`, 'TEL:06 12 00 34 56'])),
      }
    }
    const ids = async (desk: Desk) =>
      new Map(
        (
          await desk.db
            .selectFrom('personCard')
            .select(['name', 'personId'])
            .where('deskId', '=', desk.id)
            .execute()
        ).map(({ name, personId }) => [name, personId]),
      )
    const idOf = async (desk: Desk, name: string) => (await ids(desk)).get(name) as string

    async function emptied(people: number, folder = BOOK) {
      const phone = await telephone()
      for (let i = 0; i < people; i++) await phone.put(`${folder}${i}.vcf`, `u-${i}`, `P${i}`)
      for (let i = 0; i < people; i++) await phone.remove(`${folder}${i}.vcf`)
      return phone
    }

    describe('what the owner decides', () => {
      test('put back, taken back, and put back again: everybody is there', async () => {
        const { desk } = await emptied(25)
        expect((await ids(desk)).size).toBe(5)
        expect(await putBack(desk, 'iPhone')).toBe(25)
        await undo(desk, desk.batches.at(-1) as string)
        expect((await ids(desk)).size).toBe(5)
        expect(await putBack(desk, 'iPhone')).toBe(25)
        expect((await ids(desk)).size).toBe(25)
        expect(await removedPeople(desk)).toEqual([])
      })

      test('confirmed, taken back, then put back: everybody is there', async () => {
        const { desk } = await emptied(25)
        await confirmRemoved(desk, 'iPhone')
        await undo(desk, desk.batches.at(-1) as string)
        expect(await putBack(desk, 'iPhone')).toBe(25)
        expect((await ids(desk)).size).toBe(25)
      })

      test('a book taken away whole comes back whole', async () => {
        const phone = await telephone()
        await phone.mkcol('/addressbooks/u/choir/')
        for (let i = 0; i < 25; i++) await phone.put(`/addressbooks/u/choir/${i}.vcf`, `u-${i}`, `P${i}`)
        expect(await phone.remove('/addressbooks/u/choir/')).toBe(204)
        expect((await removedPeople(phone.desk))[0]?.people).toHaveLength(5)
        expect(await putBack(phone.desk, 'iPhone')).toBe(25)
        expect((await ids(phone.desk)).size).toBe(25)
        expect(await removedPeople(phone.desk)).toEqual([])
      })

      test('a burst one of whose removals something later rests on is put back all the same', async () => {
        const phone = await telephone()
        for (let i = 0; i < 25; i++) await phone.put(`${BOOK}${i}.vcf`, `u-${i}`, `P${i}`)
        const met = coffee({ personIds: [await idOf(phone.desk, 'P0'), await idOf(phone.desk, 'P24')] })
        await saveEncounter(phone.desk, met)
        for (let i = 0; i < 25; i++) await phone.remove(`${BOOK}${i}.vcf`)
        await phone.desk.write({ what: 'test' }, inside =>
          inside.db.deleteFrom('encounter').where('deskId', '=', phone.desk.id).execute(),
        )
        expect(await putBack(phone.desk, 'iPhone')).toBe(25)
        expect((await ids(phone.desk)).size).toBe(25)
      })
    })

    describe('what a device brings back', () => {
      test('two with a tie, in the order they went, are tied as they were, met through each other', async () => {
        const { desk, put, remove } = await telephone()
        await put(`${BOOK}p.vcf`, 'p', 'Paul')
        await put(`${BOOK}q.vcf`, 'q', 'Quitterie')
        const [paul, quitterie] = [await idOf(desk, 'Paul'), await idOf(desk, 'Quitterie')]
        const tie = { id: newId(), personId: paul, otherId: quitterie, otherIs: 'sœur', personIs: 'frère' }
        await saveTie(desk, tie)
        await desk.write({ what: 'test' }, inside =>
          inside.db.updateTable('person').set({ metThroughId: paul }).where('id', '=', quitterie).execute(),
        )
        await remove(`${BOOK}p.vcf`)
        await remove(`${BOOK}q.vcf`)
        expect(await put(`${BOOK}p.vcf`, 'p', 'Paul')).toBe(201)
        expect(await put(`${BOOK}q.vcf`, 'q', 'Quitterie')).toBe(201)
        expect([await idOf(desk, 'Paul'), await idOf(desk, 'Quitterie')]).toEqual([paul, quitterie])
        expect(await tiesOf(desk, paul)).toMatchObject([{ otherId: quitterie }])
        expect((await personDetail(desk, quitterie))?.acquaintance.metThroughId).toBe(paul)
        expect(await removedPeople(desk)).toEqual([])
      })

      test('whoever was met in an encounter that was erased since comes back without it', async () => {
        const { desk, put, remove } = await telephone()
        await put(`${BOOK}p.vcf`, 'p', 'Paul')
        const paul = await idOf(desk, 'Paul')
        const [erased, kept] = [coffee({ personIds: [paul] }), coffee({ personIds: [paul] })]
        await saveEncounter(desk, erased)
        await saveEncounter(desk, kept)
        const promise = { id: newId(), text: 'rendre le livre', by: 'me' as const, encounterId: null }
        await saveFollowUp(desk, { ...promise, personId: paul, dueOn: null, doneOn: null })
        await remove(`${BOOK}p.vcf`)
        await desk.write({ what: 'test' }, inside =>
          inside.db
            .deleteFrom('encounter')
            .where('deskId', '=', desk.id)
            .where('id', '=', erased.id)
            .execute(),
        )
        expect(await put(`${BOOK}p.vcf`, 'p', 'Paul')).toBe(201)
        expect(await idOf(desk, 'Paul')).toBe(paul)
        const links = await desk.db
          .selectFrom('encounterPerson')
          .select('encounterId')
          .where('deskId', '=', desk.id)
          .execute()
        expect(links).toEqual([{ encounterId: kept.id }])
        expect(
          await desk.db.selectFrom('followUp').select('personId').where('deskId', '=', desk.id).execute(),
        ).toEqual([{ personId: paul }])
      })

      test('whoever was archived, or is of no circle that goes out, goes out again: nothing else was answered', async () => {
        const { desk, ask, put } = await telephone()
        await put(`${BOOK}p.vcf`, 'p', 'Paul')
        await archivePeople(desk, [await idOf(desk, 'Paul')], true)
        expect(await put(`${BOOK}p.vcf`, 'p', 'Paul')).toBe(201)
        expect((await ask('GET', `${BOOK}p.vcf`)).status).toBe(200)

        const marie = await somebody(desk, 'Marie', { phones: [{ value: '06', types: [], label: null }] })
        const uid = `urn:uuid:${marie}`
        await saveSettings(desk, { phone: { people: 'chosen', circles: [1], tags: [], withoutCard: true } })
        expect((await ask('GET', `${BOOK}${marie}.vcf`)).status).toBe(404)
        expect(await put(`${BOOK}${marie}.vcf`, uid, 'Marie')).toBe(201)
        expect((await ask('GET', `${BOOK}${marie}.vcf`)).status).toBe(200)
      })
    })
  },
  { lag: LAG },
)
