import { describe, expect, test } from 'vitest'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { somebody } from '../../test/support/people.ts'
import { changedSince, everyMember, memberNamed, placeOf } from '../dav/members.ts'
import type { Device } from '../dav/request.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { saveSettings } from '../owner/store.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { CONTACTS, personOf, showPeopleAgain } from './address-book.ts'
import { archivePeople, deletePeople, tagPeople, untagPeople } from './bulk.ts'
import { peopleCollection } from './collection.ts'
import { confirmRemoved, putBack, removedPeople } from './guard.ts'
import { NEW_ACQUAINTANCE } from './person.ts'
import { personDetail, savePerson, savePersonFromOctets } from './store.ts'

const PHONE: Device = { id: 'd', deskId: '', principal: 'moi', name: 'iPhone', groups: 'categories' }
const MAC: Device = { ...PHONE, name: 'Mac', groups: 'cards' }
const book = peopleCollection()

function vcard(uid: string, name: string, lines = ''): string {
  return `BEGIN:VCARD\r\nVERSION:3.0\r\nUID:${uid}\r\nN:${name};;;;\r\nFN:${name}\r\n${lines}END:VCARD\r\n`
}

function groupCard(uid: string, name: string, members: string[]): string {
  const lines = members.map(member => `X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:${member}\r\n`).join('')
  return vcard(uid, name, `X-ADDRESSBOOKSERVER-KIND:group\r\n${lines}`)
}

/** As the protocol does: read, then kept in one batch. */
async function put(desk: Desk, name: string, text: string, device = PHONE, collection = book) {
  const octets = Buffer.from(text)
  const accepted = await collection.accept(desk, { octets, mediaType: 'text/vcard', name })
  const member = await memberNamed(desk, collection.id, name)
  await desk.write({ ...accepted.what(!member), isOneOfMany: true }, inside =>
    accepted.save(inside, { name, member, device }),
  )
  return accepted
}

async function remove(desk: Desk, names: string[], device = PHONE) {
  for (const name of names) {
    const member = await memberNamed(desk, CONTACTS, name)
    if (!member) throw new RangeError(`no ${name}`)
    const what = await book.saysRemoved?.(desk, [member])
    await desk.write({ what: 'test', ...what, by: device.name }, inside =>
      book.remove(inside, [member], device),
    )
  }
}

async function shown(desk: Desk, view: '' | 'cards' = ''): Promise<string[]> {
  const members = await everyMember(desk, CONTACTS, { view })
  const octets = await book.contents(desk, members)
  return members
    .map(({ name }) => /^FN:(.*)\r?$/m.exec(Buffer.from(octets.get(name) ?? []).toString())?.[1] ?? '')
    .sort()
}

const PHONED = { phones: [{ value: '06 12 00 34 56', types: ['cell'], label: null }] }

onEveryDatabase(PROJECTORS, newDesk => {
  describe('the address book', () => {
    test('shows those who have more than a name, and tells who leaves and who comes back', async () => {
      const desk = await newDesk()
      const marie = await somebody(desk, 'Marie Dupont', PHONED)
      await somebody(desk, 'le boulanger')
      expect(await shown(desk)).toEqual(['Marie Dupont'])
      const before = await placeOf(desk, CONTACTS)

      await archivePeople(desk, [marie], true)
      expect(await shown(desk)).toEqual([])
      const [gone] = await changedSince(desk, CONTACTS, { seq: before, view: '', withGone: true })
      expect(gone).toMatchObject({ name: `${marie}.vcf`, gone: 1 })
      await undo(desk, desk.batches.at(-1) as string)
      expect(await shown(desk)).toEqual(['Marie Dupont'])

      await saveSettings(desk, { phone: { people: 'all', circles: [], tags: [], withoutCard: true } })
      expect(await shown(desk)).toEqual(['Marie Dupont', 'le boulanger'])
      await saveSettings(desk, {
        phone: { people: 'chosen', circles: [1], tags: ['club'], withoutCard: true },
      })
      expect(await shown(desk)).toEqual([])
      await tagPeople(desk, [marie], 'club')
      expect(await shown(desk)).toEqual(['Marie Dupont'])
    })

    test('what changes nothing for devices moves nothing', async () => {
      const desk = await newDesk()
      const marie = await somebody(desk, 'Marie Dupont', PHONED)
      const before = await placeOf(desk, CONTACTS)
      const detail = await personDetail(desk, marie)
      if (!detail) throw new RangeError('nobody')
      const { contact, acquaintance, revision } = detail
      await savePerson(desk, { id: marie, contact, acquaintance: { ...acquaintance, circle: 2 } }, revision)
      expect(await placeOf(desk, CONTACTS)).toBe(before)
    })

    test('an old card is given in 3.0 and UTF-8 with a UID, always the same; two cards of one UID stay two', async () => {
      const desk = await newDesk()
      const old = Buffer.from(
        'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1:Noël;Zoé\r\nTEL;CELL:06\r\nEND:VCARD\r\n',
        'latin1',
      )
      const id = uuidv7(new Date())
      await savePersonFromOctets(desk, { id, octets: old, acquaintance: NEW_ACQUAINTANCE })
      const [member] = await everyMember(desk, CONTACTS, { view: '' })
      if (!member) throw new RangeError('nobody')
      const text = `${Buffer.from((await book.contents(desk, [member])).get(member.name) ?? [])}`
      expect(text).toContain('VERSION:3.0')
      expect(text).toContain(`UID:urn:uuid:${id}`)
      expect(text).toContain('Noël;Zoé')
      expect(member.size).toBe(Buffer.byteLength(text))

      for (const name of ['Ada', 'Bob']) {
        const octets = Buffer.from(vcard('same', name, 'TEL:06\r\n'))
        await savePersonFromOctets(desk, { id: uuidv7(new Date()), octets, acquaintance: NEW_ACQUAINTANCE })
      }
      const uids = (await everyMember(desk, CONTACTS, { view: '' })).map(({ uid }) => uid)
      expect(new Set(uids).size).toBe(3)
    })

    test('two people of one UID keep those they are shown under, whoever of them goes', async () => {
      const desk = await newDesk()
      const [one, two] = [uuidv7(new Date()), uuidv7(new Date())]
      for (const id of [one, two]) {
        const octets = Buffer.from(vcard('same', 'Ada', 'TEL:06\r\n'))
        await savePersonFromOctets(desk, { id, octets, acquaintance: NEW_ACQUAINTANCE })
      }
      const uidOf = async () => (await memberNamed(desk, CONTACTS, `${two}.vcf`))?.uid
      expect(await uidOf()).toBe(`urn:uuid:${two}`)
      await deletePeople(desk, [one])
      await tagPeople(desk, [two], 'club')
      expect(await uidOf()).toBe(`urn:uuid:${two}`)
      await undo(desk, desk.batches.at(-2) as string)
      expect((await memberNamed(desk, CONTACTS, `${one}.vcf`))?.uid).toBe('same')
    })

    test('somebody who comes back where a device has put another goes out beside them', async () => {
      const desk = await newDesk()
      await put(desk, 'ada.vcf', vcard('u-1', 'Ada'))
      const id = personOf((await memberNamed(desk, CONTACTS, 'ada.vcf'))?.rowId ?? '') as string
      await deletePeople(desk, [id])
      const deletion = desk.batches.at(-1) as string
      await put(desk, 'ada.vcf', vcard('u-1', 'Ada L'))
      await undo(desk, deletion)
      expect(await shown(desk)).toEqual(['Ada', 'Ada L'])
      expect((await memberNamed(desk, CONTACTS, `${id}.vcf`))?.uid).toBe(`urn:uuid:${id}`)
    })

    test('a card made on screen is given octet for octet, whenever it is looked at again', async () => {
      const desk = await newDesk()
      const marie = await somebody(desk, 'Marie Dupont', PHONED)
      const etag = async () => (await memberNamed(desk, CONTACTS, `${marie}.vcf`))?.etag
      const before = await etag()
      await archivePeople(desk, [marie], true)
      await archivePeople(desk, [marie], false)
      await desk.write({ what: 'test' }, inside => showPeopleAgain(inside))
      expect(await etag()).toBe(before)
    })

    test('a UID that no index takes is replaced, and that is told', async () => {
      const desk = await newDesk()
      const uid = Array.from({ length: 900 }, (_, i) => (i * i * 7919).toString(36)).join('')
      expect((await put(desk, 'long.vcf', vcard(uid, 'Ada'))).isExact).toBe(false)
      expect((await put(desk, 'long.vcf', vcard(uid, 'Ada L'))).uid).toBe(
        (await memberNamed(desk, CONTACTS, 'long.vcf'))?.uid,
      )
    })

    test('what a device puts is given back octet for octet, and an edit on screen keeps the lines it does not know', async () => {
      const desk = await newDesk()
      const text = vcard(
        'u-1',
        'Ada',
        'TEL:06\r\nitem1.X-ABADR:fr\r\nX-SOCIALPROFILE;type=x:http://t/ada\r\n',
      )
      expect((await put(desk, 'ada.vcf', text)).isExact).toBe(true)
      const member = await memberNamed(desk, CONTACTS, 'ada.vcf')
      if (!member) throw new RangeError('nobody')
      expect(`${Buffer.from((await book.contents(desk, [member])).get('ada.vcf') ?? [])}`).toBe(text)

      const id = personOf(member.rowId) as string
      const detail = await personDetail(desk, id)
      if (!detail) throw new RangeError('nobody')
      const contact = { ...detail.contact, note: 'vue au salon' }
      const acquaintance = { ...detail.acquaintance, circle: 1 as const }
      await savePerson(desk, { id, contact, acquaintance }, detail.revision)
      const edited = await memberNamed(desk, CONTACTS, 'ada.vcf')
      if (!edited) throw new RangeError('nobody')
      expect(edited.etag).not.toBe(member.etag)
      const now = `${Buffer.from((await book.contents(desk, [edited])).get('ada.vcf') ?? [])}`
      expect(now).toContain('item1.X-ABADR:fr')
      expect(now).toContain('X-SOCIALPROFILE;type=x:http://t/ada')

      await put(desk, 'ada.vcf', text.replace('06', '07'))
      expect((await personDetail(desk, id))?.acquaintance.circle).toBe(1)
    })

    test('a card without UID gets one, and is not said to be what was sent', async () => {
      const desk = await newDesk()
      const accepted = await put(
        desk,
        'x.vcf',
        'BEGIN:VCARD\r\nVERSION:3.0\r\nN:No;Uid;;;\r\nFN:No Uid\r\nEND:VCARD\r\n',
      )
      expect(accepted.isExact).toBe(false)
      expect((await memberNamed(desk, CONTACTS, 'x.vcf'))?.uid).toBe(accepted.uid)
    })

    test.each([
      ['no card', 'this is not a vcard'],
      ['cut in the middle', 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\n'],
      ['two cards', vcard('a', 'A') + vcard('b', 'B')],
      ['no version', 'BEGIN:VCARD\r\nFN:A\r\nEND:VCARD\r\n'],
    ])('%s is refused as valid-address-data', async (_, text) => {
      const desk = await newDesk()
      await expect(put(desk, 'bad.vcf', text)).rejects.toMatchObject({
        status: 403,
        condition: { name: 'valid-address-data' },
      })
    })

    test('a device that takes away and brings back finds the same person, with their past', async () => {
      const desk = await newDesk()
      await put(desk, 'ada.vcf', vcard('u-1', 'Ada'))
      const id = personOf((await memberNamed(desk, CONTACTS, 'ada.vcf'))?.rowId ?? '') as string
      const detail = await personDetail(desk, id)
      if (!detail) throw new RangeError('nobody')
      const { contact, acquaintance, revision } = detail
      await savePerson(desk, { id, contact, acquaintance: { ...acquaintance, circle: 1 } }, revision)
      await remove(desk, ['ada.vcf'])
      expect(await personDetail(desk, id)).toBeNull()
      await put(desk, 'other-name.vcf', vcard('u-1', 'Ada L'))
      expect((await personDetail(desk, id))?.acquaintance.circle).toBe(1)
      expect(await shown(desk)).toEqual(['Ada L'])
    })
  })

  describe('the guard', () => {
    async function filled(people: number) {
      const desk = await newDesk()
      const names = Array.from({ length: people }, (_, i) => `${i}.vcf`)
      for (const [i, name] of names.entries()) await put(desk, name, vcard(`u-${i}`, `P${i}`))
      return { desk, names }
    }

    test('past twenty and a fifth, people stay on the desk, hidden, until the owner puts them back', async () => {
      const { desk, names } = await filled(40)
      await remove(desk, names.slice(0, 30))
      expect(await shown(desk)).toHaveLength(10)
      const [removed] = await removedPeople(desk)
      expect(removed?.device).toBe('iPhone')
      expect(removed?.people).toHaveLength(10)
      expect(await putBack(desk, 'iPhone')).toBe(30)
      expect(await shown(desk)).toHaveLength(40)
      expect(await removedPeople(desk)).toEqual([])
    })

    test('what is confirmed leaves the desk, and can still be undone', async () => {
      const { desk, names } = await filled(30)
      await remove(desk, names.slice(0, 25))
      expect(await confirmRemoved(desk, 'iPhone')).toBe(5)
      expect(await removedPeople(desk)).toEqual([])
      await undo(desk, desk.batches.at(-1) as string)
      expect((await removedPeople(desk))[0]?.people).toHaveLength(5)
    })

    test('brought back by the device itself, they are those they were', async () => {
      const { desk, names } = await filled(30)
      await remove(desk, names)
      expect((await removedPeople(desk))[0]?.people).toHaveLength(10)
      for (const [i, name] of names.entries()) await put(desk, name, vcard(`u-${i}`, `P${i}`))
      expect(await shown(desk)).toHaveLength(30)
      expect(await removedPeople(desk)).toEqual([])
    })
  })

  describe('groups', () => {
    test('a group card tags its people and no longer those it drops; it goes to devices that want cards', async () => {
      const desk = await newDesk()
      for (const uid of ['a', 'b']) await put(desk, `${uid}.vcf`, vcard(uid, uid.toUpperCase()), MAC)
      const tagsOf = async (name: string) => {
        await desk.write({ what: 'test' }, async () => {})
        const id = personOf((await memberNamed(desk, CONTACTS, name))?.rowId ?? '') as string
        return (await personDetail(desk, id))?.contact.tags
      }
      await put(desk, 'g.vcf', groupCard('g', 'Club', ['a', 'b', 'unknown']), MAC)
      expect([await tagsOf('a.vcf'), await tagsOf('b.vcf')]).toEqual([['Club'], ['Club']])
      expect(await shown(desk)).toEqual(['A', 'B'])
      expect(await shown(desk, 'cards')).toEqual(['A', 'B', 'Club'])

      await put(desk, 'g.vcf', groupCard('g', 'Amis', ['b']), MAC)
      expect([await tagsOf('a.vcf'), await tagsOf('b.vcf')]).toEqual([[], ['Amis']])
      await remove(desk, ['g.vcf'], MAC)
      expect(await tagsOf('b.vcf')).toEqual([])
    })

    test('tags become group cards when such a device looks, and follow the screen', async () => {
      const desk = await newDesk()
      const marie = await somebody(desk, 'Marie Dupont', PHONED)
      const paul = await somebody(desk, 'Paul Roux', PHONED)
      await tagPeople(desk, [marie, paul], 'Club')
      await book.refresh?.(desk, MAC)
      expect(await shown(desk, 'cards')).toEqual(['Club', 'Marie Dupont', 'Paul Roux'])
      const group = async () => {
        const members = await everyMember(desk, CONTACTS, { view: 'cards' })
        const card = members.find(({ view }) => view === 'cards')
        return `${Buffer.from((await book.contents(desk, members)).get(card?.name ?? '') ?? [])}`
      }
      expect(await group()).toContain(`X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:${paul}`)
      await untagPeople(desk, [paul], 'Club')
      await book.refresh?.(desk, MAC)
      expect(await group()).not.toContain(paul)
      const place = await placeOf(desk, CONTACTS)
      await book.refresh?.(desk, MAC)
      expect(await placeOf(desk, CONTACTS)).toBe(place)
    })

    test('a card that comes after the group that names it gets its tag', async () => {
      const desk = await newDesk()
      await put(desk, 'g.vcf', groupCard('g', 'Club', ['late']), MAC)
      const accepted = await put(desk, 'late.vcf', vcard('late', 'Late'), MAC)
      expect(accepted.isExact).toBe(false)
      const member = await memberNamed(desk, CONTACTS, 'late.vcf')
      expect((await personDetail(desk, personOf(member?.rowId ?? '') as string))?.contact.tags).toEqual([
        'Club',
      ])
    })
  })

  test('another desk sees nothing of it', async () => {
    const [desk, other] = [await newDesk(), await newDesk()]
    await put(desk, 'a.vcf', vcard('a', 'A'))
    expect(await shown(other)).toEqual([])
    const members = await everyMember(desk, CONTACTS, { view: '' })
    expect((await book.contents(other, members)).size).toBe(0)
    await deletePeople(
      other,
      members.map(({ rowId }) => personOf(rowId) ?? ''),
    )
    expect(await shown(desk)).toEqual(['A'])
  })
})
