import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { DavClient } from '../test/support/dav/client.ts'
import { runProgram } from '../test/support/dav/program.ts'

interface Probed {
  id: string
  /** Which clients do that. */
  who: string
  ok: boolean
  note: string
}

const PROBE = resolve(import.meta.dirname, '../../shared/dav/probe.mjs')
const CHECKS = 85

/** What real clients send, asked one after the other, by a script that lies beside the checkout. */
export const probe: DavClient = {
  name: 'probe',
  needs: [PROBE],
  from: 'it lies beside the checkout, where it is there',
  check: async ({ url, user, password }, checks, folder) => {
    // It takes loopback by its name, and joins paths to an address without a path.
    const { origin } = new URL(url)
    const report = join(folder, 'probe.json')
    const args = [PROBE, '--url', origin, '--user', user, '--pass', password, '--out', report]
    const { code, out, err } = await runProgram(process.execPath, args, { folder })
    if (!existsSync(report)) throw new Error(`the probe ended with ${code}: ${out}${err}`)
    const probed = JSON.parse(readFileSync(report, 'utf8')) as Probed[]
    for (const { id, who, ok, note } of probed) {
      checks.add({ sentence: `${id} (${who})`, problem: ok ? null : note || 'no' })
    }
    if (probed.length !== CHECKS) {
      checks.add({ sentence: `asks ${CHECKS} questions`, problem: `it asked ${probed.length}` })
    }
  },
}
