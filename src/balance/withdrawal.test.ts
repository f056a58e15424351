import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CompanyWeek, withdrawal } from './withdrawal.ts'

const weeks = (...people: number[]) => people.map((each): CompanyWeek => ({ people: each, isMasked: false }))
const usual = [9, 11, 10, 8, 12, 10, 9, 11, 10, 12, 8, 10, 11, 9, 10, 10]
const saidAt = (lived: readonly CompanyWeek[]) =>
  withdrawal(lived).flatMap(({ isSaid }, week) => (isSaid ? [week] : []))

test('company that halves is said at the third low week, once', () => {
  expect(saidAt(weeks(...usual, 4, 5, 4, 5, 4, 4, 5, 3))).toEqual([usual.length + 2])
})

test('one empty week says nothing, nor a slow week between good ones', () => {
  expect(saidAt(weeks(...usual, 0, 10, 11, 9, 4, 10, 12))).toEqual([])
})

test('nothing is said of the first weeks, whatever they are', () => {
  expect(saidAt(weeks(...Array.from({ length: 11 }, () => 12), 0, 0, 0))).toEqual([])
  expect(withdrawal(weeks(5, 5, 5)).map(week => week.usual)).toEqual([null, null, null])
})

test('it is said again once company was back and went again', () => {
  const low = [4, 4, 4, 4]
  const said = saidAt(weeks(...usual, ...low, ...usual, ...low))
  expect(said).toEqual([usual.length + 2, 2 * usual.length + low.length + 2])
})

test('holidays are neither low nor usual', () => {
  const away = Array.from({ length: 6 }, (): CompanyWeek => ({ people: 0, isMasked: true }))
  expect(saidAt([...weeks(...usual), ...away, ...weeks(10, 9, 11)])).toEqual([])
  const lived = withdrawal([...weeks(...usual), ...away, ...weeks(4, 5, 4)])
  expect(lived.at(-1)?.isSaid).toBe(true)
})

const counts = fc.array(fc.nat(30), { minLength: 15, maxLength: 60 })

test('laws: a week tells only of what came before; what is said is low; a steady life is never said', () => {
  fc.assert(
    fc.property(counts, counts, (before, after) => {
      const [now, later] = [withdrawal(weeks(...before)), withdrawal(weeks(...before, ...after))]
      expect(later.slice(0, now.length)).toEqual(now)
      for (const week of later) {
        if (week.isSaid) expect(week.isLow).toBe(true)
        if (week.isLow) expect(week.lately).toBeLessThan(0.6 * (week.usual as number))
      }
    }),
  )
  fc.assert(
    fc.property(fc.nat(40), fc.integer({ min: 15, max: 80 }), (people, length) => {
      expect(saidAt(weeks(...Array.from({ length }, () => people)))).toEqual([])
    }),
  )
})
