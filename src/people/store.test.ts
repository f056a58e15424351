import { describe, expect, test } from 'vitest'
import { NOW, onEveryDatabase } from '../../test/support/on-every-database.ts'
import { called, phone, somebody } from '../../test/support/people.ts'
import type { Day } from '../lib/day.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { parseCard } from '../lib/vcard/card.ts'
import { contactOf } from '../lib/vcard/contact-of.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { archivePeople, deletePeople, setCircle, tagPeople, untagPeople } from './bulk.ts'
import { facets, listPeople, names } from './list.ts'
import { cardOctets, photoOf } from './octets.ts'
import { NEW_ACQUAINTANCE } from './person.ts'
import { projectPeople } from './projection.ts'
import { findPeople } from './search.ts'
import {
  addNamedPeople,
  addPeople,
  keepLastContacts,
  personDetail,
  savePerson,
  savePersonFromOctets,
} from './store.ts'
import { deleteTie, introducedBy, saveTie, tiesOf } from './ties.ts'

const newId = () => uuidv7(NOW)
const FIRST = { sort: 'name', offset: 0, limit: 200 } as const
const RED_DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='

/** A card of a device: labels, a group, properties that nobody knows. */
const CARD = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'N:Dupont;Marie;;;',
  'FN:Marie Dupont',
  'UID:device-1',
  'BDAY:--0412',
  'item1.TEL:06 12 34 56 78',
  'item1.X-ABLabel:atelier',
  'X-SHOE-SIZE;TYPE=eu:39',
  'END:VCARD',
  '',
].join('\r\n')

onEveryDatabase({ person: projectPeople }, newDesk => {
  /** Facts and projections of a desk, to be compared. */
  async function everything({ db, id }: Desk) {
    return {
      people: await db.selectFrom('person').selectAll().where('deskId', '=', id).orderBy('id').execute(),
      ties: await db.selectFrom('tie').selectAll().where('deskId', '=', id).orderBy('id').execute(),
      origins: await db.selectFrom('cardOrigin').selectAll().where('deskId', '=', id).orderBy('id').execute(),
      cards: await db
        .selectFrom('personCard')
        .selectAll()
        .where('deskId', '=', id)
        .orderBy('personId')
        .execute(),
      tokens: await db
        .selectFrom('personToken')
        .selectAll()
        .where('deskId', '=', id)
        .orderBy('personId')
        .orderBy('token')
        .execute(),
    }
  }

  const imported = (octets = CARD) => {
    const bytes = new TextEncoder().encode(octets)
    const contact = contactOf(parseCard(bytes).value)
    const origin = { id: newId(), meaning: 'm', uid: contact.uid }
    return { id: newId(), octets: bytes, contact, acquaintance: NEW_ACQUAINTANCE, origin }
  }

  const detail = async (desk: Desk, id: string) => {
    const person = await personDetail(desk, id)
    if (!person) throw new Error('nobody there')
    return person
  }

  describe('saving', () => {
    test('what was said of somebody comes back', async () => {
      const desk = await newDesk()
      const contact = called('Marie Dupont', {
        organisation: 'Aria',
        phones: [phone('06 12 34 56 78')],
        birthday: { year: null, month: 4, day: 12 },
        tags: ['client'],
        note: 'a, b; c\nd',
      })
      const acquaintance = {
        ...NEW_ACQUAINTANCE,
        civility: 'madam' as const,
        addressForm: 'tu' as const,
        relations: ['client' as const, 'friend' as const],
        skills: ['dessin'],
        circle: 2 as const,
        household: true,
        metOn: '2024-02-29' as Day,
        remember: 'son fils s’appelle Léo',
      }
      const id = newId()
      expect(await savePerson(desk, { id, contact, acquaintance })).toBe('created')
      const person = await detail(desk, id)
      expect(person.contact).toMatchObject({ ...contact, uid: `urn:uuid:${id}` })
      expect(person.acquaintance).toEqual(acquaintance)
      expect(person.addedOn).toBe('2026-11-21')
      const [summary] = (await listPeople(desk, {}, FIRST)).people
      expect(summary).toMatchObject({
        id,
        name: 'Marie Dupont',
        organisation: 'Aria',
        phone: '06 12 34 56 78',
        household: true,
        circle: 2,
      })
    })

    test('a birthday is text from end to end: no zone can move it', async () => {
      for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Paris']) {
        const desk = await newDesk({ timeZone })
        const id = await somebody(desk, 'Marie Dupont', { birthday: { year: 1980, month: 1, day: 1 } })
        expect((await detail(desk, id)).contact.birthday).toEqual({ year: 1980, month: 1, day: 1 })
        const card = await desk.db
          .selectFrom('personCard')
          .selectAll()
          .where('personId', '=', id)
          .executeTakeFirstOrThrow()
        expect([card.birthday, card.birthdayKey]).toEqual(['1980-01-01', '01-01'])
        const baby = await somebody(desk, 'Léo', { birthday: { year: null, month: 2, day: 29 } })
        expect((await detail(desk, baby)).contact.birthday).toEqual({ year: null, month: 2, day: 29 })
      }
    })

    test('sent twice, stored once', async () => {
      const desk = await newDesk()
      const draft = { id: newId(), contact: called('Marie Dupont'), acquaintance: NEW_ACQUAINTANCE }
      await savePerson(desk, draft)
      expect(await savePerson(desk, { ...draft, contact: called('Marie Autre') })).toBe('unchanged')
      expect((await detail(desk, draft.id)).contact.name).toBe('Marie Dupont')
      expect(desk.batches).toHaveLength(1)
    })

    test('an edit patches the card and leaves the rest of its octets', async () => {
      const desk = await newDesk()
      const person = imported()
      await addPeople(desk, [person])
      const before = await detail(desk, person.id)
      const contact = { ...before.contact, title: 'graphiste' }
      await savePerson(desk, { id: person.id, contact, acquaintance: before.acquaintance }, before.revision)
      const octets = new TextDecoder().decode((await cardOctets(desk, person.id)) ?? undefined)
      for (const line of CARD.split('\r\n').filter(line => line !== '')) expect(octets).toContain(line)
      expect(octets).toContain('TITLE:graphiste')
      const after = await detail(desk, person.id)
      expect(after.contact).toEqual({ ...before.contact, title: 'graphiste' })
      expect(after.revision).not.toBe(before.revision)
    })

    test('an edit that changes nothing writes nothing', async () => {
      const desk = await newDesk()
      const id = await somebody(desk, 'Marie Dupont')
      const { contact, acquaintance, revision } = await detail(desk, id)
      expect(await savePerson(desk, { id, contact, acquaintance }, revision)).toBe('unchanged')
      expect(desk.batches).toHaveLength(1)
    })

    test('a stale edit, an edit of somebody deleted or unknown, are refused', async () => {
      const desk = await newDesk()
      const id = await somebody(desk, 'Marie Dupont')
      const { contact, acquaintance, revision } = await detail(desk, id)
      await savePerson(desk, { id, contact: { ...contact, note: 'x' }, acquaintance }, revision)
      const again = savePerson(desk, { id, contact: { ...contact, note: 'y' }, acquaintance }, revision)
      await expect(again).rejects.toMatchObject({ code: 'stale' })
      await deletePeople(desk, [id])
      await expect(savePerson(desk, { id, contact, acquaintance }, revision)).rejects.toMatchObject({
        code: 'gone',
      })
      await expect(savePerson(desk, { id, contact, acquaintance })).rejects.toMatchObject({ code: 'gone' })
      const unknown = savePerson(desk, { id: newId(), contact, acquaintance }, revision)
      await expect(unknown).rejects.toMatchObject({ code: 'not-found' })
    })

    test('a photo is kept apart, stays through edits, and goes when taken away', async () => {
      const desk = await newDesk()
      const id = newId()
      const photo = { mediaType: 'image/png', base64: RED_DOT }
      await savePerson(desk, { id, contact: called('Marie'), acquaintance: NEW_ACQUAINTANCE, photo })
      const first = await detail(desk, id)
      expect(first.contact.photo).toBeNull()
      expect(await photoOf(desk, id)).toMatchObject({ hash: first.photo, mediaType: 'image/png' })
      expect(Buffer.from((await photoOf(desk, id))?.bytes ?? []).toString('base64')).toBe(RED_DOT)
      await savePerson(
        desk,
        { id, contact: { ...first.contact, note: 'x' }, acquaintance: NEW_ACQUAINTANCE },
        first.revision,
      )
      const second = await detail(desk, id)
      expect(second.photo).toBe(first.photo)
      await savePerson(
        desk,
        { id, contact: second.contact, acquaintance: NEW_ACQUAINTANCE, photo: null },
        second.revision,
      )
      expect((await detail(desk, id)).photo).toBeNull()
    })

    test('octets are given back as they came, or in the version asked for', async () => {
      const desk = await newDesk()
      const id = newId()
      const octets = new TextEncoder().encode(CARD)
      expect(await savePersonFromOctets(desk, { id, octets, acquaintance: NEW_ACQUAINTANCE })).toBe('created')
      expect(new TextDecoder().decode((await cardOctets(desk, id)) ?? undefined)).toBe(CARD)
      expect(new TextDecoder().decode((await cardOctets(desk, id, '4.0')) ?? undefined)).toContain(
        'VERSION:4.0',
      )
      expect(await savePersonFromOctets(desk, { id, octets, acquaintance: NEW_ACQUAINTANCE })).toBe(
        'unchanged',
      )
      expect(await cardOctets(desk, newId())).toBeNull()
    })

    test('people named in passing are added once', async () => {
      const desk = await newDesk()
      const baker = { id: newId(), name: 'le boulanger' }
      await addNamedPeople(desk, [baker])
      await addNamedPeople(desk, [baker, { id: newId(), name: 'Marie Dupont' }])
      expect((await names(desk)).people.map(([, name]) => name)).toEqual(['Marie Dupont', 'le boulanger'])
    })
  })

  describe('undo restores exactly', () => {
    const changes: Record<string, (desk: Desk, ids: string[]) => Promise<unknown>> = {
      creation: desk => somebody(desk, 'Luc Noël', { tags: ['x'] }),
      'an import': desk => addPeople(desk, [imported(), imported(CARD.replace('Marie', 'Anne'))]),
      edit: async (desk, [id = '']) => {
        const { contact, acquaintance, revision } = await detail(desk, id)
        const edited = {
          ...contact,
          name: 'Marie Autre',
          familyName: 'Autre',
          phones: [phone('01 00 00 00 00')],
        }
        await savePerson(
          desk,
          { id, contact: edited, acquaintance: { ...acquaintance, archived: true } },
          revision,
        )
      },
      deletion: (desk, ids) => deletePeople(desk, ids.slice(0, 2)),
      tags: (desk, ids) => tagPeople(desk, ids, 'salon'),
      circle: (desk, ids) => setCircle(desk, ids, 1),
      archive: (desk, ids) => archivePeople(desk, ids, true),
      tie: (desk, [a = '', , c = '']) =>
        saveTie(desk, { id: newId(), personId: a, otherId: c, otherIs: 'voisine', personIs: 'voisin' }),
    }
    test.each(Object.entries(changes))('%s', async (_, change) => {
      const desk = await newDesk()
      const a = await somebody(desk, 'Marie Dupont', { tags: ['client'] }, { skills: ['dessin'] })
      const b = await somebody(desk, 'Paul Roux', {}, { metThroughId: a })
      const c = await somebody(desk, 'Zoé Petit')
      await saveTie(desk, { id: newId(), personId: a, otherId: b, otherIs: 'frère', personIs: 'sœur' })
      await desk.write({ what: 'test' }, inside =>
        keepLastContacts(inside, new Map([[c, '2026-10-01' as Day]])),
      )
      const before = await everything(desk)
      await change(desk, [a, b, c])
      expect(await everything(desk)).not.toEqual(before)
      await undo(desk, desk.batches.at(-1) as string)
      expect(await everything(desk)).toEqual(before)
      await undo(desk, desk.batches.at(-1) as string)
      expect(await everything(desk)).not.toEqual(before)
    })
  })

  describe('many at once', () => {
    test('tags are written on the cards, once, and taken off', async () => {
      const desk = await newDesk()
      const ids = [
        await somebody(desk, 'Marie Dupont', { tags: ['salon'] }),
        await somebody(desk, 'Paul Roux'),
      ]
      expect(await tagPeople(desk, ids, ' salon ')).toBe(1)
      expect((await detail(desk, ids[1] as string)).contact.tags).toEqual(['salon'])
      expect(await untagPeople(desk, ids, 'salon')).toBe(2)
      expect((await facets(desk)).tags).toEqual([])
      await expect(tagPeople(desk, ids, ' ')).rejects.toMatchObject({ code: 'invalid-input' })
    })

    test('who was met through somebody deleted no longer says so', async () => {
      const desk = await newDesk()
      const marie = await somebody(desk, 'Marie Dupont')
      const paul = await somebody(desk, 'Paul Roux', {}, { metThroughId: marie })
      expect((await detail(desk, paul)).metThrough).toEqual({ id: marie, name: 'Marie Dupont' })
      expect((await detail(desk, marie)).introduced).toEqual([{ id: paul, name: 'Paul Roux' }])
      expect(await deletePeople(desk, [marie])).toBe(1)
      const { metThrough, acquaintance } = await detail(desk, paul)
      expect([metThrough, acquaintance.metThroughId]).toEqual([null, null])
      expect(await findPeople(desk, 'marie', 8)).toEqual([])
    })
  })

  test('a tie is seen from both sides, each time as what the other is', async () => {
    const desk = await newDesk()
    const [marie, paul] = [await somebody(desk, 'Marie Dupont'), await somebody(desk, 'Paul Dupont')]
    const tie = { id: newId(), personId: marie, otherId: paul, otherIs: 'frère', personIs: 'sœur' }
    expect(await saveTie(desk, tie)).toBe('created')
    expect(await saveTie(desk, { ...tie, otherIs: 'petit frère' })).toBe('edited')
    expect(await tiesOf(desk, marie)).toEqual([{ ...tie, otherIs: 'petit frère', name: 'Paul Dupont' }])
    const seenFromPaul = {
      id: tie.id,
      personId: paul,
      otherId: marie,
      otherIs: 'sœur',
      personIs: 'petit frère',
      name: 'Marie Dupont',
    }
    expect(await tiesOf(desk, paul)).toEqual([seenFromPaul])
    await expect(saveTie(desk, { ...tie, otherId: marie })).rejects.toMatchObject({ code: 'invalid-input' })
    await deleteTie(desk, paul, tie.id)
    expect(await tiesOf(desk, marie)).toEqual([])
    await expect(deleteTie(desk, paul, tie.id)).rejects.toMatchObject({ code: 'not-found' })
    await expect(saveTie(desk, tie)).rejects.toMatchObject({ code: 'gone' })
  })

  test('an edit keeps the last contact that encounters told', async () => {
    const desk = await newDesk()
    const id = await somebody(desk, 'Marie Dupont')
    const days = new Map<string, Day | null>([
      [id, '2026-11-20' as Day],
      [newId(), '2026-11-20' as Day],
    ])
    await desk.write({ what: 'test' }, inside => keepLastContacts(inside, days))
    const { contact, acquaintance, revision } = await detail(desk, id)
    await savePerson(desk, { id, contact: { ...contact, note: 'x' }, acquaintance }, revision)
    expect((await detail(desk, id)).lastContactOn).toBe('2026-11-20')
    await desk.write({ what: 'test' }, inside => keepLastContacts(inside, new Map([[id, null]])))
    expect((await detail(desk, id)).lastContactOn).toBeNull()
  })

  test('another desk sees and touches nothing', async () => {
    const desk = await newDesk()
    const other = await newDesk()
    const id = newId()
    const photo = { mediaType: 'image/png', base64: RED_DOT }
    await savePerson(desk, {
      id,
      contact: called('Marie Dupont', { tags: ['x'] }),
      acquaintance: NEW_ACQUAINTANCE,
      photo,
    })
    const paul = await somebody(desk, 'Paul Roux', {}, { metThroughId: id })
    const tie = { id: newId(), personId: id, otherId: paul, otherIs: 'ami', personIs: 'amie' }
    await saveTie(desk, tie)
    const before = await everything(desk)

    expect(await personDetail(other, id)).toBeNull()
    expect(await listPeople(other, {}, FIRST)).toEqual({ total: 0, people: [] })
    expect(await findPeople(other, 'marie', 8)).toEqual([])
    expect((await names(other)).people).toEqual([])
    expect((await facets(other)).total).toBe(0)
    expect(await cardOctets(other, id)).toBeNull()
    expect(await photoOf(other, id)).toBeNull()
    expect(await tiesOf(other, id)).toEqual([])
    expect(await introducedBy(other, id)).toEqual([])

    expect(await tagPeople(other, [id], 'y')).toBe(0)
    expect(await untagPeople(other, [id], 'x')).toBe(0)
    expect(await setCircle(other, [id], 1)).toBe(0)
    expect(await archivePeople(other, [id], true)).toBe(0)
    expect(await deletePeople(other, [id])).toBe(0)
    await expect(saveTie(other, tie)).rejects.toMatchObject({ code: 'not-found' })
    await expect(deleteTie(other, id, tie.id)).rejects.toMatchObject({ code: 'not-found' })
    await other.write({ what: 'test' }, inside =>
      keepLastContacts(inside, new Map([[id, '2026-11-20' as Day]])),
    )
    await savePerson(other, { id, contact: called('Autre'), acquaintance: NEW_ACQUAINTANCE })
    const octets = new TextEncoder().encode(CARD)
    await savePersonFromOctets(other, { id, octets, acquaintance: NEW_ACQUAINTANCE })
    await addNamedPeople(other, [{ id: paul, name: 'Autre' }])
    await addPeople(other, [{ ...imported(), id: tie.id }])
    expect(await everything(desk)).toEqual(before)
  })
})
