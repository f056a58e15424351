import { expect, test } from 'vitest'
import { crashCampaign } from './support/crash.ts'

test('killed in a burst of captures and in an import, the desk opens with all it had acknowledged', async () => {
  const { losses, captures } = await crashCampaign(3, 7)
  expect(losses).toEqual([])
  expect(captures.acknowledged).toBeGreaterThan(0)
}, 120_000)
