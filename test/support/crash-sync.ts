import type { Random } from '../../src/demo/random.ts'
import { type WrittenCard, writtenCards } from './dav/cards.ts'
import { listMembers } from './dav/collections.ts'
import { connectTo, type DavConnection } from './dav/connection.ts'
import { addDevice } from './dav/own-desk.ts'
import { clientOf } from './desk-client.ts'
import { type RunningDesk, startDesk } from './running-desk.ts'

export interface SyncCrashes {
  attempted: number
  acknowledged: number
  keptUnacknowledged: number
}

const CARDS = 2_000
const CONNECTIONS = 3
const LONGEST_MS = 1_500

/**
 * Kills the desk (kill -9) while a device sends its address book for the first time, and looks, when it opens again, at
 * what devices get and what the screen shows: all that was acknowledged, octet for octet, and nothing by half.
 */
export async function crashDuringSync(
  folder: string,
  random: Random,
  { round, report, losses }: { round: number; report: SyncCrashes; losses: string[] },
): Promise<void> {
  // People of the rounds before stay: each round has cards of its own.
  const cards = writtenCards(CARDS, 1_000 + round)
  const sent = new Map<string, boolean>()
  const { user, password } = await sendUntilKilled(folder, random, { cards, sent, losses, round })

  const desk = await startDesk({ folder })
  const device = connectTo({ url: desk.url, user, password })
  try {
    const book = bookOf(user)
    const there = new Set((await listMembers(device, book)).map(({ href }) => href.slice(book.length)))
    const kept = cards.filter(({ name }) => there.has(name))
    for (const { name, text } of kept) {
      const { body } = await device.send('GET', book + name)
      if (body.toString() !== text) losses.push(`a card is not what was sent: ${name}`)
    }
    for (const [name, isAcknowledged] of sent) {
      report.attempted++
      if (isAcknowledged) report.acknowledged++
      if (isAcknowledged && !there.has(name)) losses.push(`an acknowledged card is not there: ${name}`)
      if (!isAcknowledged && there.has(name)) report.keptUnacknowledged++
    }
    await lookOnScreen(desk, { kept, members: there.size, losses })
  } finally {
    device.close()
    process.kill(desk.pid, 'SIGTERM')
    await desk.ended
  }
}

async function sendUntilKilled(
  folder: string,
  random: Random,
  said: { cards: WrittenCard[]; sent: Map<string, boolean>; losses: string[]; round: number },
): Promise<{ user: string; password: string }> {
  const { cards, sent, losses, round } = said
  const desk = await startDesk({ folder })
  const account = await addDevice(folder, `telephone ${round}`)
  let isOver = false
  const devices = Array.from({ length: CONNECTIONS }, () => connectTo({ ...account, url: desk.url }))
  const left = [...cards]
  const send = async (device: DavConnection) => {
    for (let card = left.pop(); card && !isOver; card = left.pop()) {
      sent.set(card.name, false)
      const { status } = await device.send('PUT', bookOf(account.user) + card.name, {
        headers: { 'content-type': 'text/vcard; charset=utf-8', 'if-none-match': '*' },
        body: card.text,
      })
      if (status === 201) sent.set(card.name, true)
      else losses.push(`a card was answered ${status}: ${card.name}`)
    }
  }
  setTimeout(
    () => {
      isOver = true
      process.kill(desk.pid, 'SIGKILL')
    },
    random.int(100, LONGEST_MS),
  )
  try {
    await Promise.all(devices.map(send))
  } catch (error) {
    // Requests cut short fail: that is the crash.
    if (!isOver) throw error
  } finally {
    await desk.ended
    for (const device of devices) device.close()
  }
  return account
}

/** What devices read is prompt, what screens read lags: it must have caught up by the time that somebody looks. */
async function lookOnScreen(
  desk: RunningDesk,
  { kept, members, losses }: { kept: WrittenCard[]; members: number; losses: string[] },
): Promise<void> {
  const screen = await clientOf(desk.link)
  const total = async (query: string) => {
    const answer = await screen.get(`/api/people?limit=1&${query}`)
    return ((await answer.json()) as { total: number }).total
  }
  const people = await total('')
  if (people !== members) losses.push(`devices see ${members} people, the screen ${people}`)
  for (const { fullName } of kept.filter((_, i) => i % 25 === 0)) {
    const found = await total(`q=${encodeURIComponent(fullName)}`)
    if (found < 1) losses.push(`not found on screen: ${fullName}`)
  }
}

function bookOf(user: string): string {
  return `/addressbooks/${user}/contacts/`
}
