import { Refusal } from '../lib/refusal.ts'
import type { Desk, What } from './desk.ts'
import { refuseIfGone } from './gone.ts'

export interface Saved<View> {
  /** `kept`: it was so already; `stale`: nothing written, it changed since that revision. */
  outcome: 'created' | 'edited' | 'kept' | 'stale'
  view: View
}

export interface Saving<View> {
  /** As the journal names it. */
  table: string
  id: string
  /** The revision that an edit was made from; absent when it is new. */
  revision: string | undefined
  /** The revision that what is saved will have. */
  becomes: string
  find: (desk: Desk) => Promise<View | undefined>
  what: (before: View | undefined) => What | Promise<What>
  put: (inside: Desk, before: View | undefined) => Promise<void>
}

/**
 * Stores what a screen sends: inserted once, however often it is sent; edited only from the state it was read in.
 *
 * @throws Refusal `gone` for an id that was taken away, `not-found` for an edit of what never was.
 */
export async function saveOnce<View extends { revision: string }>(
  desk: Desk,
  { table, id, revision, becomes, find, what, put }: Saving<View>,
): Promise<Saved<View>> {
  const current = await find(desk)
  if (!current) {
    await refuseIfGone(desk, table, id)
    if (revision !== undefined) throw new Refusal('not-found', { what: table })
  } else if (revision === undefined || becomes === current.revision) {
    return { outcome: 'kept', view: current }
  } else if (revision !== current.revision) return { outcome: 'stale', view: current }

  const isLate = await desk.write({ ...(await what(current)), alone: true }, async inside => {
    // Read again now that nobody else writes: another may have come in between.
    const before = await find(inside)
    if (before?.revision !== current?.revision) return true
    await put(inside, before)
    return false
  })
  const view = await find(desk)
  if (!view) throw new Refusal('gone', { id })
  if (isLate) return { outcome: current ? 'stale' : 'kept', view }
  return { outcome: current ? 'edited' : 'created', view }
}
