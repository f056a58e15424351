import { Hono } from 'hono'
import { z } from 'zod'
import { addDays } from '../lib/day.ts'
import { Id } from '../platform/fields.ts'
import { answerSaved, body, type DeskEnv, newIdIn, query } from '../platform/http.ts'
import { daring, ideasMorning } from './daring-read.ts'
import {
  IdeaBody,
  KindWordBody,
  LibraryQuery,
  ResonanceBody,
  StatusBody,
  StepBody,
  TestimonialBody,
} from './idea-body.ts'
import { deleteKindWord, kindWordsOf, saveKindWord } from './kind-words.ts'
import { libraryFor } from './library-read.ts'
import { ideaOf, ideasOf } from './list.ts'
import { outcomeChoices } from './outcomes.ts'
import { draftOfIdea, draftOfResonance, draftOfTestimonial } from './read-drafts.ts'
import { deleteResonance, resonanceOf, resonancesOf, saveResonance } from './resonances.ts'
import { deleteIdea, saveIdea, setIdeaStatus, setStepDone } from './store.ts'
import { deleteTestimonial, saveTestimonial, testimonialOn } from './testimonials.ts'

const IdeaQuery = z.object({ person: Id.optional(), mandate: Id.optional() })
const MandateQuery = z.object({ mandate: Id })

/** Mounted at /api/ideas. */
export const ideaRoutes = new Hono<DeskEnv>()
  .get('/', query(IdeaQuery), async c => {
    const { person: personId, mandate: mandateId } = c.req.valid('query')
    return c.json(await ideasOf(c.var.desk, { personId, mandateId }))
  })
  .get('/today', async c => c.json(await ideasMorning(c.var.desk, c.var.desk.today())))
  .get('/daring', async c => c.json(await daring(c.var.desk, c.var.desk.today())))
  .get('/library', query(LibraryQuery), async c => {
    const { person: personId, goal } = c.req.valid('query')
    return c.json(await libraryFor(c.var.desk, { personId, goal }))
  })
  .get('/:id', async c => c.json(await ideaOf(c.var.desk, c.req.param('id'))))
  .get('/:id/draft', async c => c.json(await draftOfIdea(c.var.desk, c.req.param('id'), c.var.t)))
  .get('/:id/outcomes', async c => {
    const { personId, notedOn } = await ideaOf(c.var.desk, c.req.param('id'))
    // A week before the idea was noted: what it came of may have been noted first.
    return c.json(await outcomeChoices(c.var.desk, { personId, from: addDays(notedOn, -7) }))
  })
  .put('/:id', body(IdeaBody), async c => {
    const draft = { ...c.req.valid('json'), id: newIdIn(c) }
    return answerSaved(c, await saveIdea(c.var.desk, draft))
  })
  .put('/:id/status', body(StatusBody), async c =>
    answerSaved(c, await setIdeaStatus(c.var.desk, c.req.param('id'), c.req.valid('json'))),
  )
  .put('/:id/steps/:stepId', body(StepBody), async c => {
    const { id: ideaId, stepId } = c.req.param()
    return answerSaved(c, await setStepDone(c.var.desk, { ideaId, stepId, ...c.req.valid('json') }))
  })
  .delete('/:id', async c => {
    await deleteIdea(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })

/** Mounted at /api/resonances. */
export const resonanceRoutes = new Hono<DeskEnv>()
  .get('/', async c => c.json(await resonancesOf(c.var.desk)))
  .get('/:id', async c => c.json(await resonanceOf(c.var.desk, c.req.param('id'))))
  .get('/:id/draft', async c => c.json(await draftOfResonance(c.var.desk, c.req.param('id'), c.var.t)))
  .put('/:id', body(ResonanceBody), async c => {
    const draft = { ...c.req.valid('json'), id: newIdIn(c) }
    return answerSaved(c, await saveResonance(c.var.desk, draft))
  })
  .delete('/:id', async c => {
    await deleteResonance(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })

/** Mounted at /api/kind-words. */
export const kindWordRoutes = new Hono<DeskEnv>()
  .get('/', async c => c.json(await kindWordsOf(c.var.desk)))
  .put('/:id', body(KindWordBody), async c => {
    const draft = { ...c.req.valid('json'), id: newIdIn(c) }
    return answerSaved(c, await saveKindWord(c.var.desk, draft))
  })
  .delete('/:id', async c => {
    await deleteKindWord(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })

/** Mounted at /api/testimonials. */
export const testimonialRoutes = new Hono<DeskEnv>()
  .get('/', query(MandateQuery), async c =>
    c.json(await testimonialOn(c.var.desk, c.req.valid('query').mandate)),
  )
  .get('/draft', query(MandateQuery), async c =>
    c.json(await draftOfTestimonial(c.var.desk, c.req.valid('query').mandate, c.var.t)),
  )
  .put('/:id', body(TestimonialBody), async c => {
    const draft = { ...c.req.valid('json'), id: newIdIn(c) }
    return answerSaved(c, await saveTestimonial(c.var.desk, draft))
  })
  .delete('/:id', async c => {
    await deleteTestimonial(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })
