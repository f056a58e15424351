import { Hono } from 'hono'
import { z } from 'zod'
import { Refusal } from '../lib/refusal.ts'
import { DayText, Id, Revision } from '../platform/fields.ts'
import { answerSaved, body, type DeskEnv, newIdIn } from '../platform/http.ts'
import { afterOuting, giveSign, metLately } from './after-store.ts'
import { keepPicture, pictureOf } from './met-picture.ts'
import { keepMet, markAim, takeBackMet } from './met-store.ts'
import { readPitch, savePitch } from './pitch-store.ts'
import { outingOf } from './store.ts'

const Line = z.string().trim().max(1000).default('')

const MetBody = z.object({
  personId: Id,
  encounterId: Id,
  name: z.string().trim().max(500).default(''),
  organisation: Line,
  phone: Line,
  mail: Line,
  word: z.string().trim().max(2000).default(''),
  at: z.iso.datetime(),
  isNew: z.boolean().nullable().default(null),
  card: z.string().max(20_000).nullable().default(null),
  promise: z
    .object({ id: Id, text: z.string().trim().min(1).max(2000), dueOn: DayText })
    .nullable()
    .default(null),
  revision: Revision,
})

const SignBody = z.object({
  encounterId: Id,
  channel: z.enum(['call', 'video', 'message', 'mail', 'network']),
  followUpId: Id.nullable().default(null),
})

/** As this program's own screens make it. */
const PictureBody = z.object({ base64: z.base64().min(1).max(4_000_000) })

const PitchBody = z.object({
  whoIAm: z.string().trim().max(2000),
  whomILookFor: z.string().trim().max(2000),
})

/** Within /api/outings, before what an outing's own id answers: salon mode, and the evening after. */
export const salonRoutes = new Hono<DeskEnv>()
  .get('/pitch', async c => c.json(await readPitch(c.var.desk)))
  .put('/pitch', body(PitchBody), async c => c.json(await savePitch(c.var.desk, c.req.valid('json'))))
  .get('/met-lately', async c => c.json(await metLately(c.var.desk)))
  .get('/:id/salon', async c => {
    const { desk } = c.var
    return c.json({ outing: await outingOf(desk, c.req.param('id')), pitch: await readPitch(desk) })
  })
  .get('/:id/after', async c => c.json(await afterOuting(c.var.desk, c.var.t, c.req.param('id'))))
  .put('/:id/met/:metId', body(MetBody), async c => {
    const draft = { ...c.req.valid('json'), id: newIdIn(c, 'metId') }
    return answerSaved(c, await keepMet(c.var.desk, c.req.param('id'), draft))
  })
  .delete('/:id/met/:metId', async c => {
    await takeBackMet(c.var.desk, c.req.param('id'), c.req.param('metId'))
    return c.body(null, 204)
  })
  .put('/:id/met/:metId/picture', body(PictureBody), async c => {
    const { id: outingId, metId } = c.req.param()
    await keepPicture(c.var.desk, { outingId, metId }, Buffer.from(c.req.valid('json').base64, 'base64'))
    return c.body(null, 204)
  })
  .get('/:id/met/:metId/picture', async c => {
    const { id: outingId, metId } = c.req.param()
    const picture = await pictureOf(c.var.desk, { outingId, metId })
    if (!picture) throw new Refusal('not-found')
    return c.body(new Uint8Array(picture.bytes), 200, {
      'content-type': picture.mediaType,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    })
  })
  .post('/:id/met/:metId/sign', body(SignBody), async c => {
    const { id: outingId, metId } = c.req.param()
    await giveSign(c.var.desk, outingId, { metId, ...c.req.valid('json') })
    return c.body(null, 204)
  })
  .put('/:id/aims/:aimId', body(z.object({ reached: z.boolean().nullable() })), async c => {
    const { id: outingId, aimId } = c.req.param()
    await markAim(c.var.desk, outingId, aimId, c.req.valid('json').reached)
    return c.body(null, 204)
  })
