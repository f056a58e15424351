import { execFileSync } from 'node:child_process'
import { deskForDevice } from '../../test/support/dav/own-desk.ts'
import type { MeasuredServer } from './server.ts'

/** A desk as one starts it: SQLite in its folder, every write durable before it is answered. */
export async function startOurs(): Promise<MeasuredServer> {
  const { pid, stop, ...account } = await deskForDevice('bench')
  return { name: 'ours', version: commit(), account, pid, fill: null, stop }
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  } catch {
    return 'unknown'
  }
}
