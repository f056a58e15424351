import { expect, test } from 'vitest'
import { crashCampaign } from './support/crash.ts'

test('killed in a burst of captures, in an import and in a device’s first upload, the desk opens with all it had acknowledged', async () => {
  const { losses, captures, sync } = await crashCampaign(3, 7)
  expect(losses).toEqual([])
  expect(captures.acknowledged).toBeGreaterThan(0)
  expect(sync.acknowledged).toBeGreaterThan(0)
}, 120_000)
