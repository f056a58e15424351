import { sql } from 'kysely'
import type { Database } from './db/database.ts'
import type { JobRunTable } from './db/schema.ts'
import type { Desk } from './desk.ts'
import type { Log } from './log.ts'

/** Something done by the clock, for each desk. */
export interface Job {
  name: string
  everyMinutes: number
  /** @returns a few words on what was done, or null when there was nothing to do (which is not recorded). */
  run: (desk: Desk) => Promise<string | null>
}

export interface JobRun {
  job: string
  lastRunAt: string
  ok: boolean
  message: string
  lastOkAt: string | null
}

export interface Jobs {
  /** Waits for the one under way, and starts no other. */
  stop: () => Promise<void>
}

interface Parts {
  database: Database
  log: Log
  desks: () => Promise<Desk[]>
}

/** The first time, once the desk has answered those who waited for it. */
const FIRST_AFTER_MS = 30_000

/** Runs each job soon after the start, then whenever its minutes have passed, one at a time, in this process. */
export function startJobs(jobs: readonly Job[], parts: Parts): Jobs {
  let under: Promise<void> = Promise.resolve()
  let stopped = false
  const run = (job: Job) => {
    under = under.then(() => (stopped ? undefined : runEverywhere(job, parts)))
  }
  const timers = jobs.flatMap(job => [
    setTimeout(() => run(job), FIRST_AFTER_MS).unref(),
    setInterval(() => run(job), job.everyMinutes * 60_000).unref(),
  ])
  return {
    stop: async () => {
      stopped = true
      for (const timer of timers) clearTimeout(timer)
      await under
    },
  }
}

/** One job for every desk; on PostgreSQL only if no other process is at it. */
async function runEverywhere(job: Job, { database, log, desks }: Parts): Promise<void> {
  try {
    await alone(database, job.name, async () => {
      for (const desk of await desks()) {
        await database.settle(desk.id)
        await runJob(job, desk, { database, log })
      }
    })
  } catch (error) {
    log.error({ err: error, job: job.name }, 'job not run')
  }
}

/** Runs it for one desk and writes down how it went. */
export async function runJob(job: Job, desk: Desk, { database, log }: Omit<Parts, 'desks'>): Promise<void> {
  const at = desk.now().toISOString()
  try {
    const message = await job.run(desk)
    if (message !== null) await record(database, { deskId: desk.id, job: job.name, at, ok: true, message })
  } catch (error) {
    log.warn({ err: error, job: job.name }, 'job failed')
    await record(database, {
      deskId: desk.id,
      job: job.name,
      at,
      ok: false,
      message: (error as Error).message,
    })
  }
}

export async function jobRuns({ system }: Database, deskId: string): Promise<JobRun[]> {
  const rows = await system
    .selectFrom('jobRun')
    .selectAll()
    .where('deskId', '=', deskId)
    .orderBy('job')
    .execute()
  return rows.map(({ deskId: _, ok, ...row }) => ({ ...row, ok: ok === 1 }))
}

/** How a job went the last time on that desk; null: never. */
export async function lastRun(database: Database, desk: Desk, job: string): Promise<JobRun | null> {
  return (await jobRuns(database, desk.id)).find(run => run.job === job) ?? null
}

interface Ran {
  deskId: string
  job: string
  at: string
  ok: boolean
  message: string
}

async function record({ system }: Database, { deskId, job, at, ok, message }: Ran): Promise<void> {
  const run: JobRunTable = { deskId, job, lastRunAt: at, ok: ok ? 1 : 0, message, lastOkAt: ok ? at : null }
  const { lastOkAt, ...rest } = run
  await system
    .insertInto('jobRun')
    .values(run)
    .onConflict(conflict =>
      conflict.columns(['deskId', 'job']).doUpdateSet(ok ? { ...rest, lastOkAt } : rest),
    )
    .execute()
}

async function alone({ dialect, system }: Database, name: string, work: () => Promise<void>): Promise<void> {
  if (dialect === 'sqlite') return work()
  const key = `entregent ${name}`
  await system.connection().execute(async db => {
    const { rows } = await sql<{
      ours: boolean
    }>`select pg_try_advisory_lock(hashtext(${key})) as ours`.execute(db)
    if (!rows[0]?.ours) return
    try {
      await work()
    } finally {
      await sql`select pg_advisory_unlock(hashtext(${key}))`.execute(db)
    }
  })
}
