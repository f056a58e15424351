import type { Database } from './db/database.ts'

interface SecretName {
  /** '' for the program's own. */
  deskId: string
  id: string
}

/** What the program must know and no screen or journal may: the mail server's password, keys. */
export async function secretOf({ system }: Database, { deskId, id }: SecretName): Promise<string | null> {
  const row = await system
    .selectFrom('deskSecret')
    .select('value')
    .where('deskId', '=', deskId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.value ?? null
}

/** Writes it unless there is one: of two processes that start together, one makes the key. */
export async function keepSecret({ system }: Database, name: SecretName, value: string): Promise<void> {
  await system
    .insertInto('deskSecret')
    .values({ ...name, value })
    .onConflict(conflict => conflict.columns(['deskId', 'id']).doNothing())
    .execute()
}

/** Writes it over the one there was; '' forgets it. */
export async function replaceSecret(
  { system }: Database,
  { deskId, id }: SecretName,
  value: string,
): Promise<void> {
  await system.deleteFrom('deskSecret').where('deskId', '=', deskId).where('id', '=', id).execute()
  if (value !== '') await system.insertInto('deskSecret').values({ deskId, id, value }).execute()
}
