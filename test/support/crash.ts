import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Random, randomFrom } from '../../src/demo/random.ts'
import { inventWorld } from '../../src/demo/world.ts'
import type { EncounterView } from '../../src/encounters/encounter.ts'
import type { ImportView } from '../../src/import/import-view.ts'
import { day } from '../../src/lib/day.ts'
import { uuidv7 } from '../../src/lib/uuid.ts'
import { printCard } from '../../src/lib/vcard/card.ts'
import { newCard } from '../../src/lib/vcard/edit.ts'
import {
  crashDuringMerges,
  crashDuringMigration,
  crashDuringRestore,
  type LeavingCrashes,
  leavingDesks,
  NO_LEAVING_CRASHES,
} from './crash-leaving.ts'
import { crashDuringSync, type SyncCrashes } from './crash-sync.ts'
import { clientOf, type DeskClient } from './desk-client.ts'
import { startDesk } from './running-desk.ts'

export interface CrashReport {
  rounds: number
  captures: { attempted: number; acknowledged: number; keptUnacknowledged: number }
  imports: { whole: number; none: number }
  sync: SyncCrashes
  leaving: LeavingCrashes
  /** What should never be: sentences. */
  losses: string[]
}

const CARDS = 1_500
const ROUND_OF_CAPTURES_MS = 400
const COMMIT_OF_AN_IMPORT_MS = 500

/**
 * Kills the desk (kill -9) in the middle of a burst of captures, in the middle of an import, and in the middle of the
 * first upload of a device, in merges beside a backup, in a restoration and in a migration, as many times as asked, and
 * looks each time at what is there when it opens again.
 */
export async function crashCampaign(rounds: number, seed: number): Promise<CrashReport> {
  const folder = mkdtempSync(join(tmpdir(), 'entregent-crash-'))
  // Of its own: the people of imports have nothing but a name, and devices would not see them.
  const books = mkdtempSync(join(tmpdir(), 'entregent-crash-'))
  const random = randomFrom(seed)
  const report: CrashReport = {
    rounds,
    captures: { attempted: 0, acknowledged: 0, keptUnacknowledged: 0 },
    imports: { whole: 0, none: 0 },
    sync: { attempted: 0, acknowledged: 0, keptUnacknowledged: 0 },
    leaving: structuredClone(NO_LEAVING_CRASHES),
    losses: [],
  }
  const merges = mkdtempSync(join(tmpdir(), 'entregent-crash-'))
  const desks = await leavingDesks()
  const leaving = { random, report: report.leaving, losses: report.losses }
  try {
    for (let round = 0; round < rounds; round++) {
      await crashDuringCaptures(folder, random, report)
      await crashDuringImport(folder, random, { round, seed, report })
      await crashDuringSync(books, random, { round, report: report.sync, losses: report.losses })
      await crashDuringMerges(merges, leaving)
      await crashDuringRestore(desks, leaving)
      await crashDuringMigration(desks, leaving)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
    rmSync(books, { recursive: true, force: true })
    rmSync(merges, { recursive: true, force: true })
    desks.remove()
  }
  return report
}

async function crashDuringCaptures(folder: string, random: Random, report: CrashReport): Promise<void> {
  const attempted = new Map<string, boolean>()
  await killed(folder, random.int(20, ROUND_OF_CAPTURES_MS), async (client, isOver) => {
    const capture = async () => {
      while (!isOver()) {
        const id = uuidv7(new Date())
        const personId = uuidv7(new Date())
        attempted.set(id, false)
        const answer = await client.send('PUT', `/api/encounters/${id}`, {
          ...CAPTURE,
          personIds: [personId],
          newPeople: [{ id: personId, name: `Ada ${id}` }],
        })
        if (answer.status === 201) attempted.set(id, true)
        else report.losses.push(`a capture was answered ${answer.status}: ${await answer.text()}`)
      }
    }
    await Promise.all([capture(), capture(), capture(), capture()])
  })
  await opened(folder, async client => {
    for (const [id, acknowledged] of attempted) {
      const answer = await client.get(`/api/encounters/${id}`)
      const encounter = answer.status === 200 ? ((await answer.json()) as EncounterView) : null
      report.captures.attempted++
      if (acknowledged) report.captures.acknowledged++
      if (acknowledged && !encounter) report.losses.push(`an acknowledged capture is not there: ${id}`)
      if (!acknowledged && encounter) report.captures.keptUnacknowledged++
      if (encounter && encounter.people.length !== 1)
        report.losses.push(`a capture without its person: ${id}`)
      if (encounter && (await lastContactOf(client, encounter)) !== encounter.day) {
        report.losses.push(`a clock that was not reset: ${id}`)
      }
    }
  })
}

async function crashDuringImport(
  folder: string,
  random: Random,
  { round, seed, report }: { round: number; seed: number; report: CrashReport },
): Promise<void> {
  const { people } = inventWorld({
    people: CARDS,
    years: 0,
    language: 'fr',
    seed: seed + round,
    today: day('2026-11-21'),
  })
  // Named after the round: a card that says what one of another round said would rightly come in once.
  const cards = people.map(({ contact, id }) =>
    newCard({ ...contact, name: `${contact.name} ${round}`, uid: `${id}-${round}` }),
  )
  const content = cards.map(card => new TextDecoder().decode(printCard(card))).join('')
  let before = 0
  let isDone = false
  await killed(folder, null, async (client, _, kill) => {
    before = await peopleCount(client)
    const id = await client.upload([{ name: 'all.vcf', content }])
    const view = async () => (await (await client.get(`/api/imports/${id}`)).json()) as ImportView
    while ((await view()).state === 'reading') await wait(20)
    await client.send('POST', `/api/imports/${id}/commit`, { decisions: {}, defaultDecision: 'different' })
    setTimeout(kill, random.int(0, COMMIT_OF_AN_IMPORT_MS))
    for (;;) {
      if ((await view()).state === 'done') isDone = true
      await wait(5)
    }
  })
  await opened(folder, async client => {
    const added = (await peopleCount(client)) - before
    if (added === 0) report.imports.none++
    else if (added === CARDS) report.imports.whole++
    else report.losses.push(`an import was half there: ${added} of ${CARDS}`)
    if (isDone && added !== CARDS)
      report.losses.push(`an import said to be done brought ${added} of ${CARDS}`)
  })
}

const CAPTURE = {
  day: '2026-11-20',
  time: null,
  channel: 'in-person',
  size: 'short',
  minutes: 20,
  place: '',
  sphere: null,
  chosen: null,
  initiator: null,
  feeling: null,
  note: 'a burst',
  planned: false,
  followUps: [],
}

/** Opens the desk, works on it, and kills it: after the time given, or when the work asks. */
async function killed(
  folder: string,
  afterMs: number | null,
  work: (client: DeskClient, isOver: () => boolean, kill: () => void) => Promise<void>,
): Promise<void> {
  const desk = await startDesk({ folder })
  const client = await clientOf(desk.link)
  let over = false
  const kill = () => {
    over = true
    process.kill(desk.pid, 'SIGKILL')
  }
  if (afterMs !== null) setTimeout(kill, afterMs)
  try {
    await work(client, () => over, kill)
  } catch (error) {
    // Requests cut short fail: that is the crash.
    if (!over) throw error
  } finally {
    if (!over) kill()
    await desk.ended
  }
}

async function opened(folder: string, look: (client: DeskClient) => Promise<void>): Promise<void> {
  const desk = await startDesk({ folder })
  await look(await clientOf(desk.link))
  process.kill(desk.pid, 'SIGTERM')
  await desk.ended
}

async function peopleCount(client: DeskClient): Promise<number> {
  const answer = (await (await client.get('/api/people?limit=1')).json()) as { total: number }
  return answer.total
}

async function lastContactOf(client: DeskClient, { personIds }: EncounterView): Promise<string | null> {
  const answer = await client.get(`/api/people/${personIds[0]}`)
  return ((await answer.json()) as { lastContactOn: string | null }).lastContactOn
}
