import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)

test('on invented years a withdrawal is seen in time, and seldom where there is none', async () => {
  const { stdout } = await run(process.execPath, ['bench/withdrawal.ts'])
  const { alarmsAPersonYear, halved, varianceOverMean } = JSON.parse(stdout)
  expect(varianceOverMean).toBeGreaterThan(2.6)
  expect(alarmsAPersonYear.median).toBeLessThanOrEqual(2)
  expect(halved.foundWithinEightWeeks).toBeGreaterThanOrEqual(0.7)
})
