import type { Desk } from '../platform/desk.ts'
import type { PersonOuting } from './outing.ts'
import { outingsWith } from './outing-people.ts'
import { outingsOf } from './store.ts'

/** Where somebody was met, or is to be; the last one first. An outing counts once: met before wished before expected. */
export async function outingsOfPerson(desk: Desk, personId: string): Promise<PersonOuting[]> {
  const there = await outingsWith(desk, personId)
  const outings = new Map(
    (await outingsOf(desk, { ids: [...new Set(there.map(({ outingId }) => outingId))] })).map(each => [
      each.id,
      each,
    ]),
  )
  const shown = new Map<string, PersonOuting>()
  for (const { outingId, role, isNew, word } of there) {
    const outing = outings.get(outingId)
    if (!outing || shown.has(outingId) || outing.state === 'declined') continue
    const { id, title, day, place, state } = outing
    shown.set(outingId, { outing: { id, title, day, place, state }, role, isNew, word })
  }
  return [...shown.values()].sort((a, b) => (a.outing.day < b.outing.day ? 1 : -1))
}
