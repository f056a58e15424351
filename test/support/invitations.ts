import { Hono } from 'hono'
import type { InvitationDraft } from '../../src/company/invitation.ts'
import { invitationGuestRoutes } from '../../src/company/invitation-guest-routes.ts'
import { invitationRoutes } from '../../src/company/routes.ts'
import { day } from '../../src/lib/day.ts'
import type { Database } from '../../src/platform/db/database.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { securityHeaders } from '../../src/platform/guards.ts'
import { answerError, type DeskEnv } from '../../src/platform/http.ts'
import { wordsIn } from '../../src/words.ts'
import { appWith } from './app-with.ts'
import { newId } from './encounters.ts'
import { NOW } from './on-every-database.ts'

export const SLOTS = ['2026-11-24T09:00:00Z', '2026-11-25T14:00:00Z', '2026-11-27T09:00:00Z'] as const
const DAY_MS = 86_400_000

/** An e-coffee of three moments, to nobody unless said. */
export function invitation(changes: Partial<InvitationDraft> = {}): InvitationDraft {
  return {
    id: newId(),
    personId: null,
    kind: 'e-coffee',
    title: '',
    slots: [...SLOTS],
    minutes: 30,
    zone: 'Europe/Paris',
    channel: 'video',
    link: 'https://visio.example.org/cafe',
    place: '',
    message: '',
    expiresOn: day('2026-11-27'),
    ...changes,
  }
}

/** The desk's own routes, and the public page, which has a clock of its own. */
export function invitationDoors(database: Database, desk: Desk) {
  let now = NOW
  const parts = { database, publicUrl: 'https://desk.example.org', address: () => 'http://localhost' }
  const open = new Hono<DeskEnv>()
    .onError(answerError)
    .use(securityHeaders)
    .use(async (c, next) => {
      c.set('t', wordsIn('en').t)
      await next()
    })
    .route('/rencontre', invitationGuestRoutes({ database, now: () => now }))
  const french = { host: 'desk.example.org', 'accept-language': 'fr-FR,fr;q=0.9' }
  return {
    own: appWith('/api/invitations', invitationRoutes(parts), desk),
    page: (path: string, headers: Record<string, string> = {}) =>
      open.request(path, { headers: { ...french, ...headers } }),
    post: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      open.request(path, {
        method: 'POST',
        headers: { ...french, 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams(fields).toString(),
      }),
    passTime: (days: number) => {
      now = new Date(now.getTime() + days * DAY_MS)
    },
  }
}
