import { expect, test } from 'vitest'
import { coffee, newId, peopleNamed } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { addEncounters } from '../encounters/store.ts'
import { addDays, type Day, day } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import { saveAbsence } from '../presence/absences.ts'
import { PROJECTORS } from '../projectors.ts'
import { keepWord } from './balance-words.ts'
import { maskedWeeks } from './masked-weeks.ts'
import { withdrawalNow } from './withdrawal-now.ts'

/** The Monday after the last full week of the desk's clock (2026-11-21). */
const THIS_MONDAY = day('2026-11-16')

/** As many people as said in each week, the last one full, whatever the channel. */
async function weeksOf(desk: Desk, counts: readonly number[]): Promise<void> {
  const people = await peopleNamed(desk, ...Array.from({ length: 12 }, (_, i) => `Personne ${i}`))
  const drafts = counts.flatMap((count, i) => {
    const monday = addDays(THIS_MONDAY, -7 * (counts.length - i))
    return people.slice(0, count).map((person, of) => {
      const channel = of % 2 === 0 ? ('in-person' as const) : ('mail' as const)
      return coffee({ personIds: [person], day: addDays(monday, of % 7), channel })
    })
  })
  await addEncounters(desk, drafts)
}

const usual = [9, 11, 10, 8, 12, 10, 9, 11, 10, 12, 8, 10, 11, 9, 10, 10]

onEveryDatabase(PROJECTORS, newDesk => {
  test('six weeks of withdrawal are said from the third one on', async () => {
    const said: (Day | undefined)[] = []
    for (const low of [1, 2, 3, 4, 6]) {
      const desk = await newDesk()
      await weeksOf(desk, [...usual, ...[5, 4, 5, 4, 5, 4].slice(0, low)])
      said.push((await withdrawalNow(desk))?.from)
    }
    // 11 November is a holiday: its week, the last one, neither shows nor hides anything.
    expect(said).toEqual([undefined, undefined, undefined, '2026-11-02', '2026-10-19'])
  })

  test('it is said once: not again after it was answered, for these weeks', async () => {
    const desk = await newDesk()
    await weeksOf(desk, [...usual, 5, 4, 5, 4, 5, 4])
    const word = await withdrawalNow(desk)
    expect(word).toMatchObject({ usual: 10, weeks: 4 })
    expect(word?.lately).toBeLessThan(6)
    const answer = { id: newId(), what: 'withdrawal', answer: 'not-now', silentUntil: null } as const
    await keepWord(desk, { ...answer, week: THIS_MONDAY })
    expect(await withdrawalNow(desk)).toBeNull()
  })

  test('nothing is said once company is back, nor of an empty desk', async () => {
    const desk = await newDesk()
    expect(await withdrawalNow(desk)).toBeNull()
    await weeksOf(desk, [...usual, 4, 3, 4, 3, 11, 10, 10, 11])
    expect(await withdrawalNow(desk)).toBeNull()
  })

  test('weeks away are not a withdrawal', async () => {
    const desk = await newDesk()
    await weeksOf(desk, [...usual, 5, 4, 5, 4, 5, 4])
    const away = { fromDay: addDays(THIS_MONDAY, -42), untilDay: addDays(THIS_MONDAY, -1) }
    await saveAbsence(desk, { id: newId(), ...away, kind: 'holiday', note: '' })
    expect(await withdrawalNow(desk)).toBeNull()
  })

  test('another desk’s weeks are its own', async () => {
    const [desk, other] = [await newDesk(), await newDesk()]
    await weeksOf(desk, [...usual, 5, 4, 5, 4, 5, 4])
    await weeksOf(other, [...usual, 10, 11, 9, 10, 12, 10])
    expect(await withdrawalNow(other)).toBeNull()
    expect(await withdrawalNow(desk)).not.toBeNull()
  })
})

test('a week is masked by three days away, or by a public holiday of the working week', () => {
  const span = { from: day('2026-10-26'), to: day('2026-11-15') }
  const away = new Set([day('2026-10-26'), day('2026-10-27')])
  // 1 November 2026 is a Sunday.
  expect([...maskedWeeks(span, away, [day('2026-11-01'), day('2026-11-11')])]).toEqual(['2026-11-09'])
  expect([...maskedWeeks(span, new Set([...away, day('2026-10-28')]), [])]).toEqual(['2026-10-26'])
})
