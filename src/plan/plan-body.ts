import { z } from 'zod'
import { weekday } from '../lib/day.ts'
import { DayText, Id } from '../platform/fields.ts'
import { RAMP_WEEKS } from './load.ts'
import { ENERGIES, REASONS } from './plan.ts'

const Monday = DayText.refine(day => weekday(day) === 1, 'not a Monday')

export const WeekQuery = z.object({ monday: Monday.optional() })

export const WishBody = z.object({
  id: Id,
  monday: Monday,
  energy: z.enum(ENERGIES).default('usual'),
  budgetCents: z.int().min(0).max(100_000_00).nullable().default(null),
  evenings: z.int().min(0).max(7).default(2),
  rampWeek: z.int().min(1).max(RAMP_WEEKS).nullable().default(null),
})

export const GestureBody = z.discriminatedUnion('act', [
  z.object({ act: z.literal('accept') }),
  z.object({ act: z.literal('refuse'), reason: z.enum(REASONS).nullable().default(null) }),
  z.object({
    act: z.literal('move'),
    day: DayText,
    time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .nullable(),
  }),
  z.object({ act: z.literal('easier') }),
  z.object({ act: z.literal('done') }),
])
