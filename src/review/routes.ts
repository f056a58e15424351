import { Hono } from 'hono'
import { z } from 'zod'
import { Refusal } from '../lib/refusal.ts'
import type { Database } from '../platform/db/database.ts'
import { DayText } from '../platform/fields.ts'
import { answerSaved, body, type DeskEnv } from '../platform/http.ts'
import { bilanOf, monthsOf, saveBilan, takeProposed } from './bilans.ts'
import { isMonth, type Month, monthOf } from './month.ts'
import { sharedBilan } from './share.ts'
import { sharedPage, sharedText } from './shared-page.ts'

interface Parts {
  database: Database
  /** Where links lead, once it is known. */
  address: () => string
}

const MOST_PARAGRAPHS = 60

const BilanBody = z.object({
  title: z.string().trim().max(200).default(''),
  paragraphs: z
    .array(
      z.object({
        key: z.string().min(1).max(60),
        own: z.string().trim().max(10_000).nullable().default(null),
        isHidden: z.boolean().default(false),
      }),
    )
    .max(MOST_PARAGRAPHS)
    .refine(all => new Set(all.map(({ key }) => key)).size === all.length, 'each once'),
  changeNext: z.string().trim().max(1000).default(''),
  readOn: DayText.nullable().default(null),
  revision: z.string().max(100),
})

const TakeBody = z.object({
  keys: z.array(z.string().max(60)).max(MOST_PARAGRAPHS),
  revision: z.string().max(100),
})

/** Mounted at /api/bilans. */
export function bilanRoutes(_parts: Parts): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .get('/', async c => c.json({ months: await monthsOf(c.var.desk) }))
    .get('/:month', async c => c.json(await bilanOf(c.var.desk, monthIn(c), c.var.t)))
    .put('/:month', body(BilanBody), async c => {
      const draft = { ...c.req.valid('json'), month: monthIn(c) }
      return answerSaved(c, await saveBilan(c.var.desk, draft, c.var.t))
    })
    .post('/:month/regenerate', body(TakeBody), async c =>
      answerSaved(c, await takeProposed(c.var.desk, { ...c.req.valid('json'), month: monthIn(c) }, c.var.t)),
    )
    .get('/:month/shared', async c => c.json(await sharedBilan(c.var.desk, monthIn(c), c.var.t)))
    .get('/:month/shared.html', async c => {
      const { desk, t } = c.var
      const month = monthIn(c)
      const page = await sharedPage(await sharedBilan(desk, month, t), desk.language)
      return c.body(page, 200, {
        'content-type': 'text/html; charset=utf-8',
        'content-disposition': `attachment; filename="${t('review:shared.file')}-${month}.html"`,
      })
    })
    .get('/:month/shared.txt', async c =>
      c.text(sharedText(await sharedBilan(c.var.desk, monthIn(c), c.var.t))),
    )
}

/** Of the address; of months ahead there is nothing to tell. @throws Refusal `invalid-input`, `not-found`. */
function monthIn(c: {
  req: { param: (name: 'month') => string | undefined }
  var: DeskEnv['Variables']
}): Month {
  const said = c.req.param('month') ?? ''
  if (!isMonth(said)) throw new Refusal('invalid-input', { fields: ['month: not a month'] })
  if (said > monthOf(c.var.desk.today())) throw new Refusal('not-found', { what: 'bilan' })
  return said
}
