import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coffee, peopleNamed } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { addDays, day } from '../lib/day.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { CHANNELS, SIZES, SPHERES } from './encounter.ts'
import { encountersOf } from './list.ts'
import { addEncounters, deleteEncounter, saveEncounter } from './store.ts'
import { rebuildTallies } from './tally.ts'

const MONTH = day('2026-10-01')

type Step =
  | {
      do: 'log'
      people: number[]
      on: number
      channel: number
      manner: number
      mine: boolean
      planned: boolean
    }
  | {
      do: 'edit'
      which: number
      people: number[]
      on: number
      channel: number
      manner: number
      mine: boolean
      planned: boolean
    }
  | { do: 'delete'; which: number }
  | { do: 'household'; who: number }
  | { do: 'erase'; who: number }
  | { do: 'undo'; back: number }

const said = {
  people: fc.uniqueArray(fc.nat(3), { maxLength: 3 }),
  on: fc.nat(40),
  channel: fc.nat(CHANNELS.length - 1),
  manner: fc.nat(17),
  mine: fc.boolean(),
  planned: fc.boolean(),
}
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('log' as const), ...said }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('edit' as const), which: fc.nat(9), ...said }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), which: fc.nat(9) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('household' as const), who: fc.nat(3) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('erase' as const), who: fc.nat(3) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), back: fc.nat(2) }) },
  ),
  { minLength: 3, maxLength: 14 },
)

async function take(desk: Desk, people: string[], step: Step): Promise<void> {
  const { encounters } = await encountersOf(desk, {})
  const drawn =
    'people' in step
      ? await stillThere(
          desk,
          step.people.map(i => people[i] as string),
        )
      : []
  if (step.do === 'log' || step.do === 'edit') {
    const target = step.do === 'edit' ? encounters[step.which] : undefined
    if (step.do === 'edit' && !target) return
    const changes = {
      personIds: drawn,
      day: addDays(MONTH, step.on),
      channel: CHANNELS[step.channel] ?? 'mail',
      ...mannerOf(step.manner),
      initiator: step.mine ? ('me' as const) : null,
      planned: step.planned,
    }
    await saveEncounter(desk, target ? { ...coffee(target), ...changes, newPeople: [] } : coffee(changes))
  } else if (step.do === 'delete') {
    const target = encounters[step.which]
    if (target) await deleteEncounter(desk, target.id)
  } else if (step.do === 'undo') {
    const batch = desk.batches.at(-1 - step.back)
    if (batch) await undo(desk, batch).catch(() => {})
  } else {
    await desk.write({ what: 'test' }, async ({ db }) => {
      const who = people[step.who] as string
      if (step.do === 'erase')
        await db.deleteFrom('person').where('deskId', '=', desk.id).where('id', '=', who).execute()
      else
        await db
          .updateTable('person')
          .set(eb => ({ household: eb(eb.val(1), '-', eb.ref('household')) }))
          .where('deskId', '=', desk.id)
          .where('id', '=', who)
          .execute()
    })
  }
}

/** How it was, one of eighteen. */
function mannerOf(of: number) {
  return {
    size: SIZES[of % 3] ?? 'long',
    sphere: SPHERES[Math.floor(of / 3) % 3] ?? null,
    chosen: of < 9 ? ('chosen' as const) : ('endured' as const),
  }
}

async function stillThere(desk: Desk, ids: string[]): Promise<string[]> {
  const rows = await desk.db.selectFrom('person').select('id').where('deskId', '=', desk.id).execute()
  return ids.filter(id => rows.some(row => row.id === id))
}

async function tallies({ db, id }: Desk) {
  return {
    contacts: await db
      .selectFrom('contactTally')
      .selectAll()
      .where('deskId', '=', id)
      .orderBy('personId')
      .orderBy('channel')
      .execute(),
    days: await db
      .selectFrom('dayTally')
      .selectAll()
      .where('deskId', '=', id)
      .orderBy('day')
      .orderBy('channel')
      .execute(),
    weeks: await db
      .selectFrom('contactWeeks')
      .selectAll()
      .where('deskId', '=', id)
      .orderBy('personId')
      .execute(),
    manners: await db
      .selectFrom('dayManner')
      .selectAll()
      .where('deskId', '=', id)
      .orderBy('day')
      .orderBy('mode')
      .execute(),
    clocks: await db
      .selectFrom('personCard')
      .select(['personId', 'lastContactOn'])
      .where('deskId', '=', id)
      .orderBy('personId')
      .execute(),
  }
}

onEveryDatabase(PROJECTORS, newDesk => {
  test('whatever is logged, edited, erased, undone, the tallies are those counted from nothing', {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async taken => {
        const desk = await newDesk()
        const people = await peopleNamed(desk, 'Anne', 'Bilal', 'Chloé', 'Denis')
        for (const step of taken) await take(desk, people, step)
        const kept = await tallies(desk)
        await rebuildTallies(desk)
        expect(kept).toEqual(await tallies(desk))
      }),
      { numRuns: 40 },
    )
  })

  test('a day counts people once, and the household never', async () => {
    const desk = await newDesk()
    const [anne, father] = (await peopleNamed(desk, 'Anne', 'Papa')) as [string, string]
    await desk.write({ what: 'test' }, ({ db }) =>
      db
        .updateTable('person')
        .set({ household: 1 })
        .where('deskId', '=', desk.id)
        .where('id', '=', father)
        .execute(),
    )
    await saveEncounter(desk, coffee({ personIds: [father], day: day('2026-11-02') }))
    await saveEncounter(desk, coffee({ personIds: [anne, father] }))
    await saveEncounter(desk, coffee({ personIds: [anne] }))
    const { days } = await tallies(desk)
    expect(days).toMatchObject([{ day: '2026-11-21', channel: 'in-person', people: 1, encounters: 2 }])
  })

  test('a thousand at once are counted as one by one', async () => {
    const desk = await newDesk()
    const people = await peopleNamed(desk, 'Anne', 'Bilal', 'Chloé')
    const drafts = Array.from({ length: 1000 }, (_, i) =>
      coffee({
        day: addDays(MONTH, i % 50),
        personIds: [people[i % 3] as string],
        channel: CHANNELS[i % 6] ?? 'mail',
      }),
    )
    await addEncounters(desk, drafts)
    const { contacts, clocks } = await tallies(desk)
    const anyOne = contacts.filter(row => row.channel === 'any')
    expect(anyOne.map(row => row.encounters).sort()).toEqual([333, 333, 334])
    expect(anyOne.map(row => JSON.parse(row.recentDays).length)).toEqual([30, 30, 30])
    expect(clocks.map(row => row.lastContactOn)).toEqual(['2026-11-19', '2026-11-19', '2026-11-19'])
  })

  test("another desk's tallies are not touched", async () => {
    const desk = await newDesk()
    const [anne] = (await peopleNamed(desk, 'Anne')) as [string]
    await saveEncounter(desk, coffee({ personIds: [anne] }))
    const before = await tallies(desk)
    const other = await newDesk()
    await rebuildTallies(other)
    expect(await tallies(other)).toEqual({ contacts: [], days: [], weeks: [], manners: [], clocks: [] })
    expect(await tallies(desk)).toEqual(before)
  })
})
