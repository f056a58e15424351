import { expect, test } from 'vitest'
import { crashCampaign } from './support/crash.ts'

test('killed in a burst of captures, in an import, a device’s first upload, a merge, a backup, a restoration or a migration, the desk opens with all it had acknowledged', async () => {
  const { losses, captures, sync, leaving } = await crashCampaign(3, 7)
  expect(losses).toEqual([])
  expect(captures.acknowledged).toBeGreaterThan(0)
  expect(sync.acknowledged).toBeGreaterThan(0)
  expect(leaving.merges.apart + leaving.merges.joined).toBe(24)
}, 480_000)
