import { addDays, type Day } from '../lib/day.ts'
import { Refusal } from '../lib/refusal.ts'
import { wayOut } from '../owner/outgoing-way.ts'
import { readSettings } from '../owner/store.ts'
import type { Desk } from '../platform/desk.ts'
import { type ImapFolder, type ImapMailbox, openImap } from '../platform/imap.ts'
import type { BytesAnswer, Door } from '../platform/outgoing.ts'
import { hostAddress } from '../platform/outgoing-host.ts'
import { CALENDAR_PART_TYPES, decodedPart } from './calendar-part.ts'
import { type Gathered, type GatheredMeeting, newGathering } from './gather.ts'
import { MAIL_FIELDS } from './mail-head.ts'
import { newMailReader } from './mail-reader.ts'
import { callOffMeetings, meetingId } from './meetings.ts'
import { gatheringOn } from './own-addresses.ts'
import { readCalendar } from './read-calendar.ts'
import {
  type Cursor,
  NOTHING_TAKEN,
  type SourceProblem,
  type SourceTaken,
  type SourceView,
} from './source.ts'
import { type SourceVault, sourceSecret } from './source-secrets.ts'
import { cursorOf, putSourceState, sourceOf } from './sources.ts'
import { takeHistory } from './take-history.ts'

export interface SourceParts extends SourceVault {
  door: Door
}

export interface Reading {
  onStep?: (run: { done: number; total: number }) => void
  signal?: AbortSignal
}

const MOST_FEED_BYTES = 50_000_000
/** A calendar of twenty years is written while it is asked for. */
const FEED_WITHIN_MS = 120_000
const FEED_FIRST_BYTE_MS = 30_000
/** After this many days it is read even where nothing changed: its series go on (`SERIES_DAYS_AHEAD`). */
const READ_ANEW_DAYS = 30
/** The nearest: that they vanish is noticed. */
const MOST_UPCOMING = 2000
/** What is committed at once, with how far it goes: a reading that is stopped goes on from there. */
const HEADS_AT_ONCE = 5000
const STEP_EVERY = 200

/** As servers really say it. */
const CALENDAR_TYPES = [
  'text/calendar',
  'text/x-vcalendar',
  'application/ics',
  'application/calendar',
  'application/force-download',
  'application/octet-stream',
  'text/plain',
  'binary/octet-stream',
  // A page to sign in on is read to be told as no calendar.
  'text/html',
]

/**
 * Reads what a source has that is new. What cannot be read leaves what is there: the source keeps the reason.
 *
 * @throws Refusal `outgoing-not-allowed`, and nothing leaves; `gone`, `not-found`.
 */
export async function readSource(
  desk: Desk,
  parts: SourceParts,
  sourceId: string,
  reading: Reading = {},
): Promise<SourceView> {
  const source = await sourceOf(desk, sourceId)
  const cursor = await cursorOf(desk, sourceId)
  const askedAt = desk.now().toISOString()
  const run: Run = { desk, source, cursor, askedAt, taken: { ...NOTHING_TAKEN }, ...reading }
  const problem = await (source.kind === 'calendar' ? readFeed(run, parts) : readMailbox(run, parts)).then(
    () => null,
    problemOf,
  )
  const answeredAt = problem === null ? askedAt : source.answeredAt
  await putSourceState(desk, sourceId, { askedAt, answeredAt, problem, taken: run.taken, cursor: run.cursor })
  return sourceOf(desk, sourceId)
}

/**
 * Whether a mailbox opens, and what is in it. Nothing is read, nothing kept.
 *
 * @throws Refusal as `openImap` and `hostAddress`.
 */
export async function tryMailbox(
  desk: Desk,
  door: Door,
  server: { host: string; port: number; user: string; password: string },
): Promise<{ folders: number; messages: number }> {
  const { outgoing } = await readSettings(desk)
  const found = await hostAddress(door, { service: 'mailbox', allowed: outgoing.allowed, host: server.host })
  const mailbox = await openImap(server, found)
  try {
    const paths = await mailbox.folders()
    let messages = 0
    for (const path of paths) messages += (await mailbox.look(path)).messages
    return { folders: paths.length, messages }
  } finally {
    await mailbox.close()
  }
}

interface Run extends Reading {
  desk: Desk
  source: SourceView
  cursor: Cursor
  askedAt: string
  taken: SourceTaken
}

async function readFeed(run: Run, parts: SourceParts): Promise<void> {
  const { desk, source, cursor, signal } = run
  const url = await secretFor(run, parts)
  const { outgoing } = await readSettings(desk)
  const today = desk.today()
  const isLately = cursor.readOn !== undefined && addDays(cursor.readOn, READ_ANEW_DAYS) > today
  const { etag = '', lastModified = '' } = isLately ? cursor : {}
  const answer: BytesAnswer = await wayOut(parts.door, desk.id, outgoing).fetchBytes('feeds', url, {
    types: CALENDAR_TYPES,
    mostBytes: MOST_FEED_BYTES,
    withinMs: FEED_WITHIN_MS,
    firstByteMs: FEED_FIRST_BYTE_MS,
    unless: { etag, lastModified },
    ...(signal ? { signal } : {}),
  })
  if (answer.isUnchanged) return
  const options = await gatheringOn(desk)
  const read = readCalendar(answer.bytes, { self: options.self, today })
  if (!read) throw new Refusal('not-a-calendar', { host: source.host })
  const gathering = newGathering(options)
  gathering.take(read)
  const gathered = gathering.finish()
  const told = gathered.meetings.map(({ key }) => meetingId(key))
  // One that was cut, or left out what was too much, does not tell what it no longer holds; and is asked for again.
  const isWhole = isClosed(answer.bytes) && !read.problems.some(({ code }) => code?.startsWith('too-many-'))
  const here = new Set(told)
  const vanished = isWhole ? (cursor.upcoming ?? []).filter(id => !here.has(id)) : []
  await take(run, gathered, vanished)
  const upcoming = isWhole ? upcomingOf(gathered.meetings, today) : (cursor.upcoming ?? [])
  const validators = isWhole ? { etag: answer.etag, lastModified: answer.lastModified } : {}
  run.cursor = { ...validators, readOn: today, upcoming }
}

/** Whether the text goes to its end. */
function isClosed(bytes: Uint8Array): boolean {
  const end = Buffer.from(bytes.subarray(-400)).toString('latin1').replaceAll('\0', '')
  return /END:VCALENDAR\s*$/i.test(end)
}

function upcomingOf(meetings: readonly GatheredMeeting[], today: Day): string[] {
  return meetings
    .filter(({ day, isCancelled }) => day > today && !isCancelled)
    .sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
    .slice(0, MOST_UPCOMING)
    .map(({ key }) => meetingId(key))
}

async function readMailbox(run: Run, parts: SourceParts): Promise<void> {
  const { desk, source, signal } = run
  const { outgoing } = await readSettings(desk)
  // Said before the password is looked for: what is not allowed is not prepared.
  const asked = { service: 'mailbox', allowed: outgoing.allowed, host: source.host }
  const found = await hostAddress(parts.door, asked)
  const password = await secretFor(run, parts)
  const mailbox = await openImap({ ...source, password }, found, { signal })
  try {
    const folders: ImapFolder[] = []
    for (const path of await mailbox.folders()) folders.push(await mailbox.look(path))
    const total = folders.reduce((sum, folder) => sum + newIn(folder, run.cursor), 0)
    const progress = { done: 0, total }
    run.onStep?.(progress)
    for (const folder of folders) await readFolder(run, mailbox, { folder, progress })
  } finally {
    await mailbox.close()
  }
}

function newIn({ path, validity, nextUid, messages }: ImapFolder, { folders }: Cursor): number {
  const known = folders?.[path]
  if (known?.validity !== validity) return messages
  return Math.max(0, Math.min(messages, nextUid - known.uid - 1))
}

async function readFolder(
  run: Run,
  mailbox: ImapMailbox,
  { folder, progress }: { folder: ImapFolder; progress: { done: number; total: number } },
): Promise<void> {
  const { path, validity, isSent, nextUid } = folder
  const known = run.cursor.folders?.[path]
  // Another validity: the numbers mean other messages, of which those that are known add nothing.
  const from = known?.validity === validity ? known.uid + 1 : 1
  if (folder.messages === 0 || nextUid <= from) return keepPlace(run, path, { validity, uid: nextUid - 1 })
  await mailbox.look(path)
  let part = await newPart(run)
  let last = from - 1
  const asked = { folder, fromUid: from, fields: MAIL_FIELDS, partTypes: CALENDAR_PART_TYPES }
  for await (const { uid, head, part: found } of mailbox.heads(asked)) {
    const calendar = found && decodedPart(found.octets, found.encoding)
    part.reader.takeHead(head, { isSent, calendar })
    last = uid
    progress.done++
    if (progress.done % STEP_EVERY === 0) run.onStep?.({ ...progress })
    if (++part.heads >= HEADS_AT_ONCE) {
      await part.keep()
      await keepPlace(run, path, { validity, uid: last })
      part = await newPart(run)
    }
  }
  await part.keep()
  await keepPlace(run, path, { validity, uid: Math.max(last, nextUid - 1) })
  run.onStep?.({ ...progress })
}

async function newPart(run: Run) {
  const { desk, source } = run
  const options = await gatheringOn(desk)
  const isAddress = source.user.includes('@')
  const self = isAddress
    ? { ...options.self, mails: [...options.self.mails, source.user.toLowerCase()] }
    : options.self
  const gathering = newGathering({ ...options, self })
  const reader = newMailReader({ self, today: desk.today(), onRead: gathering.take })
  return {
    reader,
    heads: 0,
    keep: async () => {
      const { messages, automatic } = reader.end()
      run.taken.messages += messages
      run.taken.automatic += automatic
      await take(run, gathering.finish())
    },
  }
}

async function keepPlace(run: Run, path: string, place: { validity: string; uid: number }): Promise<void> {
  run.cursor = { ...run.cursor, folders: { ...run.cursor.folders, [path]: place } }
  const { desk, source, askedAt, taken, cursor } = run
  await putSourceState(desk, source.id, {
    askedAt,
    answeredAt: source.answeredAt,
    problem: null,
    taken,
    cursor,
  })
}

/** @param vanished meetings that it does not tell any more. */
async function take(
  { desk, source, taken }: Run,
  gathered: Gathered,
  vanished: readonly string[] = [],
): Promise<void> {
  const details = { name: source.name }
  const came = await desk.write({ what: 'history:change.source.brought', details }, async inside => {
    // Taken away while it was read.
    await sourceOf(inside, source.id)
    const came = await takeHistory(inside, gathered)
    await callOffMeetings(inside, vanished)
    return came
  })
  taken.encounters += came.encounters
  taken.meetings += came.meetings
}

async function secretFor({ desk, source }: Run, parts: SourceParts): Promise<string> {
  const secret = await sourceSecret(parts, { deskId: desk.id, sourceId: source.id })
  if (secret === null) throw new Refusal('source-secret', { name: source.name })
  return secret
}

/** @throws what is no failure of the other side: a refusal before anything left, our own mistakes. */
function problemOf(error: unknown): SourceProblem {
  if (error instanceof Refusal && !['outgoing-not-allowed', 'gone', 'not-found'].includes(error.code)) {
    const params = Object.entries(error.params).map(([name, value]) => [name, String(value)])
    return { code: error.code, params: Object.fromEntries(params) }
  }
  const { code, responseStatus, message } = error as Error & { code?: string; responseStatus?: string }
  // The library tells a connection that broke, or a server that said no, by an error of its own.
  if (code !== undefined || responseStatus !== undefined) {
    if (!(error instanceof Refusal))
      return { code: 'mailbox-broke', params: { reason: (responseStatus ?? message).slice(0, 200) } }
  }
  throw error
}
