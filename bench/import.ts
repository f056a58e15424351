// quick: bin/bench import [CARDS [MAILS]]: a vCard file read, matched and committed in one batch, the same file again, and the undo;
// then a mailbox of so many mails and a calendar, the same way.
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inventWorld } from '../src/demo/world.ts'
import type { ImportView } from '../src/import/import-view.ts'
import { type ImportFile, openImports } from '../src/import/session.ts'
import { day } from '../src/lib/day.ts'
import { uuidv7 } from '../src/lib/uuid.ts'
import { printCard } from '../src/lib/vcard/card.ts'
import { newCard } from '../src/lib/vcard/edit.ts'
import { openSqliteDatabase } from '../src/platform/db/database.ts'
import { undo } from '../src/platform/db/undo.ts'
import type { Desk } from '../src/platform/desk.ts'
import { PROJECTORS } from '../src/projectors.ts'

const cards = Number(process.argv[2] ?? 10_000)
const mails = Number(process.argv[3] ?? 20_000)
const world = inventWorld({ people: cards, years: 1, language: 'fr', seed: 7, today: day('2026-11-21') })
const octets = Buffer.concat(world.people.map(({ contact }) => printCard(newCard(contact))))

const folder = mkdtempSync(join(tmpdir(), 'entregent-bench-'))
const imports = openImports({ onMistake: error => console.error(error) })
const EVENTS = 10_000
let peakMb = 0
let longestWaitMs = 0
try {
  const database = await openSqliteDatabase(join(folder, 'desk.db'), { projectors: PROJECTORS })
  const id = uuidv7(new Date())
  await database.system
    .insertInto('desk')
    .values({ id, name: 'bench', createdAt: new Date().toISOString() })
    .execute()
  const desk = database.desk(id, { language: 'fr', timeZone: 'Europe/Paris', by: 'bench' })
  const watch = watching(desk)

  const first = await timed(() => bring(desk))
  const again = await timed(() => bring(desk))
  const batch = first.value.batch
  if (!batch || first.value.result?.added !== world.people.length)
    throw new RangeError('not everybody came in')
  if (again.value.batch) throw new RangeError('the same file changed something')
  const undone = await timed(() => undo(desk, batch))
  const history = await told(desk, first.ms)
  await watch.stop()
  const figures = {
    cards: world.people.length,
    fileMb: Math.round(octets.length / 1e5) / 10,
    // Stated for 10,000 cards on the reference machine.
    importMs: { value: first.ms, budget: 5000 },
    sameFileAgainMs: again.ms,
    undoMs: { value: undone.ms, budget: 2000 },
    ...history,
    residentMb: peakMb,
    longestReadMs: Math.round(longestWaitMs),
  }
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
  await database.close()
} finally {
  await imports.close()
  rmSync(folder, { recursive: true })
}

/** A mailbox on the disk and a calendar: what is read of them a second, and what comes of it. */
async function told(desk: Desk, cardsMs: number) {
  const mailbox = join(folder, 'mailbox.mbox')
  const size = writeMailbox(mailbox)
  const file = { name: 'mailbox.mbox', path: mailbox, size, forget: async () => {} }
  const mail = await bringFiles(desk, [file])
  const again = mails > 100_000 ? null : await bringFiles(desk, [file])
  if (again?.done.batch) throw new RangeError('the same mailbox changed something')
  const bytes = calendarOf(EVENTS)
  const events = await bringFiles(desk, [{ name: 'agenda.ics', bytes }])
  const perSecond = (count: number, ms: number) => Math.round((1000 * count) / ms)
  return {
    mails,
    mailboxMb: Math.round(size / 1e5) / 10,
    mailsPerSecond: perSecond(mails, mail.readMs),
    mailsKeptMs: mail.keptMs,
    mailDays: mail.preview.history?.days ?? 0,
    ...(again ? { sameMailboxAgainMs: again.readMs + again.keptMs } : {}),
    events: EVENTS,
    eventsPerSecond: perSecond(EVENTS, events.readMs),
    cardsPerSecond: perSecond(world.people.length, cardsMs),
  }
}

async function bringFiles(desk: Desk, files: ImportFile[]) {
  let importId = ''
  const read = await timed(async () => {
    importId = await imports.start(desk, files)
    return until(desk, importId, ['ready', 'failed'])
  })
  imports.commit(desk, importId, {})
  const kept = await timed(() => until(desk, importId, ['done', 'failed']))
  if (kept.value.state === 'failed') throw new RangeError(kept.value.error ?? '')
  return { preview: read.value, done: kept.value, readMs: read.ms, keptMs: kept.ms }
}

/** Fifteen years of mail with those of the cardex, some of it from programs. @returns its octets. */
function writeMailbox(path: string): number {
  const descriptor = openSync(path, 'w')
  const me = 'moi@exemple.example'
  const known = world.people.flatMap(({ contact }) => contact.emails[0]?.value ?? [])
  // One in four has a card; a few write most of it.
  const others = Array.from(
    { length: 2000 },
    (_, at) => (at % 4 === 0 ? known[at / 4] : undefined) ?? `inconnu${at}@exemple.example`,
  )
  const body = 'Bonjour, voici quelques lignes comme on en écrit tous les jours.\n'.repeat(12)
  let size = 0
  let piece = ''
  for (let at = 0; at < mails; at++) {
    const other = others[Math.floor(others.length * (((at * 7919) % 10_007) / 10_007) ** 3)] as string
    const date = new Date(Date.UTC(2011, 0, 1) + (at / mails) * 15 * 31_556_952_000)
    const isMine = at % 3 === 0
    const [from, to] = isMine ? [me, other] : [other, me]
    piece +=
      `From ${from} Mon Oct  5 10:00:00 2026\nReceived: from a.example by b.example; ${date.toUTCString()}\n` +
      `Delivered-To: ${me}\nFrom: Quelqu'un <${from}>\nTo: ${to}\nSubject: Sujet ${at}\nDate: ${date.toUTCString()}\n` +
      `Message-ID: <${at}@exemple.example>\n${at % 10 === 1 ? 'List-Id: <liste.example>\n' : ''}\n${body}\n`
    if (piece.length > 4_000_000 || at === mails - 1) {
      size += writeSync(descriptor, piece)
      piece = ''
    }
  }
  closeSync(descriptor)
  return size
}

function calendarOf(events: number): Uint8Array<ArrayBuffer> {
  const others = world.people.flatMap(({ contact }) => contact.emails[0]?.value ?? []).slice(0, 2000)
  const lines = Array.from({ length: events }, (_, at) => {
    const stamp = new Date(Date.UTC(2011, 0, 1) + at * 3_600_000 * 12)
      .toISOString()
      .replace(/[-:]|\.\d+/g, '')
    return `BEGIN:VEVENT\nUID:bench-${at}\nDTSTART:${stamp}\nDURATION:PT1H\nATTENDEE:mailto:${others[at % others.length]}\nEND:VEVENT\n`
  })
  return new TextEncoder().encode(`BEGIN:VCALENDAR\nVERSION:2.0\n${lines.join('')}END:VCALENDAR\n`)
}

/** From the octets to the end of the commit, reading and matching in the worker included. */
async function bring(desk: Desk): Promise<ImportView> {
  const bytes = new Uint8Array(octets)
  const importId = await imports.start(desk, [{ name: 'bench.vcf', bytes }])
  await until(desk, importId, ['ready', 'failed'])
  imports.commit(desk, importId, {})
  return until(desk, importId, ['done', 'failed'])
}

function until(desk: Desk, importId: string, states: ImportView['state'][]): Promise<ImportView> {
  return new Promise(resolve => {
    const look = () => {
      const view = imports.view(desk, importId)
      if (!states.includes(view.state)) return
      unfollow()
      resolve(view)
    }
    const unfollow = imports.follow(desk, importId, look)
    look()
  })
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const began = performance.now()
  const value = await work()
  return { value, ms: Math.round(performance.now() - began) }
}

/** Asks the desk a small question all along: how long the longest answer took, and the most memory held. */
function watching(desk: Desk): { stop: () => Promise<void> } {
  let on = true
  const asking = (async () => {
    while (on) {
      const began = performance.now()
      await new Promise(resolve => setTimeout(resolve, 5))
      await desk.db
        .selectFrom('personCard')
        .select('personId')
        .where('deskId', '=', desk.id)
        .limit(1)
        .execute()
      longestWaitMs = Math.max(longestWaitMs, performance.now() - began - 5)
      peakMb = Math.max(peakMb, Math.round(process.memoryUsage.rss() / 1024 / 1024))
    }
  })()
  return {
    stop: async () => {
      on = false
      await asking
    },
  }
}
