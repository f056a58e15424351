import { expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import { paidIn } from '../mandates/outlay.ts'
import { inventOutlays } from './invent-outlays.ts'
import { MANDATE_WORDS } from './mandate-words.ts'
import { randomFrom } from './random.ts'

test('fourteen months of a desk and one ticket, at places that mandates come from, whatever the day', () => {
  for (const language of ['fr', 'en'] as const) {
    const { places, events } = MANDATE_WORDS[language]
    for (const today of ['2026-11-21', '2026-03-31', '2027-03-01', '2028-02-29'].map(day)) {
      const outlays = inventOutlays(randomFrom(7), { language, today })
      expect(outlays).toEqual(inventOutlays(randomFrom(7), { language, today }))
      expect(outlays.map(outlay => paidIn(outlay, { from: null, to: null }, today))).toEqual([168_000, 3500])
      expect(outlays.filter(({ label }) => ![...places, ...events].includes(label))).toEqual([])
    }
  }
})
