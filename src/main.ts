import { setFlagsFromString } from 'node:v8'
import { type OpenDesk, openDesk, ROOT } from './cli/open-desk.ts'
import { Refusal } from './lib/refusal.ts'
import { saveSettings } from './owner/store.ts'
import { DEMO } from './platform/batches.ts'
import { type Config, isLoopback, languageOf, readConfig } from './platform/config.ts'
import { type Listening, listen } from './platform/listen.ts'
import { type Log, openLog } from './platform/log.ts'
import { wordsIn } from './words.ts'

// The heap grows by a seventh where V8 would double it: ten thousand cards then leave 220 MB behind them, not 390.
setFlagsFromString('--heap-growing-percent=15')

const { t } = wordsIn(languageOf(process.env))
const say = (sentence: string) => process.stdout.write(`${sentence}\n`)

/** Starts the desk, says where it is, and runs until it is asked to stop. */
async function main(): Promise<void> {
  process.umask(0o077)
  const args = process.argv.slice(2)
  if (args.some(arg => arg === '--help' || arg === '-h')) {
    say(t('platform:start.usage'))
    return
  }
  const config = readConfig(args, process.env, ROOT)
  const log = openLog(config.verbose ? 'info' : 'warn')
  const desk = await openDesk(config, log)
  const listening = await startListening(desk, config).catch(async error => {
    await desk.close()
    throw error
  })
  const jobs = desk.startJobs()
  stopOnSignal(async () => {
    desk.live.close()
    await listening.close()
    await jobs.stop()
    await desk.close()
  }, log)
  await welcome(desk, config)
}

async function startListening(desk: OpenDesk, config: Config): Promise<Listening> {
  if (!isLoopback(config.host) && !(await (await desk.signIn()).someoneCanSignIn())) {
    throw new Refusal('owner-needed')
  }
  const { host, port } = config
  const listening = await listen(desk.app, { host, port, socket: desk.folder.socket }, desk.devices)
  if (!config.publicUrl) desk.address.url = `http://localhost:${listening.port}`
  return listening
}

/** The address; a link too as long as there is no other way in. */
async function welcome(desk: OpenDesk, config: Config): Promise<void> {
  const { userId, desk: owned, isNew } = await desk.owner()
  if (config.demo) await fillDemo(desk, owned, config)
  say(t('platform:start.running', { address: desk.address.url }))
  const signIn = await desk.signIn()
  if (isNew || !(await signIn.someoneCanSignIn())) {
    const link = `${desk.address.url}/sign-in?token=${await signIn.newToken(userId)}`
    say(t('platform:start.link', { link }))
  }
  say(t('platform:start.stop'))
}

async function fillDemo(
  { database }: OpenDesk,
  owned: Awaited<ReturnType<OpenDesk['owner']>>['desk'],
  { language }: Config,
): Promise<void> {
  const anybody = await owned.db
    .selectFrom('person')
    .select('id')
    .where('deskId', '=', owned.id)
    .limit(1)
    .execute()
  if (anybody.length > 0) return
  say(t('platform:start.demo'))
  const { seedDemo } = await import('./demo/seed.ts')
  const desk = database.desk(owned.id, { language: owned.language, timeZone: owned.timeZone, by: 'demo' })
  await seedDemo(desk, { people: 1740, years: 3, language, seed: 1 })
  await desk.write({ what: DEMO }, inside =>
    saveSettings(inside, { firstRunDone: ['import', 'pick', 'log'] }),
  )
}

/** Once: what is under way ends, nothing is left half written. A second signal does not wait. */
function stopOnSignal(stop: () => Promise<void>, log: Log): void {
  let stopping = false
  const onSignal = () => {
    if (stopping) process.exit(130)
    stopping = true
    say(t('platform:start.stopping'))
    stop().then(
      () => process.exit(0),
      error => {
        log.error({ err: error }, 'not stopped cleanly')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}

main().catch(error => {
  const isRefusal = error instanceof Refusal
  process.stderr.write(
    isRefusal ? `${t(`platform:refusal.${error.code}`, error.params)}\n` : `${(error as Error).stack}\n`,
  )
  process.exit(1)
})
