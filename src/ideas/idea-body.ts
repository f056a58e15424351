import { z } from 'zod'
import { CHANNELS } from '../encounters/encounter.ts'
import { DayText, Id, NewPerson, Revision } from '../platform/fields.ts'
import { BOLDNESS, FORMS, GOALS } from './forms.ts'
import { MOST_STEPS, STATUSES } from './idea.ts'
import { RESONANCE_STATES } from './resonance.ts'
import { TESTIMONIAL_STATES, WOULD_REFER } from './testimonial.ts'

const Line = z.string().trim().max(500)
const Text = z.string().trim().max(10_000)
/** A thousand hours: more is a slip. */
const Minutes = z.int().min(0).max(60_000).nullable().default(null)

export const IdeaBody = z.object({
  title: Line.min(1),
  form: z.enum(FORMS).nullable().default(null),
  goal: z.enum(GOALS).nullable().default(null),
  personId: Id.nullable().default(null),
  newPerson: NewPerson.nullable().optional(),
  organisation: Line.default(''),
  myGain: Text.default(''),
  theirGain: Text.default(''),
  myMinutes: Minutes,
  theirMinutes: Minutes,
  boldness: z.literal(BOLDNESS).nullable().default(null),
  status: z.enum(STATUSES).default('idea'),
  notedOn: DayText,
  askedOn: DayText.nullable().default(null),
  answeredOn: DayText.nullable().default(null),
  doneOn: DayText.nullable().default(null),
  thought: Text.default(''),
  answer: Text.default(''),
  note: Text.default(''),
  steps: z
    .array(
      z.object({
        id: Id,
        text: Line.min(1),
        minutes: Minutes,
        by: z.enum(['me', 'them']).default('me'),
        dueOn: DayText.nullable().default(null),
        doneOn: DayText.nullable().default(null),
      }),
    )
    .max(MOST_STEPS)
    .default([]),
  outcomes: z
    .array(
      z
        .object({
          id: Id,
          mandateId: Id.nullable().default(null),
          encounterId: Id.nullable().default(null),
          favourId: Id.nullable().default(null),
        })
        .refine(
          ({ mandateId, encounterId, favourId }) =>
            [mandateId, encounterId, favourId].filter(each => each !== null).length === 1,
          'one of mandateId, encounterId, favourId',
        ),
    )
    .max(200)
    .default([]),
  revision: Revision,
})

export const StatusBody = z.object({
  status: z.enum(STATUSES),
  on: DayText,
  thought: Text.optional(),
  answer: Text.optional(),
  log: z
    .object({ id: Id, channel: z.enum(CHANNELS) })
    .nullable()
    .optional(),
})

export const StepBody = z.object({ doneOn: DayText.nullable() })

export const LibraryQuery = z.object({ person: Id.optional(), goal: z.enum(GOALS).optional() })

export const ResonanceBody = z.object({
  what: Line.min(1),
  url: z
    .string()
    .trim()
    .max(2000)
    .refine(text => text === '' || /^https?:\/\//.test(text), 'not an address of the web')
    .default(''),
  personId: Id.nullable().default(null),
  name: Line.default(''),
  notedOn: DayText,
  state: z.enum(RESONANCE_STATES).default('noted'),
  message: Text.default(''),
  writtenOn: DayText.nullable().default(null),
  answer: Text.default(''),
  answeredOn: DayText.nullable().default(null),
  revision: Revision,
})

export const KindWordBody = z.object({
  text: Text.min(1),
  personId: Id.nullable().default(null),
  saidBy: Line.default(''),
  day: DayText,
  mandateId: Id.nullable().default(null),
  quotable: z.boolean().default(false),
  revision: Revision,
})

export const TestimonialBody = z.object({
  mandateId: Id,
  personId: Id.nullable().default(null),
  state: z.enum(TESTIMONIAL_STATES),
  askedOn: DayText.nullable().default(null),
  receivedOn: DayText.nullable().default(null),
  word: Text.default(''),
  better: Text.default(''),
  wouldRefer: z.enum(WOULD_REFER).nullable().default(null),
  quotable: z.boolean().default(false),
  revision: Revision,
})
