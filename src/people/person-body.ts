import { z } from 'zod'
import { type Day, isDay } from '../lib/day.ts'
import { formatPartialDate, parsePartialDate } from '../lib/partial-date.ts'
import { isTimeZone } from '../lib/time-zone.ts'
import { isUuid } from '../lib/uuid.ts'
import { CIRCLES, CIVILITIES, RELATIONS } from './person.ts'

const Text = z.string().max(100_000)
const Labelled = { types: z.array(z.string().max(100)).max(20), label: z.string().max(200).nullable() }
const Point = z.object({ ...Labelled, value: z.string().max(5000) })
const Points = z.array(Point).max(500)
const Address = z.object({
  ...Labelled,
  poBox: Text,
  extended: Text,
  street: Text,
  town: Text,
  region: Text,
  postalCode: Text,
  country: Text,
})
const Part = z.number().int().nullable()
const DateParts = z
  .object({ year: Part, month: Part, day: Part })
  .refine(date => parsePartialDate(formatPartialDate(date)) !== null, 'no such date')
  .nullable()

/** What a card says, as screens send it; its photo travels beside it. */
const ContactBody = z.object({
  uid: z.string().nullable().default(null),
  name: Text,
  prefix: Text,
  givenName: Text,
  additionalName: Text,
  familyName: Text,
  suffix: Text,
  nickname: Text,
  organisation: Text,
  department: Text,
  title: Text,
  role: Text,
  phones: Points,
  emails: Points,
  addresses: z.array(Address).max(100),
  urls: Points,
  profiles: Points,
  birthday: DateParts,
  anniversary: DateParts,
  note: Text,
  tags: z.array(z.string().max(200)).max(500),
  photo: z.unknown().transform(() => null),
  isGroup: z.boolean(),
})

const IsDay = z.string().refine((text): text is Day => isDay(text), 'not a day')
const Id = z.string().refine(isUuid, 'not an id')

const AcquaintanceBody = z.object({
  civility: z.enum(CIVILITIES).nullable(),
  addressForm: z.enum(['tu', 'vous']).nullable(),
  relations: z.array(z.enum(RELATIONS)).max(RELATIONS.length),
  trade: z.enum(['inside', 'outside']).nullable(),
  skills: z.array(z.string().max(200)).max(200),
  circle: z.literal(CIRCLES).nullable(),
  rhythmDays: z.number().int().min(1).max(3660).nullable(),
  household: z.boolean(),
  timeZone: z.string().refine(isTimeZone, 'not a time zone').nullable(),
  oneToOne: z.boolean(),
  metOn: IsDay.nullable(),
  metThroughId: Id.nullable(),
  metAt: z.string().max(1000),
  remember: z.string().max(20_000),
  archived: z.boolean(),
})

const Photo = z.object({
  mediaType: z.string().regex(/^image\/[\w.+-]+$/),
  base64: z.base64().max(14_000_000),
})

export const PersonBody = z.object({
  contact: ContactBody,
  acquaintance: AcquaintanceBody,
  photo: Photo.nullable().optional(),
  revision: z.string().max(100).nullable().optional(),
})
