import { siteOf } from '../../../src/collections.ts'
import { randomFrom } from '../../../src/demo/random.ts'
import { deleteFollowUp, findFollowUp, saveFollowUp } from '../../../src/encounters/follow-ups.ts'
import { findEncounter } from '../../../src/encounters/list.ts'
import { deleteEncounter, saveEncounter } from '../../../src/encounters/store.ts'
import type { Day } from '../../../src/lib/day.ts'
import { uuidv7 } from '../../../src/lib/uuid.ts'
import { somebody } from '../people.ts'
import { vcalendar } from './bodies.ts'
import { valuesOf, withLines } from './card-text.ts'
import { askOn } from './plain-site.ts'
import type { Parts, Walk } from './random-campaign.ts'
import { pickOf, randomWalk, type Way } from './random-walk.ts'
import { type SyncedDevice, syncedDevice } from './synced-device.ts'

/** What must be true of a plan, of a task, or of an event that is a device's own. */
interface Known {
  kind: 'plan' | 'task' | 'own'
  /** The day it is on, or is due on; '' none. */
  day: string
  /** On the clock of the desk; '' for tasks. */
  time: string
  /** Where; of a task, what. */
  said: string
  doneOn: string | null
  isOnDevices: boolean
}

const ADA = 'Ada Kervadec'
const ENOUGH = 40
const STEP_MS = 20_000

/** Two devices and the screen at work on what is planned and on what is to be done. `known` is what must come out. */
export async function randomCalendars({ database, deskAs, seed }: Parts): Promise<Walk> {
  const random = randomFrom(seed)
  let clock = Date.parse('2026-11-21T07:30:00Z')
  const now = () => new Date(clock)
  const screen = deskAs('screen', now)
  const ada = await somebody(screen, ADA)
  const known = new Map<string, Known>()
  const site = siteOf(database)
  let count = 0

  const names = ['telephone', 'tablet'] as const
  const desks = [screen, ...names.map(name => deskAs(name, now))]
  const walk = randomWalk({ database, screen, desks, known, random })
  const pick = <T>(from: readonly T[]) => pickOf(random, from)
  const devices = names.map((name, i) => {
    const ask = askOn(desks[i + 1] as typeof screen, { site, device: { name } })
    const of = (folder: string) =>
      syncedDevice({ folder: `/calendars/u/${folder}/`, kind: 'cal', ask, onWritten: written })
    return { name, plans: of('encounters'), tasks: of('follow-ups') }
  })

  function written(_: string, before: string | null, after: string | null): void {
    const uid = uidOf(after ?? before ?? '')
    const standing = known.get(uid)
    if (before !== null && (!standing || !isShownAs(standing, before))) {
      throw new Error(`a device wrote over what it had not read: ${JSON.stringify(standing)} ${before}`)
    }
    if (after === null) {
      // A promise that was kept stays on the desk.
      if (standing?.doneOn) known.set(uid, { ...standing, isOnDevices: false })
      else known.delete(uid)
      return
    }
    const said = saidBy(after)
    const kind = standing?.kind ?? (said.isTask ? 'task' : said.summary.includes(ADA) ? 'plan' : 'own')
    const { day, time, doneOn } = said
    known.set(uid, {
      kind,
      day,
      time,
      said: said.isTask ? said.summary : said.place,
      doneOn,
      isOnDevices: true,
    })
  }

  const dayIn = () => `2026-12-${String(random.int(1, 28)).padStart(2, '0')}` as Day
  const hour = () => random.int(9, 18)

  async function createOn(device: (typeof devices)[number]): Promise<void> {
    const uid = `${device.name}-${++count}`
    if (random.chance(0.5)) {
      const due = random.chance(0.7) ? [`DUE;VALUE=DATE:${dayIn().replaceAll('-', '')}`] : []
      const text = vcalendar(uid, 'VTODO', [`SUMMARY:Chose ${count}`, ...due, `X-MARK:${count}`])
      await device.tasks.create(`${uid}.ics`, text)
    } else {
      const summary = random.chance(0.6) ? ADA : `Marée ${count}`
      const lines = [
        `SUMMARY:${summary}`,
        ...hours(dayIn(), hour()),
        `LOCATION:Lieu ${count}`,
        `X-MARK:${count}`,
      ]
      await device.plans.create(`${uid}.ics`, vcalendar(uid, 'VEVENT', lines))
    }
  }

  async function editOn({ plans, tasks }: (typeof devices)[number]): Promise<void> {
    const [day, at, isTick] = [dayIn(), hour(), random.chance(0.4)]
    const word = `Lieu ${++count}`
    const kind = random.int(0, 2)
    if (random.chance(0.5)) {
      const name = pick([...tasks.held.keys()])
      if (!name) return
      await tasks.edit(name, text => {
        if (!isTick) return withLines(text, 'DUE', [`DUE;VALUE=DATE:${day.replaceAll('-', '')}`])
        const isDone = saidBy(text).doneOn !== null
        const open = withLines(withLines(text, 'STATUS', []), 'COMPLETED', [])
        if (isDone)
          return withLines(withLines(open, 'PERCENT-COMPLETE', []), 'STATUS', ['STATUS:NEEDS-ACTION'])
        return withLines(open, 'STATUS', ['STATUS:COMPLETED', 'COMPLETED:20261121T110000Z'])
      })
      return
    }
    const name = pick([...plans.held.keys()])
    if (!name) return
    await plans.edit(name, text =>
      kind === 0
        ? withLines(text, 'LOCATION', [`LOCATION:${word}`])
        : withLines(withLines(text, 'DTEND', []), 'DTSTART', hours(day, at)),
    )
  }

  async function removeOn({ plans, tasks }: (typeof devices)[number]): Promise<void> {
    const collection: SyncedDevice = random.chance(0.5) ? plans : tasks
    const name = pick([...collection.held.keys()])
    if (name) await collection.remove(name)
  }

  async function onScreen(): Promise<void> {
    await database.settle(screen.id)
    const kind = random.int(0, 9)
    if (kind <= 1 && known.size < ENOUGH) return createOnScreen(kind === 0)
    const uid = pick([...known].flatMap(([each, one]) => (one.kind === 'own' ? [] : [each])))
    if (uid === undefined) return
    const one = known.get(uid) as Known
    const id = await idOf(uid, one)
    if (kind === 2) {
      await (one.kind === 'task' ? deleteFollowUp(screen, id) : deleteEncounter(screen, id))
      known.delete(uid)
    } else if (one.kind === 'task') await editTask(uid, id, one)
    else await editPlan(uid, id, one)
  }

  async function createOnScreen(isTask: boolean): Promise<void> {
    const id = uuidv7(now())
    const day = dayIn()
    if (isTask) {
      const text = `Chose ${++count}`
      const task = {
        id,
        text,
        by: 'me' as const,
        personId: null,
        encounterId: null,
        dueOn: day,
        doneOn: null,
      }
      await saveFollowUp(screen, task)
      known.set(id, { kind: 'task', day, time: '', said: text, doneOn: null, isOnDevices: true })
      return
    }
    const [place, time] = [`Lieu ${++count}`, `${String(hour()).padStart(2, '0')}:00`]
    await saveEncounter(screen, {
      ...PLAN,
      ...{ id, day, time, place, personIds: [ada], newPeople: [], followUps: [] },
    })
    known.set(id, { kind: 'plan', day, time, said: place, doneOn: null, isOnDevices: true })
  }

  async function editTask(uid: string, id: string, one: Known): Promise<void> {
    const current = await findFollowUp(screen, id)
    if (!current) throw new Error(`no follow-up ${uid}`)
    const doneOn = random.chance(0.4) ? (one.doneOn ? null : screen.today()) : (one.doneOn as Day | null)
    const dueOn = dayIn()
    const { personName: _, ...followUp } = current
    const { outcome } = await saveFollowUp(screen, { ...followUp, dueOn, doneOn })
    if (outcome === 'stale') throw new Error(`a fresh edit of ${uid} was refused`)
    // Opened again after a device took it off, it is on the list again, as the desk writes it.
    const isBack = !one.isOnDevices && doneOn === null
    if (isBack) known.delete(uid)
    known.set(isBack ? id : uid, { ...one, day: dueOn, doneOn, isOnDevices: one.isOnDevices || isBack })
  }

  async function editPlan(uid: string, id: string, one: Known): Promise<void> {
    const current = await findEncounter(screen, id)
    if (!current) throw new Error(`no encounter ${uid}`)
    const [day, place] = [dayIn(), `Lieu ${++count}`]
    const { outcome } = await saveEncounter(screen, { ...current, day, place, newPeople: [], followUps: [] })
    if (outcome === 'stale') throw new Error(`a fresh edit of ${uid} was refused`)
    known.set(uid, { ...one, day, said: place })
  }

  /** The id of what a device made is the desk's own. */
  async function idOf(uid: string, { kind }: Known): Promise<string> {
    const { rowId } = await screen.db
      .selectFrom('davMember')
      .select('rowId')
      .where('deskId', '=', screen.id)
      .where('collectionId', '=', kind === 'task' ? 'follow-ups' : 'encounters')
      .where('uid', '=', uid)
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    return rowId.slice(rowId.indexOf(':') + 1)
  }

  const some = () => random.pick(devices)
  const ways: readonly Way[] = [
    [4, () => random.pick([some().plans, some().tasks]).sync()],
    [4, () => (known.size < ENOUGH ? createOn(some()) : removeOn(some()))],
    [8, () => editOn(some())],
    [2, () => removeOn(some())],
    [8, onScreen],
    [2, walk.undoSome],
  ]

  return {
    step: async () => {
      clock += STEP_MS
      await walk.step(ways)
    },
    check: async () => {
      await database.settle(screen.id)
      for (const { name, plans, tasks } of devices) {
        await plans.sync()
        await tasks.sync()
        const seen = new Set<string>()
        for (const [file, { text }] of [...plans.held, ...tasks.held]) {
          const one = known.get(uidOf(text))
          if (seen.has(uidOf(text))) throw new Error(`${name}: ${file} is there twice`)
          seen.add(uidOf(text))
          if (!one?.isOnDevices) throw new Error(`${name}: should not be there: ${text}`)
          if (!isShownAs(one, text)) throw new Error(`${name}: ${JSON.stringify(one)} is shown as ${text}`)
        }
        for (const [uid, one] of known) {
          if (one.isOnDevices && !seen.has(uid))
            throw new Error(`${name}: lost: ${uid} ${JSON.stringify(one)}`)
        }
      }
      for (const [uid, one] of known) if (one.kind !== 'own') await expectOnScreen(uid, one)
      for (const [table, kind] of [
        ['encounter', 'plan'],
        ['followUp', 'task'],
      ] as const) {
        const rows = await screen.db.selectFrom(table).select('id').where('deskId', '=', screen.id).execute()
        const count = [...known.values()].filter(one => one.kind === kind).length
        if (rows.length !== count) throw new Error(`${rows.length} of ${table} on screen, not ${count}`)
      }
    },
  }

  async function expectOnScreen(uid: string, one: Known): Promise<void> {
    const id = await idOf(uid, one)
    const task = one.kind === 'task' ? await findFollowUp(screen, id) : null
    const plan = one.kind === 'plan' ? await findEncounter(screen, id) : null
    const shown = task
      ? [task.dueOn ?? '', '', task.text, task.doneOn]
      : [plan?.day, plan?.time, plan?.place, null]
    const wanted = [one.day, one.time, one.said, one.doneOn]
    if (JSON.stringify(shown) !== JSON.stringify(wanted)) {
      throw new Error(`${uid}: on screen ${JSON.stringify(shown)}, known ${JSON.stringify(wanted)}`)
    }
  }
}

const PLAN = {
  channel: 'in-person',
  size: 'short',
  minutes: 60,
  sphere: null,
  chosen: null,
  initiator: null,
  feeling: null,
  note: '',
  planned: true,
} as const

/** An hour on the desk's clock, told in UTC: winter in Paris. */
function hours(day: Day, hour: number): string[] {
  const at = (each: number) => `${day.replaceAll('-', '')}T${String(each - 1).padStart(2, '0')}0000Z`
  return [`DTSTART:${at(hour)}`, `DTEND:${at(hour + 1)}`]
}

function uidOf(text: string): string {
  return valuesOf(text, 'UID')[0] ?? ''
}

function saidBy(text: string) {
  const [start] = valuesOf(text, 'DTSTART')
  const [, y, m, d, h, z] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)\d{4}(Z?))?$/.exec(start ?? valuesOf(text, 'DUE')[0] ?? '') ?? []
  const [, cy, cm, cd] = /^(\d{4})(\d\d)(\d\d)/.exec(valuesOf(text, 'COMPLETED')[0] ?? '') ?? []
  return {
    isTask: text.includes('BEGIN:VTODO'),
    summary: valuesOf(text, 'SUMMARY')[0] ?? '',
    place: valuesOf(text, 'LOCATION')[0] ?? '',
    day: y === undefined ? '' : `${y}-${m}-${d}`,
    time: h === undefined ? '' : `${String(Number(h) + (z ? 1 : 0)).padStart(2, '0')}:00`,
    doneOn: cy === undefined ? null : `${cy}-${cm}-${cd}`,
  }
}

function isShownAs(one: Known, text: string): boolean {
  const { isTask, summary, place, day, time, doneOn } = saidBy(text)
  return (
    isTask === (one.kind === 'task') &&
    day === one.day &&
    time === one.time &&
    (isTask ? summary : place) === one.said &&
    doneOn === one.doneOn
  )
}
