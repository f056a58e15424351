import { z } from 'zod'
import { isTimeZone } from '../lib/time-zone.ts'
import { DayText, Id, Revision } from '../platform/fields.ts'
import { INVITATION_CHANNELS, INVITATION_KINDS, isWebLink, MOST_SLOTS } from './invitation.ts'

const Zone = z.string().max(100).refine(isTimeZone, 'not a time zone')
const Minutes = z.coerce.number().int().min(5).max(480)
/** An instant in UTC, to the minute, as `2026-11-24T09:30:00Z`. */
const Instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00Z$/)
  .refine(text => !Number.isNaN(Date.parse(text)), 'not an instant')
const Link = z
  .string()
  .trim()
  .max(2000)
  .refine(text => text === '' || isWebLink(text), 'not a link of the web')

export const InvitationBody = z.object({
  personId: Id.nullable(),
  kind: z.enum(INVITATION_KINDS).default('e-coffee'),
  title: z.string().trim().max(300).default(''),
  slots: z.array(Instant).min(1).max(MOST_SLOTS),
  minutes: Minutes.default(30),
  zone: Zone,
  channel: z.enum(INVITATION_CHANNELS).default('video'),
  link: Link.default(''),
  place: z.string().trim().max(500).default(''),
  message: z.string().max(5000).default(''),
  expiresOn: DayText,
  revision: Revision,
})

export const SlotsQuery = z.object({
  person: Id,
  minutes: Minutes.default(30),
  zone: Zone.optional(),
  besides: Id.optional(),
})

/** By the owner's server, with what was made of the letter; or by whatever they use. */
export const SendingBody = z.object({
  by: z.enum(['mail', 'hand']).default('hand'),
  subject: z.string().trim().min(1).max(500).optional(),
  text: z.string().trim().min(1).max(20_000).optional(),
})

export const SlotBody = z.object({ slot: Instant.nullable(), word: z.string().trim().max(5000).default('') })

export const ReplyBody = z.object({ text: z.string().max(200_000) })
