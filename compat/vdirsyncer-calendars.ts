import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DavAccount } from '../test/support/dav/account.ts'
import { type Checks, sameText } from '../test/support/dav/checks.ts'
import { listMembers, put } from '../test/support/dav/collections.ts'
import type { DavConnection } from '../test/support/dav/connection.ts'
import { hourEvent, writtenEvents } from '../test/support/dav/events.ts'
import { didNothing, newComputer, withoutCr } from './vdir.ts'

interface Where {
  server: DavConnection
  /** The path under which calendars are. */
  home: string
  folder: string
}

/** A calendar that begins as a folder, goes to the server, and from there to a second computer. */
export async function checkCalendars(account: DavAccount, checks: Checks, where: Where): Promise<void> {
  const { server, home, folder } = where
  const name = `agenda-${Date.now().toString(36)}`
  const path = `${home}${name}/`
  const laptop = newComputer(join(folder, 'laptop-calendars'), {
    kind: 'caldav',
    account,
    collections: 'of the folder',
  })
  const desktop = newComputer(join(folder, 'desktop-calendars'), {
    kind: 'caldav',
    account,
    collections: [name],
  })
  const events = writtenEvents()
  for (const { name: file, text } of events) laptop.write(name, file, text)
  try {
    await checks.that('a folder of events becomes a calendar that is made for it', async () => {
      await laptop.discover()
      await laptop.sync()
      assert.equal((await listMembers(server, path)).length, events.length)
    })
    await checks.that('events and tasks come back octet for octet, zones and exceptions too', async () => {
      for (const { href } of await listMembers(server, path)) {
        const text = (await server.send('GET', href)).body.toString()
        sameText(text, events.find(({ uid }) => text.includes(`UID:${uid}\r\n`))?.text)
      }
    })
    await checks.that('a second computer gets the calendar, and a second sync does nothing', async () => {
      await desktop.discover()
      await desktop.sync()
      const texts = [...desktop.read(name).values()].map(withoutCr).sort()
      sameText(
        texts.join(''),
        events
          .map(({ text }) => withoutCr(text))
          .sort()
          .join(''),
      )
      assert.ok(didNothing(await laptop.sync()), 'the laptop had something to do')
    })
    await checks.that('the name and the colour of the calendar go along', async () => {
      mkdirSync(laptop.folderOf(name), { recursive: true })
      writeFileSync(join(laptop.folderOf(name), 'displayname'), 'Agenda d’Élise')
      writeFileSync(join(laptop.folderOf(name), 'color'), '#3366CC')
      laptop.configure('folder')
      desktop.configure('server')
      await laptop.metasync()
      await desktop.metasync()
      assert.equal(readFileSync(join(desktop.folderOf(name), 'displayname'), 'utf8'), 'Agenda d’Élise')
      assert.match(readFileSync(join(desktop.folderOf(name), 'color'), 'utf8'), /^#3366CC/i)
    })
    await checks.that('events are added, moved and deleted both ways', async () => {
      const [here, there] = [hourEvent('walk', 'Marche', 25), hourEvent('swim', 'Piscine', 26)]
      laptop.write(name, here.name, here.text)
      await put(server, path + there.name, there.text)
      rmSync(join(laptop.folderOf(name), 'market-day.ics'))
      const dentist = (await listMembers(server, path)).find(({ href }) => href.includes('dentist'))
      await server.send('DELETE', dentist?.href ?? '')
      await laptop.sync()
      await put(server, path + there.name, hourEvent('swim', 'Piscine', 27).text)
      await laptop.sync()
      await desktop.sync()
      for (const computer of [laptop, desktop]) {
        const texts = [...computer.read(name).values()]
        const uids = texts.map(text => /^UID:(\S+)/m.exec(text)?.[1]).sort()
        assert.deepEqual(uids, ['call-back', 'rehearsal', 'swim', 'walk'])
        assert.ok(texts.some(text => text.includes('DTSTART:20261127T090000Z')))
      }
    })
  } finally {
    await server.send('DELETE', path)
  }
}
