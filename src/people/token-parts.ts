import { sql } from 'kysely'
import { insertRows } from '../platform/db/insert-rows.ts'
import { type Desk, inChunks } from '../platform/desk.ts'
import { partsOf } from './tokens.ts'

const AT_ONCE = 500
// Few numbers of parameters, so that the statements are prepared once.
const STEP = 50

/**
 * Adds what may be typed of these tokens from their middle. They are not taken away with the last person who bears them:
 * `tidyParts` does that at night.
 */
export async function addParts(desk: Desk, tokens: Iterable<string>): Promise<void> {
  const parts = new Map<string, string[]>()
  for (const token of tokens) if (!parts.has(token)) parts.set(token, partsOf(token))
  const cut = [...parts].flatMap(([token, [first]]) => (first === undefined ? [] : [{ token, first }]))
  await inChunks(cut, AT_ONCE, async chunk => {
    for (const token of await known(
      desk,
      chunk.map(({ first }) => first),
    ))
      parts.delete(token)
  })
  const rows = [...parts].flatMap(([token, each]) => each.map(part => ({ deskId: desk.id, part, token })))
  // In the order of the key: the index grows by neighbours.
  rows.sort((a, b) => (a.part < b.part ? -1 : a.part > b.part ? 1 : 0))
  await insertRows(desk.db, 'tokenPart', rows, 'keep')
}

/**
 * Takes away the parts of tokens that nobody bears any more, and adds those of tokens that have none yet.
 *
 * @returns how many tokens were concerned.
 */
export async function tidyParts(desk: Desk): Promise<number> {
  const { rows: gone } = await sql<{ token: string }>`
    select distinct token from token_part as p where desk_id = ${desk.id} and not exists (
      select 1 from person_token as t where t.desk_id = p.desk_id and t.token = p.token)`.execute(desk.db)
  const { rows: borne } = await sql<{ token: string }>`
    select distinct token from person_token where desk_id = ${desk.id}`.execute(desk.db)
  const { rows: cut } = await sql<{ token: string }>`
    select distinct token from token_part where desk_id = ${desk.id}`.execute(desk.db)
  const done = new Set(cut.map(({ token }) => token))
  const missing = borne
    .map(({ token }) => token)
    .filter(token => !done.has(token) && partsOf(token).length > 0)
  await desk.write({ what: 'tidy' }, async inside => {
    await inChunks(gone, AT_ONCE, chunk =>
      inside.db
        .deleteFrom('tokenPart')
        .where('deskId', '=', desk.id)
        .where(
          'token',
          'in',
          chunk.map(({ token }) => token),
        )
        .execute(),
    )
    await inChunks(missing, AT_ONCE, chunk => addParts(inside, chunk))
  })
  return gone.length + missing.length
}

/** Those whose parts are there: the first of each is looked for. */
async function known({ db, id }: Desk, firstParts: readonly string[]): Promise<string[]> {
  const padding = Array<string>((STEP - (firstParts.length % STEP)) % STEP).fill(firstParts[0] as string)
  const rows = await db
    .selectFrom('tokenPart')
    .select('token')
    .where('deskId', '=', id)
    .where('part', 'in', [...firstParts, ...padding])
    .execute()
  return rows.map(({ token }) => token)
}
