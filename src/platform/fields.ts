import { z } from 'zod'
import { isDay } from '../lib/day.ts'
import { isUuid } from '../lib/uuid.ts'

/** An id, made by who creates the thing. */
export const Id = z.string().refine(isUuid, 'not a UUID')

export const DayText = z.string().refine(isDay, 'not a day')

/** The revision that an edit was made from; absent when the thing is new. */
export const Revision = z.string().max(100).optional()

/** Somebody named for the first time. */
export const NewPerson = z.object({ id: Id, name: z.string().trim().min(1).max(500) })
