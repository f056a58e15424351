import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DavAccount } from '../test/support/dav/account.ts'
import { type WrittenCard, writtenCard, writtenCards } from '../test/support/dav/cards.ts'
import { type Checks, sameText } from '../test/support/dav/checks.ts'
import type { DavClient } from '../test/support/dav/client.ts'
import {
  findHomes,
  type Homes,
  listCollections,
  listMembers,
  makeBook,
  put,
} from '../test/support/dav/collections.ts'
import { connectTo, type DavConnection } from '../test/support/dav/connection.ts'
import { textOf } from '../test/support/dav/multistatus.ts'
import { type Computer, didNothing, newComputer, withoutCr } from './vdir.ts'
import { checkCalendars } from './vdirsyncer-calendars.ts'

/** One address book, as two computers and the server itself see it. */
interface Setting {
  server: DavConnection
  book: string
  name: string
  /** Of cards. */
  count: number
  laptop: Computer
  desktop: Computer
  checks: Checks
}

/** Two computers keep their folders equal to an address book of that many cards, then to a calendar. */
export const vdirsyncerOf = (count: number): DavClient => ({
  name: 'vdirsyncer',
  needs: ['vdirsyncer'],
  from: 'Debian: vdirsyncer',
  check: async (account, checks, folder) => {
    const server = connectTo(account)
    const name = `vdirsyncer-${Date.now().toString(36)}`
    const homes = await findHomes(server)
    const book = await makeBook(server, homes.addressBooks, name)
    const computer = (at: string) =>
      newComputer(join(folder, at), { kind: 'carddav', account, collections: [name] })
    const setting = {
      ...{ server, book, name, count, checks },
      laptop: computer('laptop'),
      desktop: computer('desktop'),
    }
    try {
      await checkFirstSync(setting)
      await checkSecondComputer(setting)
      await checkEditsBothWays(setting)
      await checkConflicts(setting)
      await checkDeletionsBothWays(setting)
      await checkAllThereIs(account, checks, { server, homes, folder })
      await checkCalendars(account, checks, { server, home: homes.calendars, folder })
    } finally {
      await server.send('DELETE', book)
      server.close()
    }
  },
})

/** As many cards as the people this is made for have. */
export const vdirsyncer = vdirsyncerOf(1_740)

async function checkFirstSync({ server, book, name, count, laptop, checks }: Setting): Promise<void> {
  const cards = writtenCards(count)
  const half = count / 2
  for (const card of cards.slice(0, half)) await put(server, book + card.name, card.text)
  for (const card of cards.slice(half)) laptop.write(name, card.name, card.text)

  await checks.that('finds the address book from the address of the server alone', () => laptop.discover())
  await checks.that(`a first sync of ${half} cards from the server and ${half} to it`, () => laptop.sync())
  await checks.that('each card is on both sides, once', async () => {
    assert.equal(laptop.read(name).size, count)
    assert.equal((await listMembers(server, book)).length, count)
  })
  await checks.that('the server gives back every octet it was sent, by vdirsyncer or not', async () => {
    const sent = new Map(cards.map(card => [card.uid, card.text]))
    await eachOnServer(server, book, (uid, text) => sameText(text, sent.get(uid)))
  })
  await checks.that('what came to the folder is what was sent, but for the ends of lines', () =>
    compare(laptop.read(name), new Map(cards.map(card => [card.uid, card.text]))),
  )
  await checks.that('a second sync has nothing to do, and changes nothing on the server', async () => {
    const before = await ctagOf(server, book)
    assert.ok(before, 'the server has no ctag')
    const second = await laptop.sync()
    assert.ok(didNothing(second), second.err)
    assert.equal(await ctagOf(server, book), before)
  })
}

async function checkSecondComputer({ name, laptop, desktop, checks }: Setting): Promise<void> {
  await checks.that('a second computer gets them all', async () => {
    await desktop.discover()
    await desktop.sync()
    compare(desktop.read(name), byUid(laptop.read(name)))
  })
}

async function checkEditsBothWays(setting: Setting): Promise<void> {
  const { server, book, name, count, laptop, desktop, checks } = setting
  await checks.that('edits and new cards go both ways in one sync', async () => {
    const here = edited(1, 'changed on the laptop')
    const newHere = writtenCard(count + 1)
    laptop.write(name, fileOf(laptop, name, here), here.text)
    laptop.write(name, newHere.name, newHere.text)
    const there = edited(count / 2 + 1, 'changed on the server')
    const newThere = writtenCard(count + 2)
    await put(server, await hrefOf(server, book, there), there.text)
    await put(server, book + newThere.name, newThere.text)
    await laptop.sync()
    for (const card of [here, newHere, there, newThere]) {
      sameText(withoutCr(cardIn(laptop, name, card)), withoutCr(card.text))
      sameText(await onServer(server, await hrefOf(server, book, card)), card.text)
    }
    assert.equal(laptop.read(name).size, count + 2)
  })
  await checks.that('the other computer gets those edits, and they come back to nobody', async () => {
    await desktop.sync()
    compare(desktop.read(name), byUid(laptop.read(name)))
    assert.ok(didNothing(await laptop.sync()), 'the laptop had something to do')
  })
}

async function checkConflicts(setting: Setting): Promise<void> {
  const { server, book, name, laptop, desktop, checks } = setting
  const conflict = async (i: number) => {
    const here = edited(i, 'from the laptop')
    const there = edited(i, 'from the desktop')
    laptop.write(name, fileOf(laptop, name, here), here.text)
    desktop.write(name, fileOf(desktop, name, there), there.text)
    await desktop.sync()
    return { here, there, href: await hrefOf(server, book, here) }
  }
  await checks.that('a conflict that nobody settles is said, and neither version is lost', async () => {
    const { here, there, href } = await conflict(10)
    const { code, err, out } = await laptop.run('sync')
    assert.notEqual(code, 0)
    assert.match(err + out, /conflict/i)
    sameText(cardIn(laptop, name, here), here.text)
    sameText(await onServer(server, href), there.text)
  })
  await checks.that('a conflict is settled for the folder where one asks for it', async () => {
    laptop.configure('folder')
    const { here, href } = await conflict(11)
    await laptop.sync()
    sameText(await onServer(server, href), here.text)
  })
  await checks.that('a conflict is settled for the server where one asks for it', async () => {
    laptop.configure('server')
    const { here, there, href } = await conflict(12)
    await laptop.sync()
    sameText(withoutCr(cardIn(laptop, name, here)), withoutCr(there.text))
    sameText(await onServer(server, href), there.text)
  })
  await checks.that('a card edited here and deleted there is kept, and is back there', async () => {
    const here = edited(13, 'still needed')
    laptop.write(name, fileOf(laptop, name, here), here.text)
    await server.send('DELETE', await hrefOf(server, book, here))
    await laptop.sync()
    sameText(await onServer(server, await hrefOf(server, book, here)), here.text)
  })
  await desktop.sync()
}

async function checkDeletionsBothWays(setting: Setting): Promise<void> {
  const { server, book, name, laptop, desktop, checks } = setting
  await checks.that('deletions go both ways', async () => {
    const before = laptop.read(name).size
    const here = writtenCard(20)
    const there = writtenCard(21)
    rmSync(join(laptop.folderOf(name), fileOf(laptop, name, here)))
    const href = await hrefOf(server, book, here)
    await server.send('DELETE', await hrefOf(server, book, there))
    await laptop.sync()
    assert.equal((await server.send('GET', href)).status, 404)
    assert.equal(laptop.read(name).size, before - 2)
    assert.throws(() => fileOf(laptop, name, there))
  })
  await checks.that('after all that, both computers and the server hold the same cards', async () => {
    await desktop.sync()
    const held = byUid(laptop.read(name))
    compare(desktop.read(name), held)
    await eachOnServer(server, book, (uid, text) => sameText(withoutCr(text), withoutCr(held.get(uid) ?? '')))
    assert.equal((await listMembers(server, book)).length, held.size)
  })
}

/** A third computer that asks for nothing by its name: the books and the calendars that the desk itself shows. */
async function checkAllThereIs(
  account: DavAccount,
  checks: Checks,
  { server, homes, folder }: { server: DavConnection; homes: Homes; folder: string },
): Promise<void> {
  const kinds = [
    { kind: 'carddav', type: 'addressbook', home: homes.addressBooks },
    { kind: 'caldav', type: 'calendar', home: homes.calendars },
  ] as const
  for (const { kind, type, home } of kinds) {
    await checks.that(
      `every ${type} that the server shows is brought, and a second sync does nothing`,
      async () => {
        const computer = newComputer(join(folder, `all-${kind}`), {
          kind,
          account,
          collections: 'of the server',
        })
        await computer.discover()
        await computer.sync()
        for (const path of await listCollections(server, home, type)) {
          const name = decodeURIComponent(path.split('/').at(-2) ?? '')
          assert.equal(computer.read(name).size, (await listMembers(server, path)).length, name)
        }
        assert.ok(didNothing(await computer.sync()), 'it had something to do')
      },
    )
  }
}

function edited(i: number, note: string): WrittenCard {
  return writtenCard(i, { note })
}

function uidIn(text: string): string {
  return /^UID:(\S+)/m.exec(text)?.[1] ?? ''
}

function byUid(files: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...files.values()].map(text => [uidIn(text), text]))
}

/** The same cards, but for the ends of lines. @throws AssertionError at the first that differs. */
function compare(files: ReadonlyMap<string, string>, expected: ReadonlyMap<string, string>): void {
  assert.equal(files.size, expected.size)
  for (const text of files.values()) {
    sameText(withoutCr(text), withoutCr(expected.get(uidIn(text)) ?? 'a card that was never sent'))
  }
}

function fileOf(computer: Computer, collection: string, { uid }: WrittenCard): string {
  const found = [...computer.read(collection)].find(([, text]) => uidIn(text) === uid)
  if (!found) throw new Error(`no file holds ${uid}`)
  return found[0]
}

function cardIn(computer: Computer, collection: string, card: WrittenCard): string {
  return computer.read(collection).get(fileOf(computer, collection, card)) as string
}

/** vdirsyncer and we both name a card after its UID; the server says where it is. */
async function hrefOf(server: DavConnection, book: string, { uid }: WrittenCard): Promise<string> {
  const found = (await listMembers(server, book)).find(({ href }) => href.includes(uid))
  if (!found) throw new Error(`the server does not list ${uid}`)
  return found.href
}

async function onServer(server: DavConnection, href: string): Promise<string> {
  const { status, body } = await server.send('GET', href)
  if (status !== 200) throw new Error(`GET ${href} answered ${status}`)
  return body.toString()
}

async function eachOnServer(
  server: DavConnection,
  book: string,
  look: (uid: string, text: string) => void,
): Promise<void> {
  for (const { href } of await listMembers(server, book)) {
    const text = await onServer(server, href)
    look(uidIn(text), text)
  }
}

async function ctagOf(server: DavConnection, path: string): Promise<string | null> {
  return textOf((await server.propfind(path, 0, '<cs:getctag/>')).body, 'getctag')
}
