import { Hono } from 'hono'
import { expect } from 'vitest'
import type { HandoverDraft } from '../../src/handovers/handover.ts'
import { peerRoutes } from '../../src/handovers/peer-routes.ts'
import { handoverRoutes } from '../../src/handovers/routes.ts'
import { saveMandate } from '../../src/mandates/store.ts'
import { saveSettings } from '../../src/owner/store.ts'
import type { Database } from '../../src/platform/db/database.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { securityHeaders } from '../../src/platform/guards.ts'
import { answerError, type DeskEnv } from '../../src/platform/http.ts'
import { wordsIn } from '../../src/words.ts'
import { appWith, json } from './app-with.ts'
import { newId } from './encounters.ts'
import { proposal } from './handovers.ts'
import { mandate } from './mandates.ts'
import { NOW } from './on-every-database.ts'
import { somebody } from './people.ts'

const DAY_MS = 86_400_000
export const FRENCH = { 'accept-language': 'fr-FR,fr;q=0.9' }

/** The desk's own routes, and the public page, which has a clock of its own. */
export function doors(database: Database, desk: Desk) {
  let now = NOW
  const parts = { database, publicUrl: 'https://desk.example.org', address: () => 'http://localhost' }
  const own = appWith('/api/handovers', handoverRoutes(parts), desk)
  const open = new Hono<DeskEnv>()
    .onError(answerError)
    .use(securityHeaders)
    .use(async (c, next) => {
      c.set('t', wordsIn('en').t)
      await next()
    })
    .route('/passage', peerRoutes({ database, now: () => now }))
  const page = (path: string, headers: Record<string, string> = FRENCH) =>
    open.request(path, { headers: { host: 'desk.example.org', ...headers } })
  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    open.request(path, {
      method: 'POST',
      headers: {
        host: 'desk.example.org',
        'content-type': 'application/x-www-form-urlencoded',
        ...FRENCH,
        ...headers,
      },
      body: new URLSearchParams(fields).toString(),
    })
  return {
    own,
    page,
    post,
    passTime: (days: number) => {
      now = new Date(now.getTime() + days * DAY_MS)
    },
  }
}

/** A mandate proposed to Karim, by a link that was just sent. */
export async function sentToKarim(database: Database, desk: Desk, changes: Partial<HandoverDraft> = {}) {
  await saveSettings(desk, { language: 'fr', ownerName: 'Perpétue Le Goff', signature: 'Perpétue' })
  const emails = [{ types: [], label: null, value: 'karim@example.org' }]
  const karim = await somebody(desk, 'Karim Benali', { emails }, { addressForm: 'tu' })
  const mandateId = newId()
  await saveMandate(desk, mandate({ id: mandateId, what: 'Refaire le livret', amountCents: 450_000 }))
  const draft = proposal({ mandateId, personId: karim, ...changes })
  const at = doors(database, desk)
  expect((await at.own.request(`/api/handovers/${draft.id}`, json(draft))).status).toBe(201)
  const answer = await at.own.request(`/api/handovers/${draft.id}/send`, json({}, 'POST'))
  const { url, draft: message } = await answer.json()
  return { ...at, desk, karim, mandateId, id: draft.id, draft, url, message, path: new URL(url).pathname }
}
