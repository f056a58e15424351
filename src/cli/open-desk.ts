import { resolve } from 'node:path'
import type { Hono } from 'hono'
import { createApp, deskOf } from '../app.ts'
import { siteOf } from '../collections.ts'
import { type DavListener, davListener } from '../dav/server.ts'
import { openImports } from '../import/session.ts'
import { Refusal } from '../lib/refusal.ts'
import { feedJob } from '../outings/jobs.ts'
import { openNewDesk } from '../owner/desks.ts'
import { morningJobs, purgeJob } from '../owner/jobs.ts'
import { peopleJobs } from '../people/jobs.ts'
import { planJob } from '../plan/jobs.ts'
import { allDesks, firstMember } from '../platform/accounts.ts'
import { backUpSqlite, stampOf } from '../platform/backup.ts'
import { dumpPostgres } from '../platform/backup-postgres.ts'
import { versionIn } from '../platform/client-files.ts'
import { type Config, DEFAULT_PORT } from '../platform/config.ts'
import { type DataFolder, holdDataFolder } from '../platform/data-folder.ts'
import { type Database, openPostgresDatabase, openSqliteDatabase } from '../platform/db/database.ts'
import type { Desk } from '../platform/desk.ts'
import type { DeskEnv } from '../platform/http.ts'
import { type Job, type Jobs, startJobs } from '../platform/jobs.ts'
import { type Live, openLive } from '../platform/live.ts'
import type { Log } from '../platform/log.ts'
import { openDoor } from '../platform/outgoing.ts'
import type { SignIn } from '../platform/sign-in.ts'
import { LAG, PROJECTORS } from '../projectors.ts'
import { rhythmJob } from '../today/jobs.ts'
import { wordsIn } from '../words.ts'
import { morningLetter } from './morning-letter.ts'

/** The desk opened by this process, which alone holds its folder. */
export interface OpenDesk {
  app: Hono<DeskEnv>
  /** Answers telephones and calendars, before the app. */
  devices: DavListener
  database: Database
  folder: DataFolder
  live: Live
  signIn: () => Promise<SignIn>
  /** Where links lead; told anew once the port is known. */
  address: { url: string }
  startJobs: () => Jobs
  /** The desk of who owns this machine's, made with its user at the first run. */
  owner: () => Promise<{ userId: string; desk: Desk; isNew: boolean }>
  close: () => Promise<void>
}

export const ROOT = resolve(import.meta.dirname, '../..')

/** @throws Refusal `folder-in-use`, `newer-database`… */
export async function openDesk(config: Config, log: Log): Promise<OpenDesk> {
  const folder = holdDataFolder(config.folder)
  const options = {
    projectors: PROJECTORS,
    lag: LAG,
    onError: (error: unknown) => log.error({ err: error }, 'projections not brought up to date'),
    backUp: async (from: number) => {
      const file = `${folder.backups}/before-version-${from + 1}-${stampOf(new Date())}.backup`
      if (!config.databaseUrl) await backUpSqlite(folder.database, file)
      else if ((await dumpPostgres(config.databaseUrl, file)) !== 0)
        throw new Refusal('backup-first', { file })
    },
  }
  const database = await opening(folder, () =>
    config.databaseUrl
      ? openPostgresDatabase(config.databaseUrl, options)
      : openSqliteDatabase(folder.database, options),
  )
  const live = openLive(database)
  const imports = openImports(error => log.error({ err: error }, 'import failed'))
  const address = { url: config.publicUrl ?? `http://localhost:${config.port || DEFAULT_PORT}` }

  let accounts: Promise<SignIn> | undefined
  const signIn = () => {
    accounts ??= import('../platform/sign-in.ts').then(({ openSignIn }) =>
      openSignIn(database, { log, baseUrl: address.url }),
    )
    return accounts
  }
  const writeLetter = morningLetter(config.publicUrl)
  const morning = morningJobs(database, writeLetter)
  const door = openDoor({
    userAgent: `Entregent/${versionIn(ROOT)}`,
    homeNetwork: config.databaseUrl === null,
  })
  const jobs: Job[] = [
    ...morning,
    rhythmJob,
    purgeJob(database),
    ...peopleJobs(database),
    feedJob(door),
    planJob,
  ]

  const app = createApp({
    database,
    signIn,
    log,
    live,
    imports,
    writeLetter,
    file: folder.database,
    client: `${ROOT}/dist`,
    publicUrl: config.publicUrl,
    version: versionIn(ROOT),
    folder: config.folder,
    address: () => address.url,
    door,
  })
  const devices = davListener({
    database,
    site: siteOf(database),
    log,
    words: { fr: wordsIn('fr').t, en: wordsIn('en').t },
    settingsOf: async id => deskOf(database, { desk: { id, name: '' } }, 'device'),
    publicUrl: config.publicUrl,
  })
  return {
    app,
    devices,
    database,
    folder,
    live,
    signIn,
    address,
    startJobs: () =>
      startJobs(jobs, {
        database,
        log,
        desks: async () =>
          Promise.all(
            (await allDesks(database)).map(async desk => {
              await database.settle(desk.id)
              return deskOf(database, { desk }, 'job')
            }),
          ),
      }),
    owner: () => ownerOf(database, signIn, config),
    close: async () => {
      await imports.close()
      await database.close()
      folder.release()
    },
  }
}

async function opening(folder: DataFolder, open: () => Promise<Database>): Promise<Database> {
  try {
    return await open()
  } catch (error) {
    folder.release()
    throw error
  }
}

async function ownerOf(
  database: Database,
  signIn: () => Promise<SignIn>,
  { language }: Config,
): Promise<{ userId: string; desk: Desk; isNew: boolean }> {
  const known = await firstMember(database)
  if (known) return { userId: known.userId, desk: await deskOf(database, known, 'cli'), isNew: false }
  const t = wordsIn(language).t
  const { userId, desk } = await openNewDesk(database, await signIn(), {
    name: t('owner:first-run.desk'),
    owner: { name: t('owner:first-run.owner') },
    language,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  })
  return { userId, desk: await deskOf(database, { desk }, 'cli'), isNew: true }
}
