import { resolve } from 'node:path'
import type { Hono } from 'hono'
import { createApp, deskOf } from '../app.ts'
import { siteOf } from '../collections.ts'
import { type DavListener, davListener } from '../dav/server.ts'
import { openDuplicates } from '../duplicates/find.ts'
import { attributionJob, sourceJob } from '../history/jobs.ts'
import { openSourceRuns } from '../history/source-runs.ts'
import { openImports } from '../import/session.ts'
import { eraseAgain } from '../leaving/erased-list.ts'
import { openExports } from '../leaving/exports.ts'
import { Refusal } from '../lib/refusal.ts'
import { feedJob } from '../outings/jobs.ts'
import { openNewDesk } from '../owner/desks.ts'
import { backupJob, morningJobs, purgeJob } from '../owner/jobs.ts'
import { peopleJobs } from '../people/jobs.ts'
import { planJob } from '../plan/jobs.ts'
import { allDesks, firstMember } from '../platform/accounts.ts'
import { backUpSqlite, stampOf } from '../platform/backup.ts'
import { backUpPostgres } from '../platform/backup-postgres.ts'
import { openBackups, passphraseIn } from '../platform/backups.ts'
import { versionIn } from '../platform/client-files.ts'
import { type Config, DEFAULT_PORT } from '../platform/config.ts'
import { type DataFolder, holdDataFolder, tidyPassing } from '../platform/data-folder.ts'
import { type Database, openPostgresDatabase, openSqliteDatabase } from '../platform/db/database.ts'
import type { Desk } from '../platform/desk.ts'
import type { DeskEnv } from '../platform/http.ts'
import { type Job, type Jobs, startJobs } from '../platform/jobs.ts'
import { type Live, openLive } from '../platform/live.ts'
import type { Log } from '../platform/log.ts'
import { openDoor } from '../platform/outgoing.ts'
import { sealIn } from '../platform/sealed.ts'
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
      const backing = { passphrase: passphraseIn(config.folder) }
      try {
        if (config.databaseUrl) await backUpPostgres(config.databaseUrl, file, backing)
        else await backUpSqlite(folder.database, file, backing)
      } catch (error) {
        throw new Refusal('backup-first', { file, reason: (error as Error).message })
      }
    },
  }
  const database = await opening(folder, () =>
    config.databaseUrl
      ? openPostgresDatabase(config.databaseUrl, options)
      : openSqliteDatabase(folder.database, options),
  )
  await eraseAgain({ database, folder: config.folder }, id =>
    deskOf(database, { desk: { id, name: '' } }, 'job'),
  )
  const live = openLive(database)
  tidyPassing(config.folder)
  const exports = openExports(config.folder, error => log.error({ err: error }, 'export failed'))
  const backups = openBackups({ ...config, file: folder.database })
  const duplicates = openDuplicates(error => log.error({ err: error }, 'cards not compared'))
  const imports = openImports({
    onMistake: error => log.error({ err: error }, 'import failed'),
    onDone: desk => duplicates.start(desk),
  })
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
  const vault = { database, seal: sealIn(folder.path) }
  const runs = openSourceRuns({ ...vault, door }, error => log.error({ err: error }, 'source not read'))
  const jobs: Job[] = [
    ...morning,
    rhythmJob,
    purgeJob(database),
    backupJob(database, backups),
    ...peopleJobs(database),
    feedJob(door),
    attributionJob(),
    sourceJob(runs),
    planJob,
  ]

  const app = createApp({
    database,
    signIn,
    log,
    live,
    imports,
    duplicates,
    writeLetter,
    backups,
    exports,
    client: `${ROOT}/dist`,
    publicUrl: config.publicUrl,
    version: versionIn(ROOT),
    folder: config.folder,
    address: () => address.url,
    door,
    runs,
    vault,
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
      await runs.close()
      await imports.close()
      await duplicates.close()
      await exports.close()
      await backups.close()
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
