import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import type { TFunction } from 'i18next'
import { z } from 'zod'
import { addDays } from '../lib/day.ts'
import { DayText, Id, Revision } from '../platform/fields.ts'
import { foundIn } from '../platform/gone.ts'
import { answerSaved, body, type DeskEnv, newIdIn, query } from '../platform/http.ts'
import { mondayOf } from '../presence/standing.ts'
import { keepWord } from './balance-words.ts'
import { deleteHelpLine, helpLinesOf, saveHelpLine } from './help-line-store.ts'
import { logRoutes } from './log-routes.ts'
import { deleteMood, moodsOver, saveMood } from './moods.ts'
import { NOT_NOW_DAYS, RHYTHMS } from './questions.ts'
import { questionsDue } from './read-questions.ts'
import { supportFor } from './read-support.ts'
import { SCALES, SHAPE } from './scales.ts'
import { trendsOf } from './self-report.ts'
import { deleteSelfReport, saveSelfReport, selfReportsOf } from './self-reports.ts'
import { STRAIN_KINDS } from './strain.ts'
import { deleteStrain, saveStrain, strainsOver } from './strains.ts'
import { SUPPORT_SILENT_DAYS } from './support.ts'
import { readWording, type Wording } from './wording.ts'

interface Parts {
  /** The data folder: a wording of the scales may lie there. */
  folder: string
}

const Note = z.string().trim().max(2000).default('')
const Level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])
const MostDays = z
  .object({ from: DayText, to: DayText })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'not before the first day' })

const ReportBody = z.object({
  scale: z.enum(SCALES),
  day: DayText,
  answers: z.array(z.int().min(1).max(5).nullable()).max(6),
  note: Note,
  revision: Revision,
})
const MoodBody = z.object({ day: DayText, level: Level, note: Note, revision: Revision })
const StrainBody = z.object({ day: DayText, kind: z.enum(STRAIN_KINDS), note: Note, revision: Revision })
const HelpBody = z.object({
  country: z.string().regex(/^([A-Z]{2})?$/),
  name: z.string().trim().min(1).max(200),
  phone: z.string().trim().min(1).max(60),
  url: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]).default(''),
  hours: z.string().trim().max(200).default(''),
  note: Note,
  checkedOn: z.union([z.literal(''), DayText]).default(''),
  archived: z.boolean().default(false),
  revision: Revision,
})
const Skip = z.object({ id: Id, rhythm: z.enum(RHYTHMS) })
const NotNow = z.object({ what: z.enum(['support', 'withdrawal']) })

/** Mounted at /api/balance. */
export function balanceRoutes({ folder }: Parts): Hono<DeskEnv> {
  return new Hono<DeskEnv>()
    .route('/log', logRoutes)
    .get('/questions', async c => {
      const { desk } = c.var
      const said = await wordingFor(folder, desk.language, builtInWording(c.var.t))
      return c.json({ ...(await questionsDue(desk)), ...said })
    })
    .post('/questions/skip', body(Skip), async c => {
      const { id, rhythm } = c.req.valid('json')
      const today = c.var.desk.today()
      const until = addDays(today, NOT_NOW_DAYS)
      const word = { id, week: mondayOf(today), answer: 'not-now', silentUntil: until } as const
      return answerSaved(c, await keepWord(c.var.desk, { ...word, what: `question-${rhythm}` }))
    })
    .get('/reports', async c => c.json({ trends: trendsOf(await selfReportsOf(c.var.desk)) }))
    .put('/reports/:id', body(ReportBody), async c =>
      answerSaved(c, await saveSelfReport(c.var.desk, { ...c.req.valid('json'), id: newIdIn(c) })),
    )
    .get('/reports/:id', async c => {
      const id = c.req.param('id')
      const reports = await selfReportsOf(c.var.desk)
      return c.json(
        await foundIn(
          c.var.desk,
          'self_report',
          id,
          reports.find(each => each.id === id),
        ),
      )
    })
    .delete('/reports/:id', async c => {
      await deleteSelfReport(c.var.desk, c.req.param('id'))
      return c.body(null, 204)
    })
    .get('/moods', query(MostDays), async c =>
      c.json({ moods: await moodsOver(c.var.desk, c.req.valid('query')) }),
    )
    .put('/moods/:id', body(MoodBody), async c =>
      answerSaved(c, await saveMood(c.var.desk, { ...c.req.valid('json'), id: newIdIn(c) })),
    )
    .delete('/moods/:id', async c => {
      await deleteMood(c.var.desk, c.req.param('id'))
      return c.body(null, 204)
    })
    .get('/strains', query(MostDays), async c =>
      c.json({ strains: await strainsOver(c.var.desk, c.req.valid('query')) }),
    )
    .put('/strains/:id', body(StrainBody), async c =>
      answerSaved(c, await saveStrain(c.var.desk, { ...c.req.valid('json'), id: newIdIn(c) })),
    )
    .delete('/strains/:id', async c => {
      await deleteStrain(c.var.desk, c.req.param('id'))
      return c.body(null, 204)
    })
    .get('/support', async c => c.json(await supportFor(c.var.desk)))
    .get('/help', async c => c.json({ lines: await helpLinesOf(c.var.desk) }))
    .put('/help/:id', body(HelpBody), async c =>
      answerSaved(c, await saveHelpLine(c.var.desk, { ...c.req.valid('json'), id: newIdIn(c) })),
    )
    .delete('/help/:id', async c => {
      await deleteHelpLine(c.var.desk, c.req.param('id'))
      return c.body(null, 204)
    })
    .post('/words/:id', body(NotNow), async c => {
      const today = c.var.desk.today()
      const silentUntil = addDays(today, SUPPORT_SILENT_DAYS)
      const word = { id: newIdIn(c), week: mondayOf(today), answer: 'not-now', silentUntil } as const
      return answerSaved(c, await keepWord(c.var.desk, { ...word, ...c.req.valid('json') }))
    })
}

function builtInWording(t: TFunction): Wording {
  const sentences = (path: string, count: number) =>
    Array.from({ length: count }, (_, i) => String(t(`balance:${path}.${i + 1}` as never)))
  const of = (scale: (typeof SCALES)[number]) => ({
    items: sentences(`scale.${scale}.item`, SHAPE[scale].items),
    answers: sentences(`scale.${scale}.answer`, SHAPE[scale].answers),
  })
  return { scales: { djg6: of('djg6'), ucla3: of('ucla3'), ons: of('ons') }, source: null }
}

/** Read each time: a file laid in the folder holds from the next page on. */
async function wordingFor(
  folder: string,
  language: 'fr' | 'en',
  builtIn: Wording,
): Promise<{ wording: Wording; fileProblem: string | null }> {
  const text = await readFile(join(folder, `scales.${language}.json`), 'utf8').catch(() => null)
  if (text === null) return { wording: builtIn, fileProblem: null }
  const { value, problem } = readWording(text, builtIn)
  return { wording: value ?? builtIn, fileProblem: problem }
}
