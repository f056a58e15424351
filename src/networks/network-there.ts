import type { Desk } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'

/** What it is called. @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
export async function nameOfNetwork(desk: Desk, id: string): Promise<string> {
  const row = await desk.db
    .selectFrom('network')
    .select('name')
    .where('deskId', '=', desk.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return (await foundIn(desk, 'network', id, row)).name
}
