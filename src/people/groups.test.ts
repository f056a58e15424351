import { expect, test } from 'vitest'
import { vcard } from '../../test/support/dav/bodies.ts'
import { askOn } from '../../test/support/dav/plain-site.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { phone, somebody } from '../../test/support/people.ts'
import { SITE } from '../collections.ts'
import { everyMember } from '../dav/members.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { LAG, PROJECTORS } from '../projectors.ts'
import { CONTACTS } from './address-book.ts'
import { archivePeople, tagPeople } from './bulk.ts'
import { personDetail } from './store.ts'

const BOOK = '/addressbooks/u/contacts/'
const PHONED = { phones: [phone('06 12 00 34 56')] }

onEveryDatabase(
  PROJECTORS,
  (newDesk, database) => {
    async function mac() {
      const desk = await newDesk({ by: 'Mac' })
      const ask = askOn(desk, { site: SITE, device: { name: 'Mac', groups: 'cards' } })
      return {
        desk,
        ask,
        look: () => ask('PROPFIND', BOOK, { headers: { depth: '1' } }),
        put: async (path: string, uid: string, lines: string[]) => {
          const answer = await ask('PUT', `${BOOK}${path}`, { body: vcard(uid, lines) })
          expect([201, 204]).toContain(answer.status)
          return answer
        },
      }
    }
    const group = (name: string, members: string[]) => [
      `FN:${name}`,
      'X-ADDRESSBOOKSERVER-KIND:group',
      ...members.map(uid => `X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:${uid}`),
    ]
    const tagsOf = async (desk: Desk, id: string) => {
      await database().settle(desk.id)
      return (await personDetail(desk, id))?.contact.tags
    }
    const groupNames = async (desk: Desk) =>
      (await everyMember(desk, CONTACTS, { view: 'cards' })).filter(({ view }) => view === 'cards').length

    test('people who do not go to the telephone keep the tag of a group that it edits, and follow its name', async () => {
      const { desk, ask, look, put } = await mac()
      const [ada, bob, hidden] = [
        await somebody(desk, 'Ada', PHONED),
        await somebody(desk, 'Bob', PHONED),
        await somebody(desk, 'Zoé', PHONED),
      ]
      await tagPeople(desk, [ada, bob, hidden], 'Club')
      await archivePeople(desk, [hidden], true)
      await look()
      const [card] = (await everyMember(desk, CONTACTS, { view: 'cards' })).filter(m => m.view === 'cards')
      await put(card?.name ?? '', card?.uid ?? '', group('Club', [ada]))
      expect([await tagsOf(desk, ada), await tagsOf(desk, bob), await tagsOf(desk, hidden)]).toEqual([
        ['Club'],
        [],
        ['Club'],
      ])
      await put(card?.name ?? '', card?.uid ?? '', group('Cercle', [ada]))
      expect([await tagsOf(desk, ada), await tagsOf(desk, hidden)]).toEqual([['Cercle'], ['Cercle']])
      expect((await ask('DELETE', `${BOOK}${card?.name}`)).status).toBe(204)
      expect([await tagsOf(desk, ada), await tagsOf(desk, hidden)]).toEqual([[], ['Cercle']])
    })

    test('a group has the name of its tag, whatever is in it, and is made once', async () => {
      const { desk, look } = await mac()
      const ada = await somebody(desk, 'Ada', PHONED)
      const tags = ['a, b', 'a;b', 'a  b', 'A, B', 'été\u00a0', 'x\\y', 'l\nm', '"q"', 'a,b:c']
      for (const tag of tags) await tagPeople(desk, [ada], tag)
      const had = (await tagsOf(desk, ada)) ?? []
      await look()
      expect(await groupNames(desk)).toBe(had.length)
      await look()
      await tagPeople(desk, [ada], 'encore')
      await look()
      expect(await groupNames(desk)).toBe(had.length + 1)
      expect((await tagsOf(desk, ada))?.length).toBe(had.length + 1)
    })

    test('a group that comes back by undo beside one that took its name joins it', async () => {
      const { desk, look, put } = await mac()
      const [ada, bob] = [await somebody(desk, 'Ada', PHONED), await somebody(desk, 'Bob', PHONED)]
      await put('one.vcf', 'one', group('Club', [ada]))
      await put('one.vcf', 'one', group('Cercle', [ada]))
      const renamed = await desk.db
        .selectFrom('change')
        .select('batchId')
        .where('deskId', '=', desk.id)
        .where('tableName', '=', 'dav_object')
        .orderBy('seq', 'desc')
        .executeTakeFirstOrThrow()
      await put('two.vcf', 'two', group('Club', [bob]))
      await undo(desk, renamed.batchId)
      await look()
      await look()
      expect(await groupNames(desk)).toBe(1)
      expect([await tagsOf(desk, ada), await tagsOf(desk, bob)]).toEqual([['Club'], ['Club']])
    })

    test('a group of 4.0 keeps members that are mail addresses', async () => {
      const { desk, ask, look } = await mac()
      const ada = await somebody(desk, 'Ada', PHONED)
      const body = [
        'BEGIN:VCARD',
        'VERSION:4.0',
        'UID:urn:uuid:11111111-1111-4111-8111-111111111111',
        'KIND:group',
        'FN:Club',
        'MEMBER:mailto:Who@else.example',
        `MEMBER:urn:uuid:${ada}`,
        'END:VCARD',
        '',
      ].join('\r\n')
      expect((await ask('PUT', `${BOOK}g.vcf`, { body })).status).toBe(201)
      expect(await tagsOf(desk, ada)).toEqual(['Club'])
      const bob = await somebody(desk, 'Bob', PHONED)
      await tagPeople(desk, [bob], 'Club')
      await look()
      const { text } = await ask('GET', `${BOOK}g.vcf`)
      expect(text).toContain('MEMBER:mailto:Who@else.example')
      expect(text).toContain(`MEMBER:urn:uuid:${bob}`)
    })

    test('somebody’s card under the name of a group takes its tag away, from those who were just sent too', async () => {
      const { desk, put } = await mac()
      await put('a.vcf', 'a', ['FN:Ada', 'TEL:06'])
      await put('g.vcf', 'g', group('Club', ['a']))
      await put('a.vcf', 'a', ['FN:Ada B', 'TEL:06', 'CATEGORIES:Club'])
      await put('g.vcf', 'g', ['FN:Gaël', 'TEL:07'])
      const [member] = (await everyMember(desk, CONTACTS, { view: 'cards' })).filter(m => m.name === 'a.vcf')
      expect(await tagsOf(desk, member?.rowId.slice('person:'.length) ?? '')).toEqual([])
    })
  },
  { lag: LAG },
)
