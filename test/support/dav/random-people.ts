import { siteOf } from '../../../src/collections.ts'
import { randomFrom } from '../../../src/demo/random.ts'
import { Refusal } from '../../../src/lib/refusal.ts'
import { uuidv7 } from '../../../src/lib/uuid.ts'
import { archivePeople, deletePeople, tagPeople, untagPeople } from '../../../src/people/bulk.ts'
import { putBack, removedPeople } from '../../../src/people/guard.ts'
import { photoOf } from '../../../src/people/octets.ts'
import { NEW_ACQUAINTANCE, type PersonDetail } from '../../../src/people/person.ts'
import { personDetail, savePerson } from '../../../src/people/store.ts'
import { called, phone as phoneOf } from '../people.ts'
import { cardText, groupText, membersIn, saidIn, valuesOf, withLines } from './card-text.ts'
import { expectCards, expectGroups, groupsOf, type Known, knownPeople, peopleOf } from './known-people.ts'
import { askOn } from './plain-site.ts'
import type { Parts } from './random-campaign.ts'
import { pickOf, randomWalk, type Way } from './random-walk.ts'
import { type SyncedDevice, syncedDevice } from './synced-device.ts'

const TAGS = ['chorale', 'voisins', 'clients', 'marché', 'phare']
const ENOUGH = 45
const STEP_MS = 45_000
/** Longer than the guard looks back. */
const PAUSE_MS = 15 * 60_000

/**
 * Two devices and the screen at work on the same people: the first device reads CATEGORIES, the second one groups as
 * cards. Each sees the others late. `known` is what must come out.
 */
export function randomPeople({ database, deskAs, seed }: Parts) {
  const random = randomFrom(seed)
  let clock = Date.parse('2026-11-21T07:30:00Z')
  const now = () => new Date(clock)
  const screen = deskAs('screen', now)
  const { known, written, tag, untag } = knownPeople()
  const ids = new Map<string, string>()
  // What the screen has open, as it was when it was opened.
  const open = new Map<string, { detail: PersonDetail; said: string }>()
  const site = siteOf(database)
  let count = 0

  const deviceDesks = { telephone: deskAs('telephone', now), mac: deskAs('mac', now) }
  const desks = [screen, deviceDesks.telephone, deviceDesks.mac]
  const walk = randomWalk({ database, screen, desks, known, random })
  const pick = <T>(from: readonly T[]) => pickOf(random, from)
  const telephone = syncedDevice({
    folder: '/addressbooks/u/contacts/',
    kind: 'card',
    ask: askOn(deviceDesks.telephone, { site, device: { name: 'telephone' } }),
    onWritten: written,
  })
  const mac = syncedDevice({
    folder: '/addressbooks/u/contacts/',
    kind: 'card',
    ask: askOn(deviceDesks.mac, { site, device: { name: 'mac', groups: 'cards' } }),
    onWritten: written,
  })

  const name = () => `Personne ${++count}`
  const number = () =>
    `06 ${random.int(10, 99)} ${random.int(10, 99)} ${random.int(10, 99)} ${random.int(10, 99)}`
  const photo = () => Buffer.from(Array.from({ length: 60 }, () => random.int(0, 255))).toString('base64')
  const uidFor = (id: string) => id.toLowerCase()

  async function createOn(device: SyncedDevice): Promise<void> {
    const uid = random.id(now())
    const says = { name: name(), phone: number(), note: '', tags: someTags(), photo: null, mark: `m${count}` }
    await device.create(`${uid}.vcf`, cardText({ uid, ...says }))
    // The answer was lost on the way: it is sent again.
    if (random.chance(0.1)) await device.create(`${uid}.vcf`, cardText({ uid, ...says }))
  }

  const someTags = () => TAGS.filter(() => random.chance(0.15)).sort()

  async function editOn(device: SyncedDevice): Promise<void> {
    const one = pick(peopleOf(device))
    if (!one) return
    const [file] = one
    const kind = random.int(0, 4)
    const value =
      kind === 0 ? name() : kind === 1 ? number() : kind === 2 ? `note ${random.int(1, 999)}` : photo()
    const tagged = random.pick(TAGS)
    await device.edit(file, text => {
      if (kind === 0) return withLines(withLines(text, 'FN', [`FN:${value}`]), 'N', [`N:${value};;;;`])
      if (kind === 1) return withLines(text, 'TEL', [`TEL;TYPE=CELL:${value}`])
      if (kind === 2) return withLines(text, 'NOTE', [`NOTE:${value}`])
      if (kind === 3) {
        const had = saidIn(text).photo !== null
        return withLines(text, 'PHOTO', had ? [] : [`PHOTO;ENCODING=b;TYPE=JPEG:${value}`])
      }
      const tags = saidIn(text).tags
      const changed = tags.includes(tagged) ? tags.filter(each => each !== tagged) : [...tags, tagged]
      return withLines(text, 'CATEGORIES', changed.length === 0 ? [] : [`CATEGORIES:${changed.join(',')}`])
    })
  }

  async function removeOn(device: SyncedDevice): Promise<void> {
    const one = pick(peopleOf(device))
    if (!one) return
    const [file, { text }] = one
    const outcome = await device.remove(file)
    if (outcome !== 'done' || !random.chance(0.25)) return
    // It starts anew: what it took away comes back, under another name.
    await device.create(`again-${++count}.vcf`, text)
  }

  async function groupOn(device: SyncedDevice): Promise<void> {
    const kind = random.int(0, 4)
    const there = peopleOf(device)
    const uids = there.map(([, { text }]) => saidIn(text).uid)
    if (kind === 0) {
      const called = random.chance(0.3) ? random.pick(TAGS) : `Groupe ${++count}`
      if (groupsOf(device).some(([, { text }]) => valuesOf(text, 'FN')[0] === called)) return
      const uid = random.id(now())
      await device.create(
        `${uid}.vcf`,
        groupText(
          uid,
          called,
          uids.filter(() => random.chance(0.1)),
        ),
      )
      return
    }
    const one = pick(groupsOf(device))
    if (!one) return
    const [file] = one
    if (kind === 1) {
      await device.remove(file)
      return
    }
    const uid = uids[random.int(0, uids.length - 1)]
    const renamed = `Groupe ${++count}`
    await device.edit(file, text => {
      if (kind === 2) return withLines(withLines(text, 'FN', [`FN:${renamed}`]), 'N', [`N:${renamed};;;;`])
      if (uid === undefined) return text
      const members = membersIn(text)
      const isMember = members.includes(uid)
      const lines = valuesOf(text, 'X-ADDRESSBOOKSERVER-MEMBER').map(
        value => `X-ADDRESSBOOKSERVER-MEMBER:${value}`,
      )
      return withLines(
        text,
        'X-ADDRESSBOOKSERVER-MEMBER',
        isMember
          ? lines.filter(line => !line.toLowerCase().endsWith(uid))
          : [...lines, `X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:${uid}`],
      )
    })
  }

  async function idOf(uid: string): Promise<string | null> {
    const sure = ids.get(uid)
    if (sure) return sure
    const rows = await screen.db
      .selectFrom('person')
      .innerJoin('davMember', join =>
        join.onRef('davMember.deskId', '=', 'person.deskId').on('davMember.gone', '=', 0),
      )
      .select(['person.id', 'davMember.rowId'])
      .where('person.deskId', '=', screen.id)
      .where('davMember.uid', 'in', [uid, `urn:uuid:${uid}`])
      .execute()
    const id = rows.find(row => row.rowId === `person:${row.id}`)?.id ?? null
    if (id) ids.set(uid, id)
    return id
  }

  async function onScreen(): Promise<void> {
    await database.settle(screen.id)
    const kind = random.int(0, 9)
    if (kind === 0 && known.size < ENOUGH) return createOnScreen()
    const uid = pick([...known.keys()])
    const id = uid && (await idOf(uid))
    if (!uid || !id) return
    if (kind <= 4) return editOnScreen(uid, id)
    const one = known.get(uid) as Known
    const word = random.pick(TAGS)
    if (kind === 5) {
      await tagPeople(screen, [id], word)
      tag(uid, word)
    } else if (kind === 6) {
      await untagPeople(screen, [id], word)
      untag(uid, word)
    } else if (kind === 7) {
      await archivePeople(screen, [id], !one.isArchived)
      known.set(uid, { ...one, isArchived: !one.isArchived })
    } else if (kind === 8 && known.size > ENOUGH / 2) {
      await deletePeople(screen, [id])
      known.delete(uid)
    } else {
      const detail = await personDetail(screen, id)
      if (detail) open.set(uid, { detail, said: JSON.stringify(one) })
    }
  }

  async function createOnScreen(): Promise<void> {
    const id = uuidv7(now())
    const says = { name: name(), phone: number() }
    const contact = called(says.name, { phones: [phoneOf(says.phone)] })
    await savePerson(screen, { id, contact, acquaintance: NEW_ACQUAINTANCE })
    ids.set(uidFor(id), id)
    known.set(uidFor(id), { ...says, note: '', tags: [], photo: null, mark: '', isArchived: false })
  }

  async function editOnScreen(uid: string, id: string): Promise<void> {
    const opened = open.get(uid)
    const one = known.get(uid) as Known
    const detail = opened?.detail ?? (await personDetail(screen, id))
    open.delete(uid)
    if (!detail) throw new Error(`${uid} is not on screen`)
    const note = `écran ${random.int(1, 999)}`
    const base64 = random.chance(0.2) ? photo() : null
    const isStale = opened !== undefined && opened.said !== JSON.stringify(one)
    try {
      await savePerson(
        screen,
        {
          id,
          contact: { ...detail.contact, note },
          acquaintance: detail.acquaintance,
          ...(base64 ? { photo: { mediaType: 'image/jpeg', base64 } } : {}),
        },
        detail.revision,
      )
    } catch (error) {
      // Changed and changed back says the same in other octets.
      if (error instanceof Refusal && error.code === 'stale' && opened) return
      throw error
    }
    if (isStale) throw new Error(`the screen wrote over what it had not read: ${uid}`)
    known.set(uid, { ...one, note, photo: base64 ?? one.photo })
  }

  const ways: readonly Way[] = [
    [3, () => telephone.sync()],
    [3, () => mac.sync()],
    [2, () => (known.size < ENOUGH ? createOn(telephone) : removeOn(telephone))],
    [2, () => (known.size < ENOUGH ? createOn(mac) : removeOn(mac))],
    [5, () => editOn(telephone)],
    [5, () => editOn(mac)],
    [1, () => removeOn(telephone)],
    [1, () => removeOn(mac)],
    [3, () => groupOn(mac)],
    [8, onScreen],
    [2, walk.undoSome],
  ]

  return {
    /** One operation, by somebody. */
    step: async () => {
      clock += STEP_MS
      await walk.step(ways)
    },
    /** Everybody looks: what each sees must be what is known. @throws Error with the first difference. */
    check: async () => {
      await telephone.sync()
      await mac.sync()
      await telephone.sync()
      await database.settle(screen.id)
      const shown = new Map([...known].filter(([, one]) => !one.isArchived))
      expectCards('telephone', telephone, shown)
      expectCards('mac', mac, shown)
      if (groupsOf(telephone).length > 0) throw new Error('the telephone holds a group card')
      expectGroups(mac, shown)
      await expectScreen()
    },
    /** The telephone deletes everybody at once; the owner puts them back. */
    burst: async () => {
      clock += PAUSE_MS
      await telephone.sync()
      const before = new Map(known)
      for (const [file] of peopleOf(telephone)) await telephone.remove(file)
      await mac.sync()
      if (peopleOf(mac).length > 0) throw new Error('the guard shows devices whom it keeps')
      await database.settle(screen.id)
      const kept = (await removedPeople(screen)).flatMap(removed => removed.people).length
      if (kept === 0) throw new Error('the guard kept nobody')
      const back = await putBack(screen, 'telephone')
      const shown = [...before.values()].filter(({ isArchived }) => !isArchived).length
      if (back !== shown) throw new Error(`${back} were put back, not ${shown}`)
      for (const [uid, one] of before) known.set(uid, one)
      walk.forget()
      clock += PAUSE_MS
    },
  }

  async function expectScreen(): Promise<void> {
    const rows = await screen.db.selectFrom('person').select('id').where('deskId', '=', screen.id).execute()
    if (rows.length !== known.size) throw new Error(`${rows.length} people on screen, not ${known.size}`)
    for (const { id } of rows) {
      const detail = (await personDetail(screen, id)) as PersonDetail
      const { contact } = detail
      const uid = (contact.uid ?? '').replace(/^urn:uuid:/i, '').toLowerCase()
      const card = await screen.db
        .selectFrom('personCard')
        .select(['name', 'tags'])
        .where('deskId', '=', screen.id)
        .where('personId', '=', id)
        .executeTakeFirst()
      const picture = detail.photo ? await photoOf(screen, id) : null
      const says = {
        name: card?.name ?? '',
        phone: contact.phones[0]?.value ?? '',
        note: contact.note,
        tags: (JSON.parse(card?.tags ?? '[]') as string[]).sort(),
        photo: picture ? Buffer.from(picture.bytes).toString('base64') : null,
        mark: known.get(uid)?.mark ?? '',
        isArchived: detail.acquaintance.archived,
      }
      if (JSON.stringify(says) !== JSON.stringify(known.get(uid))) {
        throw new Error(`on screen ${JSON.stringify(says)}, known ${JSON.stringify(known.get(uid))}`)
      }
    }
  }
}
