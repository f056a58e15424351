// bin/bench dav [CARDS] [--only ours,radicale,cyrus] [--json]: our CardDAV beside Radicale's and Cyrus's, same run.
//
// Each server in turn is started in a new folder on loopback and asked the same things on one connection, with an
// address book of 1,740 cards unless told otherwise. Figures are medians; a step is not repeated beyond 20 seconds.
// Radicale would take an hour to be sent 10,000 cards: those that are left after two minutes are written as files
// straight in its folder, which it reads before the next step. Peers come from Debian's packages; Cyrus needs root.
import { parseArgs } from 'node:util'
import { missing } from '../test/support/dav/program.ts'
import { canStartCyrus, startCyrus } from './dav/cyrus.ts'
import { measure } from './dav/load.ts'
import { startOurs } from './dav/ours.ts'
import { startRadicale } from './dav/radicale.ts'
import type { MeasuredServer } from './dav/server.ts'
import { type Measured, tableOf } from './dav/table.ts'

interface Peer {
  name: string
  /** Why it cannot be measured here; null when it can. */
  obstacle: string | null
  start: () => Promise<MeasuredServer>
}

const SERVERS: Peer[] = [
  { name: 'ours', obstacle: null, start: startOurs },
  {
    name: 'radicale',
    obstacle: missing(['radicale']).length > 0 ? 'not installed (Debian: radicale)' : null,
    start: startRadicale,
  },
  {
    name: 'cyrus',
    obstacle: canStartCyrus()
      ? null
      : 'not installed, or not root (Debian: cyrus-caldav and cyrus-imapd, which takes Dovecot’s place)',
    start: startCyrus,
  },
]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, json: { type: 'boolean', default: false } },
})
const count = Number(positionals[0] ?? 1740)
const wanted = values.only?.split(',') ?? SERVERS.map(({ name }) => name)

const measured: Measured[] = []
for (const { name, obstacle, start } of SERVERS.filter(server => wanted.includes(server.name))) {
  if (obstacle !== null) {
    console.error(`${name}: left out, ${obstacle}`)
    continue
  }
  console.error(`${name}: ${count} cards…`)
  const server = await start().catch((error: Error) => {
    console.error(`${name}: left out, it did not start: ${error.message}`)
    return null
  })
  if (!server) continue
  try {
    measured.push({ name: server.name, version: server.version, figures: await measure(server, count) })
  } finally {
    await server.stop()
  }
}
if (values.json) console.log(JSON.stringify({ count, measured }, null, 2))
else if (measured.length > 0) console.log(tableOf(measured as [Measured, ...Measured[]]))
else process.exitCode = 1
