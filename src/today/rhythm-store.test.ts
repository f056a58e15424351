import { expect, test } from 'vitest'
import { coffee, personWith } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { addEncounters } from '../encounters/store.ts'
import { addDays, type Day, day } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { wordsIn } from '../words.ts'
import { rhythmJob } from './jobs.ts'
import { readMorning } from './read-morning.ts'
import { PRIOR_MODEL, type RhythmModel } from './rhythm.ts'
import { learnDeskRhythm, OLDEST_DAYS, rhythmLearntOn, rhythmModelOn } from './rhythm-store.ts'

const TODAY = day('2026-11-21')

/** Friends seen every few days for a year and a half; some stopped half a year ago. */
async function withHistory(desk: Desk): Promise<void> {
  for (let i = 0; i < 24; i++) {
    const id = await personWith(desk, { name: `Ami ${i}` }, { circle: 1, relations: ['friend'] })
    const every = 4 + i
    const from = i % 4 === 0 ? 180 : 20 + i
    const days = Array.from({ length: Math.floor((540 - from) / every) }, (_, n) =>
      addDays(TODAY, -from - n * every),
    )
    await addEncounters(
      desk,
      days.map(on => coffee({ day: on, personIds: [id] })),
    )
  }
}

async function keep(desk: Desk, model: RhythmModel | string, learntOn: Day = TODAY): Promise<void> {
  const text = typeof model === 'string' ? model : JSON.stringify(model)
  const row = { learntOn, ties: 1, model: text }
  await desk.write({ what: 'test' }, async ({ db, id }) => {
    await db
      .insertInto('rhythmModel')
      .values({ deskId: id, ...row })
      .onConflict(conflict => conflict.column('deskId').doUpdateSet(row))
      .execute()
  })
}

async function suggested(desk: Desk): Promise<number> {
  const { suggestions } = await readMorning(desk, wordsIn('fr').t)
  return suggestions.filter(({ slot }) => slot === 'usual').length
}

/** By which everybody is met in the next month, whatever happens: nobody needs anybody. */
const ALL_IS_WELL: RhythmModel = { ...PRIOR_MODEL, intercept: 60 }

onEveryDatabase(PROJECTORS, newDesk => {
  test('a desk learns from its own past, and leaves no line in the history; another desk knows nothing of it', async () => {
    const desk = await newDesk()
    await withHistory(desk)
    expect(await rhythmModelOn(desk, TODAY)).toEqual(PRIOR_MODEL)
    const batches = desk.batches.length
    expect(await learnDeskRhythm(desk)).toBe(24)
    const learnt = await rhythmModelOn(desk, TODAY)
    expect(learnt).not.toEqual(PRIOR_MODEL)
    expect(learnt.bgnbd).not.toEqual(PRIOR_MODEL.bgnbd)
    expect(desk.batches).toHaveLength(batches)

    const other = await newDesk()
    expect([await rhythmModelOn(other, TODAY), await rhythmLearntOn(other)]).toEqual([PRIOR_MODEL, null])
    expect(await learnDeskRhythm(other)).toBe(0)
    expect(await rhythmModelOn(other, TODAY)).toEqual(PRIOR_MODEL)
    expect(await rhythmModelOn(desk, TODAY)).toEqual(learnt)
  })

  test('the morning goes by what was learnt', async () => {
    const [desk, other] = [await newDesk(), await newDesk()]
    for (const each of [desk, other]) await withHistory(each)
    const before = await suggested(desk)
    expect(before).toBeGreaterThan(0)
    await keep(desk, ALL_IS_WELL)
    expect(await suggested(desk)).toBe(0)
    expect(await suggested(other)).toBe(before)
  })

  test('the prior holds where what was kept is too old, or no model', async () => {
    const desk = await newDesk()
    await keep(desk, ALL_IS_WELL, addDays(TODAY, -OLDEST_DAYS))
    expect(await rhythmModelOn(desk, TODAY)).toEqual(ALL_IS_WELL)
    await keep(desk, ALL_IS_WELL, addDays(TODAY, -OLDEST_DAYS - 1))
    expect(await rhythmModelOn(desk, TODAY)).toEqual(PRIOR_MODEL)
    await keep(desk, '{"bgnbd":')
    expect(await rhythmModelOn(desk, TODAY)).toEqual(PRIOR_MODEL)
  })

  test('it is learnt once a day, at night; in the day only when no night was to be had', async () => {
    const clock = { at: new Date('2026-11-21T07:30:00Z') }
    const desk = await newDesk({ now: () => clock.at })
    const ranAt = (instant: string) => {
      clock.at = new Date(instant)
      return rhythmJob.run(desk)
    }
    expect(await ranAt('2026-11-21T07:30:00Z')).toBe('0')
    expect(await ranAt('2026-11-21T07:40:00Z')).toBeNull()
    expect(await ranAt('2026-11-22T07:30:00Z')).toBeNull()
    expect(await ranAt('2026-11-23T03:00:00Z')).toBe('0')
    expect(await ranAt('2026-11-23T03:10:00Z')).toBeNull()
    expect(await ranAt('2026-11-25T12:00:00Z')).toBeNull()
    expect(await ranAt('2026-11-26T12:00:00Z')).toBe('0')
  })
})
