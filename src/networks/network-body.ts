import { z } from 'zod'
import { DayText, Id, NewPerson, Revision } from '../platform/fields.ts'
import { MOST_MINUTES, NETWORK_KINDS } from './network.ts'
import { ABOUT_KINDS, CONSENTS, OUTCOME_KINDS, POST_STATES } from './post.ts'

const Line = z.string().trim().max(500)
const Note = z.string().max(10_000).default('')
/** What opens by a click is a page of the web. */
const Url = Line.default('').refine(
  said => said === '' || /^https?:\/\//i.test(said),
  'not an address of the web',
)
const Minutes = z.int().min(1).max(MOST_MINUTES)

export const NetworkBody = z.object({
  name: Line.min(1),
  kind: z.enum(NETWORK_KINDS).default('other'),
  url: Url,
  budgetMinutes: z.int().min(1).max(10_080).nullable().default(null),
  postsAMonth: z.int().min(1).max(60).nullable().default(null),
  note: Note,
  isArchived: z.boolean().default(false),
  revision: Revision,
})

export const TimeBody = z.object({ day: DayText, minutes: Minutes, revision: Revision })

const Instant = z.iso.datetime({ offset: true }).optional()
export const StartBody = z.object({ id: Id, networkId: Id, at: Instant })
export const StopBody = z.object({ id: Id, at: Instant, minutes: Minutes.optional() })

export const HushBody = z
  .object({ what: z.enum(['substitution', 'budget']), networkId: Id.nullable().default(null) })
  .refine(({ what, networkId }) => (what === 'budget') === (networkId !== null), {
    path: ['networkId'],
    message: 'a budget is of a network',
  })

/** 20 MB: years of days. */
const FileText = z.string().max(20_000_000)
export const ScreenTimeBody = z.object({ text: FileText })
export const KeepBody = z.object({
  text: FileText,
  choices: z.array(z.object({ app: Line.min(1), networkId: Id })).max(200),
})

export const PostBody = z.object({
  networkId: Id,
  title: Line.min(1),
  text: z.string().max(20_000).default(''),
  aboutKind: z.enum(ABOUT_KINDS).default('own'),
  aboutRef: z.string().max(100).default(''),
  personId: Id.nullable().default(null),
  consent: z.enum(CONSENTS).default('not-needed'),
  state: z.enum(POST_STATES).default('thought'),
  plannedOn: DayText.nullable().default(null),
  postedOn: DayText.nullable().default(null),
  url: Url,
  note: Note,
  revision: Revision,
})

export const OutcomeBody = z.object({
  kind: z.enum(OUTCOME_KINDS),
  day: DayText,
  personId: Id.nullable().default(null),
  newPerson: NewPerson.nullable().optional(),
  encounterId: Id.nullable().default(null),
  mandateId: Id.nullable().default(null),
  note: Note,
  revision: Revision,
})

export const TimesQuery = z.object({ from: DayText.optional() })
export const ChoicesQuery = z.object({ person: Id.optional() })
