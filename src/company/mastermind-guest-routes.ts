import type { Hono } from 'hono'
import { parseDay } from '../lib/day.ts'
import { Refusal } from '../lib/refusal.ts'
import { isTimeZone } from '../lib/time-zone.ts'
import { isUuid, uuidv7 } from '../lib/uuid.ts'
import { NOT_DEVICES } from '../owner/device-name.ts'
import { readSettings } from '../owner/store.ts'
import type { Database } from '../platform/db/database.ts'
import type { Desk, Language } from '../platform/desk.ts'
import { type GuestVisit, guestDoor, idIn, SECRETIVE, speechIn, wordIn } from '../platform/guest-door.ts'
import { followGuestLink } from '../platform/guest-links.ts'
import type { DeskEnv } from '../platform/http.ts'
import { circlePage } from './circle-page.ts'
import { type CircleView, circleOf } from './circle-view.ts'
import type { MastermindView } from './mastermind.ts'
import {
  clockAsGuest,
  comingAsGuest,
  keptAsGuest,
  promiseAsGuest,
  unpromiseAsGuest,
} from './mastermind-guest.ts'
import { printMastermind } from './mastermind-ics.ts'
import { mastermindOfMember } from './masterminds.ts'

interface Visit extends GuestVisit {
  desk: Desk
  memberId: string
  mastermind: MastermindView
  circle: CircleView
}

interface Parts {
  database: Database
  /** The machine's clock otherwise. */
  now?: () => Date
}

const LONGEST_PROMISE = 2000

/** Mounted at /cercle: what a member sees, who has no account. The token in the address is the only key. */
export function mastermindGuestRoutes({ database, now = () => new Date() }: Parts): Hono<DeskEnv> {
  const { routes, visited, answered, dead, styleAt } = guestDoor<Visit>({
    mount: '/cercle',
    now,
    visitBy: (token, asked) => visitBy({ database, now }, token, asked),
    tooLate: ['mastermind-held'],
  })
  return routes
    .get(
      '/:token',
      visited((c, { circle, path, language, desk }) => {
        const door = {
          path,
          styleAt,
          promiseId: uuidv7(desk.now()),
          zones: Intl.supportedValuesOf('timeZone'),
        }
        return c.body(circlePage(circle, door, speechIn(language)), 200, SECRETIVE)
      }),
    )
    .get(
      '/:token/cercle.ics',
      visited((c, { mastermind }) =>
        c.body(printMastermind(mastermind, mastermind.sessions), 200, {
          ...SECRETIVE,
          'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
          'content-disposition': 'attachment; filename="cercle.ics"',
        }),
      ),
    )
    .post(
      '/:token/promise',
      answered(async (_, { desk, memberId }, form) => {
        const text = wordIn(form).slice(0, LONGEST_PROMISE)
        if (text === '') throw new Refusal('invalid-input', { fields: ['word'] })
        await promiseAsGuest(desk, memberId, { id: idIn(form, desk.now()), text })
      }),
    )
    .post(
      '/:token/kept',
      answered(async (_, { desk, memberId }, form) => {
        const kept = form.get('kept')
        await keptAsGuest(desk, memberId, promiseIn(form), kept === '1' ? true : kept === '0' ? false : null)
      }),
    )
    .post(
      '/:token/unpromise',
      answered(async (_, { desk, memberId }, form) => unpromiseAsGuest(desk, memberId, promiseIn(form))),
    )
    .post(
      '/:token/coming',
      answered(async (_, { desk, memberId }, form) => {
        const day = parseDay(wordIn(form, 'day'))
        if (!day) throw new Refusal('invalid-input', { fields: ['day'] })
        await comingAsGuest(desk, memberId, { day, comes: form.get('comes') === '1' })
      }),
    )
    .post(
      '/:token/clock',
      answered(async (_, { desk, memberId }, form) => {
        const zone = wordIn(form, 'zone')
        if (!isTimeZone(zone)) throw new Refusal('invalid-input', { fields: ['zone'] })
        await clockAsGuest(desk, memberId, zone)
      }),
    )
    .get('/*', c => dead(c))
}

async function visitBy(
  { database, now }: Required<Parts>,
  token: string,
  asked: Language | null,
): Promise<Visit | null> {
  const link = await followGuestLink(database, { kind: 'mastermind', token, now: now() })
  if (!link) return null
  await database.settle(link.deskId)
  const { language, timeZone } = await readSettings(
    database.desk(link.deskId, { language: 'en', timeZone: 'UTC', by: 'screen' }),
  )
  const reading = database.desk(link.deskId, { language, timeZone, by: 'screen', now })
  const mastermind = await mastermindOfMember(reading, link.rowId)
  const circle = mastermind && circleOf(mastermind, link.rowId, reading.today())
  if (!circle) return null
  // In the history, it is they who did it.
  const by = circle.firstName === '' || NOT_DEVICES.includes(circle.firstName) ? 'peer' : circle.firstName
  const desk = database.desk(link.deskId, { language, timeZone, by, now })
  return {
    ...{ desk, mastermind, circle, memberId: link.rowId, path: `/cercle/${token}` },
    language: asked ?? language,
  }
}

function promiseIn(form: FormData): string {
  const id = wordIn(form, 'promise')
  if (!isUuid(id)) throw new Refusal('invalid-input', { fields: ['promise'] })
  return id
}
