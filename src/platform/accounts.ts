import { uuidv7 } from '../lib/uuid.ts'
import type { Database } from './db/database.ts'

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

export async function allDesks({ system }: Database): Promise<DeskOf[]> {
  return system.selectFrom('desk').select(['id', 'name']).orderBy('createdAt').orderBy('id').execute()
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
