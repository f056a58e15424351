import { expect, test } from 'vitest'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { withdrawalNow } from '../balance/withdrawal-now.ts'
import { addDays, day, noonUtc } from '../lib/day.ts'
import { PROJECTORS } from '../projectors.ts'
import { seedDemo } from './seed.ts'

const SIZE = { people: 400, years: 3, language: 'fr' as const, seed: 4680 }

onEveryDatabase(PROJECTORS, (newDesk, database) => {
  test('the two withdrawals are said once three of their weeks are full, and no more once company is back', {
    timeout: 60_000,
  }, async () => {
    const desk = await newDesk()
    await seedDemo(desk, SIZE)
    const saidOn = async (on: string) => {
      const settings = { language: 'fr', timeZone: 'Europe/Paris', by: 'screen' } as const
      const then = database().desk(desk.id, { ...settings, now: () => noonUtc(day(on)) })
      return (await withdrawalNow(then))?.from ?? null
    }
    // Nobody much was seen from 19 September to 31 October 2026: the first full week is that of the 21st.
    const mondays = [0, 1, 2, 3, 4, 5].map(week => addDays(day('2026-09-21'), 7 * week))
    const said: (string | null)[] = []
    for (const monday of mondays) said.push(await saidOn(monday))
    expect(said).toEqual([null, null, null, '2026-10-05', '2026-10-05', '2026-10-05'])

    expect(await saidOn('2025-10-13')).not.toBeNull()
    expect(await saidOn('2025-12-15')).toBeNull()
  })
})
