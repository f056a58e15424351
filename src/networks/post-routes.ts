import { Hono } from 'hono'
import { outcomeChoices } from '../ideas/outcomes.ts'
import { answerSaved, body, type DeskEnv, newIdIn, query } from '../platform/http.ts'
import { ChoicesQuery, OutcomeBody, PostBody } from './network-body.ts'
import { deleteOutcome, saveOutcome } from './outcomes.ts'
import { deletePost, postOf, postsOf, savePost } from './posts.ts'
import { consentLetter, postIdeas, wordsOfPost } from './read-post-ideas.ts'

/** Mounted at /api/posts. */
export const postRoutes = new Hono<DeskEnv>()
  .get('/', async c => c.json({ posts: await postsOf(c.var.desk) }))
  .get('/ideas', async c => c.json({ ideas: await postIdeas(c.var.desk, c.var.t) }))
  .get('/:id', async c => c.json(await postOf(c.var.desk, c.req.param('id'))))
  .get('/:id/words', async c => c.json(await wordsOfPost(c.var.desk, c.req.param('id'), c.var.t)))
  .get('/:id/consent', async c => c.json(await consentLetter(c.var.desk, c.req.param('id'), c.var.t)))
  .get('/:id/outcomes', query(ChoicesQuery), async c => {
    const { postedOn } = await postOf(c.var.desk, c.req.param('id'))
    const { person: personId = null } = c.req.valid('query')
    return c.json(await outcomeChoices(c.var.desk, { personId, from: postedOn ?? c.var.desk.today() }))
  })
  .put('/:id', body(PostBody), async c =>
    answerSaved(c, await savePost(c.var.desk, { id: newIdIn(c), ...c.req.valid('json') })),
  )
  .delete('/:id', async c => {
    await deletePost(c.var.desk, c.req.param('id'))
    return c.body(null, 204)
  })
  .put('/:id/outcomes/:oid', body(OutcomeBody), async c => {
    const ids = { id: newIdIn(c, 'oid'), postId: c.req.param('id') }
    return answerSaved(c, await saveOutcome(c.var.desk, { ...ids, ...c.req.valid('json') }))
  })
  .delete('/:id/outcomes/:oid', async c => {
    await deleteOutcome(c.var.desk, c.req.param('oid'))
    return c.body(null, 204)
  })
