import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readContactLog } from '../../bench/rhythm/contact-log.ts'
import { judge } from '../../bench/rhythm/judge.ts'

const LOG = new URL('../../../shared/reference/temporal/CollegeMsg.txt', import.meta.url)

if (!existsSync(LOG)) {
  test.skip('rhythm on CollegeMsg: skipped, ../shared/reference/temporal is not on this machine', () => {})
} else {
  test('on CollegeMsg ours tells contacts apart at least as well as the best simple rule, and is better than the base rate', {
    timeout: 30_000,
  }, async () => {
    const { lines, malformed, ties } = await readContactLog(fileURLToPath(LOG))
    expect({ lines, malformed }).toEqual({ lines: 59_835, malformed: 0 })
    const { rules, brierBaseRate } = judge(ties)
    const { ours, ...others } = rules
    for (const { auc } of Object.values(others)) expect(ours?.auc).toBeGreaterThanOrEqual(auc ?? 1)
    expect(others.recency?.auc).toBeCloseTo(0.84, 2)
    expect(ours?.brier).toBeLessThan(brierBaseRate ?? 0)
  })
}
