import { parseArgs } from 'node:util'
import type { DavAccount } from '../test/support/dav/account.ts'
import { countsOf, failuresOf } from '../test/support/dav/checks.ts'
import { checkClient, type DavClient } from '../test/support/dav/client.ts'
import { missing } from '../test/support/dav/program.ts'

const CLIENTS: Record<string, () => Promise<DavClient>> = {
  vdirsyncer: async () => (await import('./vdirsyncer.ts')).vdirsyncer,
  'khard-khal': async () => (await import('./khard-khal.ts')).khardKhal,
  litmus: async () => (await import('./litmus.ts')).litmus,
  'python-caldav': async () => (await import('./python-caldav.ts')).pythonCaldav,
  tsdav: async () => (await import('./tsdav.ts')).tsdav,
  probe: async () => (await import('./probe.ts')).probe,
}

const USAGE =
  'compat/NAME [--url U --user X --password P]   without arguments: a desk of its own, in a new folder'

/** `compat/NAME …`: all the checks of a client, on the desk that is named or on one of its own. */
async function main([name = '', ...args]: string[]): Promise<number> {
  const client = await CLIENTS[name]?.()
  const account = client ? accountIn(args) : undefined
  if (!client || account === undefined) {
    console.error(USAGE)
    return 2
  }
  const absent = missing(client.needs)
  if (absent.length > 0) {
    console.error(`${client.name}: not run, ${absent.join(', ')} not found (${client.from})`)
    return 69
  }
  const checks = await (account ? checkClient(client, account, console.log) : checkOwnDesk(client))
  console.log(countsOf(client.name, checks))
  return checks.length > 0 && failuresOf(checks).length === 0 ? 0 : 1
}

async function checkOwnDesk(client: DavClient) {
  const { deskForDevice } = await import('../test/support/dav/own-desk.ts')
  const desk = await deskForDevice(client.name)
  try {
    return await checkClient(client, desk, console.log)
  } finally {
    await desk.stop()
  }
}

/** @returns null: no server is named; undefined: the arguments make no sense. */
function accountIn(args: string[]): DavAccount | null | undefined {
  const text = { type: 'string' } as const
  // parseArgs tells a wrong flag only by throwing.
  try {
    const { url, user, password } = parseArgs({
      args,
      options: { url: text, user: text, password: text },
    }).values
    if (url === undefined && user === undefined && password === undefined) return null
    return url && URL.canParse(url) && user && password ? { url, user, password } : undefined
  } catch {
    return undefined
  }
}

process.exitCode = await main(process.argv.slice(2))
