import { sql } from 'kysely'
import { uuidv7 } from '../lib/uuid.ts'
import type { Database } from './db/database.ts'

/** No mail ever leaves for it (RFC 2606 §2): an account that has no address yet. */
export const NO_ADDRESS = '@desk.invalid'

export interface DeskOf {
  id: string
  name: string
}

/** The desk a user signs in to, or null. */
export async function deskOfUser({ system }: Database, userId: string): Promise<DeskOf | null> {
  const row = await system
    .selectFrom('deskMember')
    .innerJoin('desk', 'desk.id', 'deskMember.deskId')
    .select(['desk.id', 'desk.name'])
    .where('deskMember.userId', '=', userId)
    .orderBy('desk.createdAt')
    .executeTakeFirst()
  return row ?? null
}

/** The oldest desk and its oldest member: who owns this machine's desk. Null before the first run. */
export async function firstMember({ system }: Database): Promise<{ userId: string; desk: DeskOf } | null> {
  const row = await system
    .selectFrom('deskMember')
    .innerJoin('desk', 'desk.id', 'deskMember.deskId')
    .select(['deskMember.userId', 'desk.id', 'desk.name'])
    .orderBy('desk.createdAt')
    .orderBy('desk.id')
    .executeTakeFirst()
  return row ? { userId: row.userId, desk: { id: row.id, name: row.name } } : null
}

export async function allDesks({ system }: Pick<Database, 'system'>): Promise<DeskOf[]> {
  return system.selectFrom('desk').select(['id', 'name']).orderBy('createdAt').orderBy('id').execute()
}

/** Who signs in to a desk. */
export interface DeskMember {
  name: string
  /** Null: none yet. */
  email: string | null
}

/** Every desk with who signs in to it, the oldest first. */
export async function desksAndMembers(database: Database): Promise<(DeskOf & { members: DeskMember[] })[]> {
  const members = Map.groupBy(await membersAmong(database), ({ deskId }) => deskId)
  return (await allDesks(database)).map(desk => ({
    ...desk,
    members: (members.get(desk.id) ?? []).map(({ deskId: _, ...member }) => member),
  }))
}

/** Who signs in to a desk, the oldest first. */
export async function membersOf(database: Database, deskId: string): Promise<DeskMember[]> {
  const members = await membersAmong(database, deskId)
  return members.map(({ deskId: _, ...member }) => member)
}

async function membersAmong(
  { system }: Database,
  deskId?: string,
): Promise<(DeskMember & { deskId: string })[]> {
  const ofDesk = deskId === undefined ? sql`` : sql`where m.desk_id = ${deskId}`
  const { rows } = await sql<{ deskId: string; name: string; email: string }>`
    select m.desk_id, u.name, u.email from desk_member m inner join auth_user u on u.id = m.user_id
    ${ofDesk} order by u.created_at, u.id`.execute(system)
  return rows.map(row => ({ ...row, email: row.email.endsWith(NO_ADDRESS) ? null : row.email }))
}

/** A new desk and its member. @returns the desk's id. */
export async function addDesk({ system }: Database, userId: string, name: string): Promise<string> {
  const now = new Date()
  const id = uuidv7(now)
  await system.transaction().execute(async tx => {
    await tx.insertInto('desk').values({ id, name, createdAt: now.toISOString() }).execute()
    await tx.insertInto('deskMember').values({ userId, deskId: id }).execute()
  })
  return id
}
