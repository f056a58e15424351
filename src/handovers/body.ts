import { z } from 'zod'
import { CURRENCIES } from '../lib/money.ts'
import { MOST_CENTS, MOST_MINUTES } from '../mandates/limits.ts'
import { DayText, Id, Revision } from '../platform/fields.ts'
import { LINK_DAYS, MOST_LINK_DAYS, REMIND_AFTER_DAYS } from './handover.ts'
import { FILE_FORMAT, FILE_VERSION } from './handover-file.ts'
import { AVAILABILITIES } from './peer-fit.ts'
import { NO_TERMS } from './terms.ts'

const MaybeDay = DayText.nullable().default(null)
const Line = z.string().trim().max(500)
const Text = z.string().max(20_000)
const Currency = z.enum(CURRENCIES)
const Cents = z.int().min(0).max(MOST_CENTS)
const Languages = z.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)).max(20)

const Amount = z
  .object({ fromCents: Cents, toCents: Cents, currency: Currency, per: z.enum(['whole', 'day']) })
  .refine(({ fromCents, toCents }) => fromCents <= toCents, 'the range ends before it begins')

const Shown = z.object({
  what: Line.default(''),
  brief: Text.default(''),
  place: Line.default(''),
  dates: Line.default(''),
  amount: Amount.nullable().default(null),
  skills: z.array(Line.min(1)).max(50).default([]),
  languages: Languages.default([]),
  minutes: z.int().min(0).max(MOST_MINUTES).nullable().default(null),
  client: z
    .object({ name: Line.default(''), details: Text.default('') })
    .nullable()
    .default(null),
})

const Terms = z
  .object({
    kind: z.enum(['none', 'percent', 'fixed']),
    percentHundredths: z.int().min(1).max(10_000).nullable().default(null),
    cents: Cents.nullable().default(null),
    currency: Currency.default('EUR'),
    text: Text.default(''),
  })
  .refine(({ kind, percentHundredths }) => kind !== 'percent' || percentHundredths !== null, {
    path: ['percentHundredths'],
  })
  .refine(({ kind, cents }) => kind !== 'fixed' || cents !== null, { path: ['cents'] })

export const DraftBody = z.object({
  mandateId: Id,
  personId: Id,
  shown: Shown,
  message: Text.default(''),
  clientAgreedOn: MaybeDay,
  terms: Terms.default(NO_TERMS as z.output<typeof Terms>),
  revision: Revision,
})

export const SendBody = z.object({
  /** By the owner's own server, or by whatever the owner uses. */
  by: z.enum(['mail', 'hand']).default('hand'),
  days: z.int().min(1).max(MOST_LINK_DAYS).default(LINK_DAYS),
  remindAfter: z.int().min(1).max(MOST_LINK_DAYS).default(REMIND_AFTER_DAYS),
})

export const RemindBody = z.object({ by: z.enum(['mail', 'hand']).default('hand') })

export const AnswerBody = z.object({ id: Id, text: Text.trim().min(1) })

export const ClientBody = z.object({
  agreedOn: DayText.nullable().optional(),
  toldOn: DayText.nullable().optional(),
})

export const TermsBody = z.object({
  terms: Terms,
  agreedOn: MaybeDay,
  invoicedOn: MaybeDay,
  paidOn: MaybeDay,
})

const Known = z.boolean().nullable().default(null)

export const CloseBody = z.object({
  deliveredWell: Known,
  toldMe: Known,
  clientPleased: Known,
  returned: Known,
  outcome: Text.default(''),
})

export const PeerBody = z
  .object({
    availability: z.enum(AVAILABILITIES).default('unknown'),
    availableFrom: MaybeDay,
    rateFromCents: Cents.nullable().default(null),
    rateToCents: Cents.nullable().default(null),
    currency: Currency.default('EUR'),
    languages: Languages.default([]),
    saidOn: DayText,
  })
  .refine(
    ({ rateFromCents: from, rateToCents: to }) => from === null || to === null || from <= to,
    'the range ends before it begins',
  )

/** What another Entregent wrote (docs/handover.md): what it does not know of is passed over. */
export const FileBody = z.object({
  format: z.literal(FILE_FORMAT),
  version: z.literal(FILE_VERSION),
  id: Id,
  sentOn: DayText,
  from: z.object({ name: z.string().trim().min(1).max(500), email: z.string().trim().max(500).default('') }),
  mandate: Shown,
  message: Text.default(''),
  terms: Terms.default(NO_TERMS as z.output<typeof Terms>),
})
