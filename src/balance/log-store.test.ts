import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coffee, personWith } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { CHANNELS, type Encounter, modeOf, SIZES, SPHERES } from '../encounters/encounter.ts'
import { addEncounters } from '../encounters/store.ts'
import { addDays, type Day, day, daysOf, type Span } from '../lib/day.ts'
import { PROJECTORS } from '../projectors.ts'
import { logFigures, mixedTiesOf } from './log-store.ts'
import { MODES } from './weekly.ts'

const MONDAY = day('2026-10-19')
const span = { from: MONDAY, to: addDays(MONDAY, 27) }
const HOUSEHOLD = 3

const logged = fc.array(
  fc.record({
    people: fc.uniqueArray(fc.nat(HOUSEHOLD), { maxLength: 3 }),
    on: fc.integer({ min: -20, max: 34 }),
    channel: fc.constantFrom(...CHANNELS),
    size: fc.constantFrom(...SIZES),
    sphere: fc.constantFrom(...SPHERES, null),
    chosen: fc.constantFrom('chosen' as const, 'endured' as const, null),
    planned: fc.boolean(),
  }),
  { maxLength: 25 },
)

/** The same figures, from the encounters themselves. */
function fromNothing(encounters: readonly Encounter[], household: string, { from, to }: Span) {
  const held = encounters
    .filter(({ day, planned }) => from <= day && day <= to && !planned)
    .map(each => ({ ...each, company: each.personIds.filter(id => id !== household) }))
  const company = held.filter(each => each.company.length > 0)
  const distinct = <T>(values: readonly T[]) => new Set(values).size
  const count = (is: (each: Encounter) => boolean) => company.filter(is).length
  return {
    people: distinct(company.flatMap(each => each.company)),
    modes: MODES.map(mode => {
      const of = company.filter(({ channel }) => modeOf(channel) === mode)
      return [distinct(of.flatMap(each => each.company)), distinct(of.map(each => each.day)), of.length]
    }),
    weeks: [0, 1, 2, 3].map(week => {
      const days = daysOf({ from: addDays(from, 7 * week), to: addDays(from, 7 * week + 6) })
      return distinct(company.filter(each => days.includes(each.day)).flatMap(each => each.company))
    }),
    said: [
      count(({ sphere }) => sphere === 'personal'),
      count(({ sphere }) => sphere === 'professional'),
      count(({ sphere }) => sphere === 'both'),
      count(({ chosen }) => chosen === 'chosen'),
      count(({ chosen }) => chosen === 'endured'),
      count(({ size }) => size === 'micro'),
    ],
    noted: distinct(held.map(each => each.day)),
  }
}

onEveryDatabase(PROJECTORS, newDesk => {
  test('whatever was logged, the figures are those counted from nothing', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(logged, async drawn => {
        const desk = await newDesk()
        const ids = [
          await personWith(desk, { name: 'Anne' }),
          await personWith(desk, { name: 'Bilal' }),
          await personWith(desk, { name: 'Chloé' }),
          await personWith(desk, { name: 'Papa' }, { household: true }),
        ]
        const encounters = drawn.map(({ people, on, ...rest }) =>
          coffee({ ...rest, personIds: people.map(i => ids[i] as string), day: addDays(MONDAY, on) }),
        )
        await addEncounters(desk, encounters)
        const { now, weeks } = await logFigures(desk, span)
        const { spheres, wish, micro } = now
        expect({
          people: now.people,
          modes: MODES.map(mode => {
            const { people, days, encounters } = now.modes[mode]
            return [people, days, encounters]
          }),
          weeks: weeks.slice(-4).map(week => week.people),
          said: [
            ...[spheres.personal, spheres.professional, spheres.mixed, wish.chosen, wish.endured],
            micro.met + micro.other,
          ],
          noted: now.completeness.noted,
        }).toEqual(fromNothing(encounters, ids[HOUSEHOLD] as string, span))
      }),
      { numRuns: 30 },
    )
  })

  test('the household never counts as company, and a day with it alone is a day that was noted', async () => {
    const desk = await newDesk()
    const father = await personWith(desk, { name: 'Papa' }, { household: true, relations: ['family'] })
    await addEncounters(desk, [coffee({ personIds: [father], day: MONDAY })])
    const { now, networks } = await logFigures(desk, span)
    expect(now).toMatchObject({ people: 0, encounters: 0, completeness: { noted: 1 } })
    expect(networks.networks.every(({ weeks }) => weeks === 0)).toBe(true)
  })

  test('beside its own past where the log goes back that far, and nothing where it does not', async () => {
    const desk = await newDesk()
    const anne = await personWith(desk, { name: 'Anne' })
    await addEncounters(desk, [coffee({ personIds: [anne], day: addDays(MONDAY, 2) })])
    expect((await logFigures(desk, span)).before).toBeNull()
    await addEncounters(desk, [coffee({ personIds: [anne], day: addDays(MONDAY, -26) })])
    expect((await logFigures(desk, span)).before).toMatchObject({ people: 1, from: '2026-09-21' })
  })

  test('a desk that an older program wrote is counted once, when asked', async () => {
    const desk = await newDesk()
    const anne = await personWith(desk, { name: 'Anne' })
    await addEncounters(desk, [coffee({ personIds: [anne], day: MONDAY })])
    await desk.write({ what: 'test' }, async ({ db }) => {
      await db.deleteFrom('contactWeeks').where('deskId', '=', desk.id).execute()
      await db.deleteFrom('dayManner').where('deskId', '=', desk.id).execute()
    })
    expect((await logFigures(desk, span)).now).toMatchObject({ people: 1, encounters: 1 })
  })

  test('who is both business and personal is named, of this desk alone', async () => {
    const [desk, other] = [await newDesk(), await newDesk()]
    for (const each of [desk, other]) {
      const anne = await personWith(each, { name: each === desk ? 'Anne' : 'Autre' })
      const both = coffee({ personIds: [anne], day: MONDAY as Day, sphere: 'both' })
      await addEncounters(each, [both])
    }
    expect((await mixedTiesOf(desk, span)).map(({ name }) => name)).toEqual(['Anne'])
    expect((await logFigures(desk, span)).now.people).toBe(1)
  })
})
