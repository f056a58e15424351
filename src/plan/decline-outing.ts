import { factsOf } from '../outings/outing.ts'
import { outingOf, saveOuting } from '../outings/store.ts'
import type { Desk } from '../platform/desk.ts'

/**
 * An outing that one said one would go to is declined: it leaves the calendar, and what the week's plan held of it is
 * refused. Sent twice, it is done once.
 *
 * @throws Refusal `gone` when it was taken away, `not-found` when it never was.
 */
export async function declineOuting(desk: Desk, outingId: string): Promise<void> {
  const { title, state } = await outingOf(desk, outingId)
  if (state !== 'going' && state !== 'thinking') return
  await desk.write({ what: 'plan:change.declined', details: { title }, alone: true }, async inside => {
    const outing = await outingOf(inside, outingId)
    await saveOuting(inside, { ...factsOf(outing), state: 'declined', revision: outing.revision })
    await inside.db
      .updateTable('planItem')
      .set({ state: 'refused', reason: '' })
      .where('deskId', '=', inside.id)
      .where('outingId', '=', outingId)
      .where('state', '=', 'accepted')
      .execute()
  })
}
