import { type WrittenCard, writtenCard, writtenCards } from '../../test/support/dav/cards.ts'
import { findHomes, listMembers, makeBook } from '../../test/support/dav/collections.ts'
import { connectTo, type DavConnection, type DavReply, xml } from '../../test/support/dav/connection.ts'
import { membersOf, textOf } from '../../test/support/dav/multistatus.ts'
import { residentOf } from './resident.ts'
import type { MeasuredServer } from './server.ts'

export interface Figure {
  /** Milliseconds (the smaller the better), a number a second (the larger), or megabytes (the smaller). */
  value: number
  unit: 'ms' | '/s' | 'MB'
  /** Octets of the answers. */
  bytes: number | null
  /** What the reader must know: that it was cut short, that the answer was wrong. */
  note: string
}

export const STEPS = [
  'PUT all',
  'PROPFIND depth 1',
  'multiget by 100, all',
  'first sync-collection',
  'PUT of a change, full book',
  'sync after one change',
  'sync, nothing new',
  'ctag poll',
  'GET one',
  'text query',
  'memory after',
  'memory, peak',
] as const

export type Step = (typeof STEPS)[number]
export type Figures = Record<Step, Figure>

interface Load {
  server: DavConnection
  book: string
  cards: readonly WrittenCard[]
}

/** Beyond that a first upload is cut short: what is left is put in place behind the server's back, where one can. */
const UPLOAD_LIMIT_MS = 120_000
/** Beyond that a step is not repeated any more. */
const STEP_LIMIT_MS = 20_000
const ROUNDS = 5
const CHANGES = 20
const POLLS = 50
const GETS = 300
const BATCH = 100

/** Every step, one after the other, on one connection. */
export async function measure(measured: MeasuredServer, count: number): Promise<Figures> {
  const server = connectTo(measured.account)
  const { addressBooks } = await findHomes(server)
  const book = await makeBook(server, addressBooks, `bench-${Date.now().toString(36)}`)
  const load: Load = { server, book, cards: writtenCards(count) }
  try {
    const upload = await putAll(load, measured.fill)
    const list = await propfindAll(load)
    const multiget = await multigetAll(load)
    const { figure: first, token } = await firstSync(load)
    const { change, sync, lastToken } = await syncAfterChanges(load, token)
    const quiet = await syncNothing(load, lastToken)
    const ctag = await pollCtag(load)
    const one = await getOne(load)
    const query = await queryText(load)
    const { nowMb, peakMb } = residentOf(measured.pid)
    return {
      'PUT all': upload,
      'PROPFIND depth 1': list,
      'multiget by 100, all': multiget,
      'first sync-collection': first,
      'PUT of a change, full book': change,
      'sync after one change': sync,
      'sync, nothing new': quiet,
      'ctag poll': ctag,
      'GET one': one,
      'text query': query,
      'memory after': { value: nowMb, unit: 'MB', bytes: null, note: '' },
      'memory, peak': { value: peakMb, unit: 'MB', bytes: null, note: '' },
    }
  } finally {
    server.close()
  }
}

async function putAll({ server, book, cards }: Load, fill: MeasuredServer['fill']): Promise<Figure> {
  const began = performance.now()
  let done = 0
  for (const { name, text } of cards) {
    if (fill && performance.now() - began > UPLOAD_LIMIT_MS) break
    const { status, body } = await server.send('PUT', book + name, {
      headers: { 'content-type': 'text/vcard; charset=utf-8', 'if-none-match': '*' },
      body: text,
    })
    if (status !== 201) throw new Error(`PUT answered ${status}: ${body.toString().slice(0, 200)}`)
    done++
  }
  const rate = done / ((performance.now() - began) / 1000)
  if (done === cards.length) return { value: rate, unit: '/s', bytes: null, note: '' }
  fill?.(book, cards.slice(done))
  // It reads what it finds once, on its own time.
  await listMembers(server, book)
  return { value: rate, unit: '/s', bytes: null, note: `cut at ${done} cards, the others written as files` }
}

async function propfindAll({ server, book, cards }: Load): Promise<Figure> {
  const replies = await times(ROUNDS, () => server.propfind(book, 1, '<d:getetag/>'))
  const seen = membersOf((replies[0] as DavReply).body).filter(
    ({ etag, href }) => etag && !href.endsWith('/'),
  )
  return figureOf(replies, expecting(seen.length, cards.length))
}

async function multigetAll({ server, book, cards }: Load): Promise<Figure> {
  const hrefs = (await listMembers(server, book)).map(({ href }) => `<d:href>${href}</d:href>`)
  let bytes = 0
  let got = 0
  const walls = await times(ROUNDS, async () => {
    const began = performance.now()
    const replies: DavReply[] = []
    for (let from = 0; from < hrefs.length; from += BATCH) {
      const asked = `<d:prop><d:getetag/><c:address-data/></d:prop>${hrefs.slice(from, from + BATCH).join('')}`
      replies.push(await server.report(book, 1, xml('c:addressbook-multiget', asked)))
    }
    const wall = performance.now() - began
    bytes = replies.reduce((sum, { body }) => sum + body.length, 0)
    got = replies.reduce((sum, { body }) => sum + (String(body).match(/BEGIN:VCARD/g)?.length ?? 0), 0)
    return wall
  })
  return { value: median(walls), unit: 'ms', bytes, note: expecting(got, cards.length) }
}

async function firstSync({ server, book, cards }: Load): Promise<{ figure: Figure; token: string }> {
  const replies = await times(ROUNDS, () => syncSince(server, book, ''))
  const last = replies.at(-1) as DavReply
  const seen = membersOf(last.body).filter(({ isGone, href }) => !isGone && !href.endsWith('/'))
  const token = textOf(last.body, 'sync-token') ?? ''
  return { figure: figureOf(replies, expecting(seen.length, cards.length)), token }
}

async function syncAfterChanges({ server, book, cards }: Load, token: string) {
  let lastToken = token
  let wrong = 0
  const rounds = await times(CHANGES, async change => {
    const { name, text } = writtenCard((change * 7) % cards.length, { note: `changed ${change}` })
    const headers = { 'content-type': 'text/vcard; charset=utf-8' }
    const put = await server.send('PUT', book + name, { headers, body: text })
    const sync = await syncSince(server, book, lastToken)
    if (membersOf(sync.body).length !== 1) wrong++
    lastToken = textOf(sync.body, 'sync-token') ?? lastToken
    return { put, sync }
  })
  return {
    change: figureOf(rounds.map(({ put }) => put)),
    sync: figureOf(
      rounds.map(({ sync }) => sync),
      expecting(rounds.length - wrong, rounds.length),
    ),
    lastToken,
  }
}

async function syncNothing({ server, book }: Load, token: string): Promise<Figure> {
  const replies = await times(POLLS, () => syncSince(server, book, token))
  return figureOf(replies, expecting(membersOf((replies[0] as DavReply).body).length, 0))
}

async function pollCtag({ server, book }: Load): Promise<Figure> {
  const replies = await times(POLLS, () => server.propfind(book, 0, '<cs:getctag/><d:sync-token/>'))
  return figureOf(replies, textOf((replies[0] as DavReply).body, 'getctag') ? '' : 'no ctag')
}

async function getOne({ server, book, cards }: Load): Promise<Figure> {
  const replies: DavReply[] = []
  for (const { name } of cards.slice(-GETS)) replies.push(await server.send('GET', book + name))
  const wrong = replies.filter(({ status }) => status !== 200).length
  return figureOf(replies, expecting(replies.length - wrong, replies.length))
}

/** What is searched, and what has to be found: a collation that folds neither case nor accents would miss some. */
async function queryText({ server, book, cards }: Load): Promise<Figure> {
  const queries = [
    { name: 'FN', match: 'contains', text: 'müller', of: (card: WrittenCard) => card.fullName },
    { name: 'FN', match: 'starts-with', text: 'zoë', of: (card: WrittenCard) => card.fullName },
    { name: 'FN', match: 'contains', text: 'KERVADEC', of: (card: WrittenCard) => card.fullName },
    { name: 'ORG', match: 'contains', text: 'umbra', of: (card: WrittenCard) => card.organisation },
    { name: 'NOTE', match: 'contains', text: 'nowhere to be found', of: () => '' },
  ] as const
  const replies: DavReply[] = []
  const wrong: string[] = []
  for (const { name, match, text, of } of queries) {
    const asked = `<d:prop><d:getetag/><c:address-data/></d:prop><c:filter><c:prop-filter name="${name}">
      <c:text-match collation="i;unicode-casemap" match-type="${match}">${text}</c:text-match>
    </c:prop-filter></c:filter>`
    const rounds = await times(3, () => server.report(book, 1, xml('c:addressbook-query', asked)))
    const { status, body } = rounds[0] as DavReply
    const needle = text.toLowerCase()
    const isFound = (said: string) => (match === 'contains' ? said.includes(needle) : said.startsWith(needle))
    const wanted = cards.filter(card => isFound(of(card).toLowerCase())).length
    const got = status === 207 ? membersOf(body).length : `status ${status}`
    if (got !== wanted) wrong.push(`${name} ${text}: ${got} of ${wanted}`)
    replies.push(...rounds)
  }
  return figureOf(replies, wrong.join(', '))
}

function syncSince(server: DavConnection, book: string, token: string): Promise<DavReply> {
  const asked = `<d:sync-token>${token}</d:sync-token><d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop>`
  return server.report(book, 0, xml('d:sync-collection', asked))
}

/** At least once, and no more when the step has lasted long enough. */
async function times<T>(count: number, run: (round: number) => Promise<T>): Promise<T[]> {
  const began = performance.now()
  const results: T[] = []
  do results.push(await run(results.length))
  while (results.length < count && performance.now() - began < STEP_LIMIT_MS)
  return results
}

function figureOf(replies: readonly DavReply[], note = ''): Figure {
  const bytes = Math.round(median(replies.map(({ body }) => body.length)))
  return { value: median(replies.map(({ ms }) => ms)), unit: 'ms', bytes, note }
}

function expecting(got: number, wanted: number): string {
  return got === wanted ? '' : `wrong: ${got}, not ${wanted}`
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)] as number
}
