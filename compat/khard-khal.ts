import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DavAccount } from '../test/support/dav/account.ts'
import { writtenCards } from '../test/support/dav/cards.ts'
import { type Checks, sameText } from '../test/support/dav/checks.ts'
import type { DavClient } from '../test/support/dav/client.ts'
import { findHomes, listMembers, makeBook, makeCalendar, put } from '../test/support/dav/collections.ts'
import { connectTo, type DavConnection } from '../test/support/dav/connection.ts'
import { writtenEvents } from '../test/support/dav/events.ts'
import { runProgram } from '../test/support/dav/program.ts'
import { type Computer, newComputer } from './vdir.ts'

interface Setting {
  server: DavConnection
  /** Paths on the server, and their last segments. */
  book: string
  calendar: string
  bookName: string
  calendarName: string
  people: Computer
  events: Computer
  khard: (args: string[], input?: string) => Promise<string>
  khal: (...args: string[]) => Promise<string>
  checks: Checks
}

const ADA = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'UID:ada-of-the-terminal',
  'N:Lovelace;Ada;;;',
  'FN:Ada Lovelace',
  'NICKNAME:Countess',
  'ORG:Analytical Engine;Programs',
  'TEL;TYPE=CELL:+33 6 12 34 56 78',
  'EMAIL;TYPE=WORK:ada@engine.example',
  'ADR;TYPE=HOME:;;12 St James’s Square;London;;SW1Y;England',
  'BDAY:1815-12-10',
  'CATEGORIES:mathematics,friends',
  'NOTE:First line\\nsecond\\, with a comma',
  'END:VCARD',
  '',
].join('\r\n')

/** The address book and the calendar of a terminal, on folders that vdirsyncer keeps equal to the desk's. */
export const khardKhal: DavClient = {
  name: 'khard-khal',
  needs: ['vdirsyncer', 'khard', 'khal'],
  from: 'Debian: vdirsyncer khard khal',
  check: async (account, checks, folder) => {
    const setting = await prepare(account, checks, folder)
    try {
      await checkPeople(setting)
      await checkEvents(setting)
      await checkWritten(setting)
    } finally {
      await setting.server.send('DELETE', setting.book)
      await setting.server.send('DELETE', setting.calendar)
      setting.server.close()
    }
  },
}

async function prepare(account: DavAccount, checks: Checks, folder: string): Promise<Setting> {
  const server = connectTo(account)
  const homes = await findHomes(server)
  const [bookName, calendarName] = ['people', 'agenda'].map(name => `${name}-${Date.now().toString(36)}`) as [
    string,
    string,
  ]
  const book = await makeBook(server, homes.addressBooks, bookName)
  const calendar = await makeCalendar(server, homes.calendars, calendarName)
  await put(server, `${book}ada.vcf`, ADA)
  for (const card of writtenCards(20)) await put(server, book + card.name, card.text)
  for (const event of writtenEvents()) await put(server, calendar + event.name, event.text)

  const people = newComputer(join(folder, 'people'), { kind: 'carddav', account, collections: [bookName] })
  const events = newComputer(join(folder, 'events'), { kind: 'caldav', account, collections: [calendarName] })
  for (const computer of [people, events]) {
    await computer.discover()
    await computer.sync()
  }
  const khard = join(folder, 'khard.conf')
  writeFileSync(khard, khardSettings(people.folderOf(bookName)))
  mkdirSync(join(folder, '.local/share'), { recursive: true })
  const khal = join(folder, 'khal.conf')
  writeFileSync(khal, khalSettings(folder, events.folderOf(calendarName), people.folderOf(bookName)))
  const said = async (program: string, args: string[], input?: string) => {
    const { code, out, err } = await runProgram(program, args, { folder, input })
    if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}: ${out}${err}`)
    return out
  }
  return {
    ...{ server, book, calendar, bookName, calendarName, people, events, checks },
    khard: (args, input) => said('khard', ['-c', khard, ...args], input),
    khal: (...args) => said('khal', ['-c', khal, ...args]),
  }
}

async function checkPeople({ khard, checks }: Setting): Promise<void> {
  await checks.that('khard lists every card', async () => {
    const lines = (await khard(['list', '--parsable'])).trim().split('\n')
    assert.equal(lines.length, 21)
    for (const { uid } of writtenCards(20))
      assert.ok(
        lines.some(line => line.includes(uid)),
        uid,
      )
  })
  await checks.that('khard shows a whole card', async () => {
    const shown = await khard(['show', 'Ada', 'Lovelace'])
    const expected = ['Ada Lovelace', 'Countess', 'Analytical Engine', '+33 6 12 34 56 78']
    for (const text of [...expected, 'ada@engine.example', 'London', 'mathematics', 'second, with a comma']) {
      assert.ok(shown.includes(text), `${text} is not in:\n${shown}`)
    }
  })
  await checks.that('khard tells the birthday', async () =>
    assert.match(await khard(['birthdays', '--parsable', 'Lovelace']), /1815.12.10\s+Ada Lovelace/),
  )
  await checks.that('khard finds a mail address and a telephone number', async () => {
    assert.match(await khard(['email', '--parsable', 'Lovelace']), /^ada@engine\.example\tAda Lovelace/m)
    assert.match(await khard(['phone', '--parsable', 'Lovelace']), /\+33\s?6\s?12\s?34\s?56\s?78/)
  })
  await checks.that('khard shows the labels of telephones', async () =>
    assert.match(await khard(['show', writtenCards(1)[0]?.fullName as string]), /Cabane du jardin/),
  )
}

async function checkEvents({ khal, checks, calendarName }: Setting): Promise<void> {
  const list = (from: string, to: string) =>
    khal('list', '--format', '{start-date} {start-time} {title}', '--day-format', '', from, to)
  await checks.that('khal knows the calendar', async () =>
    assert.ok((await khal('printcalendars')).includes(calendarName)),
  )
  await checks.that(
    'khal repeats what repeats, without the one left out and with the one moved',
    async () => {
      const occurrences = (await list('2026-11-01', '2026-12-31')).match(/^.*Répétition.*$/gm)
      assert.deepEqual(occurrences, [
        '2026-11-02 20:00 Répétition',
        '2026-11-09 20:00 Répétition',
        '2026-11-24 19:30 Répétition générale',
        '2026-11-30 20:00 Répétition',
        '2026-12-07 20:00 Répétition',
      ])
    },
  )
  await checks.that('khal shows whole days, and hours in its own zone', async () => {
    const seen = await list('2026-11-20', '2026-12-10')
    assert.match(seen, /2026-12-05 +Marché de Noël/)
    assert.match(seen, /2026-11-23 15:00 Dentiste, contrôle/)
  })
  await checks.that('khal finds an event by its words', async () =>
    assert.match(await khal('search', 'Dentiste'), /Dentiste, contrôle/),
  )
  await checks.that('khal makes birthdays of the cards', async () =>
    assert.match(await list('2026-12-10', '2026-12-11'), /2026-12-10 +.*Ada Lovelace/),
  )
}

/** What is written at the terminal reaches the desk, as it was written. */
async function checkWritten(setting: Setting): Promise<void> {
  const { server, book, calendar, bookName, calendarName, people, events, khard, khal, checks } = setting
  await checks.that('a card made with khard reaches the desk', async () => {
    await khard(
      ['new', '--vcard-version', '4.0'],
      'First name: Grâce\nLast name: Hopper\nBirthday: 1906-12-09\n',
    )
    await people.sync()
    sameText(await newest(server, book, 'Hopper'), fileWith(people.read(bookName), 'Hopper'))
  })
  await checks.that('an event made with khal reaches the desk', async () => {
    await khal('new', '-a', calendarName, '2026-11-26 18:00', '19:00', 'Apéritif du port')
    await events.sync()
    sameText(await newest(server, calendar, 'Apéritif'), fileWith(events.read(calendarName), 'Apéritif'))
  })
  await checks.that('a card removed with khard leaves the desk', async () => {
    await khard(['remove', '--force', 'Lovelace'])
    await people.sync()
    assert.equal((await listMembers(server, book)).length, 21)
  })
}

async function newest(server: DavConnection, path: string, word: string): Promise<string> {
  for (const { href } of await listMembers(server, path)) {
    const text = (await server.send('GET', href)).body.toString()
    if (text.includes(word)) return text
  }
  throw new Error(`nothing on the server says ${word}`)
}

function fileWith(files: ReadonlyMap<string, string>, word: string): string {
  const found = [...files.values()].find(text => text.includes(word))
  if (found === undefined) throw new Error(`no file says ${word}`)
  return found
}

function khardSettings(folder: string): string {
  return `[addressbooks]
[[people]]
path = ${folder}
[general]
default_action = list
editor = true
merge_editor = true
[contact table]
show_nicknames = no
localize_dates = no
[vcard]
preferred_version = 3.0
`
}

function khalSettings(root: string, calendar: string, people: string): string {
  const name = calendar.split('/').at(-1)
  return `[calendars]
[[${name}]]
path = ${calendar}
[[birthdays]]
path = ${people}
type = birthdays
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/Paris
default_timezone = Europe/Paris
[default]
default_calendar = ${name}
[sqlite]
path = ${join(root, 'khal.db')}
`
}
