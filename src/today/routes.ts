import { Hono } from 'hono'
import { z } from 'zod'
import { addDays } from '../lib/day.ts'
import { mailtoOf, smsOf } from '../people/draft.ts'
import { DayText, Id } from '../platform/fields.ts'
import { body, type DeskEnv, query } from '../platform/http.ts'
import { DRAFT_KINDS, draftMessage } from './draft.ts'
import { readDraftSource } from './read-draft-source.ts'
import { readMorning } from './read-morning.ts'
import { FEWEST_TO_SAY } from './reasons.ts'
import { usualGap } from './rhythm.ts'
import { usualInWords } from './say-reasons.ts'
import { historyOf, replyToSuggestion } from './store.ts'

const ReplyBody = z.object({
  id: Id,
  personId: Id,
  reply: z.enum(['later', 'never']),
  until: DayText.optional(),
})

const DraftQuery = z.object({ kind: z.enum(DRAFT_KINDS).default('write') })

/** How long "later" is when nothing is said. */
const LATER_DAYS = 7

/** Mounted at /api/today. */
export const todayRoutes = new Hono<DeskEnv>()
  .get('/', async c => c.json(await readMorning(c.var.desk, c.var.t)))
  .post('/replies', body(ReplyBody), async c => {
    const { desk } = c.var
    const { until, ...reply } = c.req.valid('json')
    const later = until ?? addDays(desk.today(), LATER_DAYS)
    await replyToSuggestion(desk, { ...reply, until: reply.reply === 'later' ? later : null })
    return c.body(null, 204)
  })
  .get('/rhythm/:personId', async c => {
    const { desk, t } = c.var
    const known = await historyOf(desk, c.req.param('personId'))
    const speech = { t, language: desk.language }
    const isSaid = known !== null && known.history.activeDays >= FEWEST_TO_SAY
    return c.json({ usual: isSaid ? usualInWords(usualGap(known.history, known.circle), speech) : null })
  })
  .get('/draft/:personId', query(DraftQuery), async c => {
    const { desk, t } = c.var
    const { source, phone, email } = await readDraftSource(desk, c.req.param('personId'))
    const settings = { kind: c.req.valid('query').kind, today: desk.today(), language: desk.language, t }
    const draft = draftMessage(source, settings)
    return c.json({ ...draft, mailto: email && mailtoOf(email, draft), sms: phone && smsOf(phone, draft) })
  })
