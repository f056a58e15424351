import type { DavAccount } from '../test/support/dav/account.ts'
import type { Check } from '../test/support/dav/checks.ts'
import type { DavClient } from '../test/support/dav/client.ts'
import { runProgram } from '../test/support/dav/program.ts'

const SUITES = ['basic', 'copymove', 'props', 'locks', 'http']

/** The conformance suite of WebDAV, on the plain folder of the account. Each of its tests is a check. */
export const litmus: DavClient = {
  name: 'litmus',
  needs: ['litmus'],
  from: 'Debian: litmus',
  check: async (account, checks, folder) => {
    for (const suite of SUITES) {
      const { code, out, err } = await runSuite(suite, account, folder)
      const tests = readSuite(suite, out)
      for (const test of tests) checks.add(test)
      if (tests.length === 0) {
        checks.add({ sentence: suite, problem: `ended with ${code} before its first test: ${out}${err}` })
      } else {
        const failed = tests.filter(({ problem }) => problem !== null).length
        checks.say(`${suite}: ${tests.length - failed} passed, ${failed} failed`)
      }
    }
  },
}

function runSuite(suite: string, { url, user, password }: DavAccount, folder: string) {
  const address = new URL(`files/${encodeURIComponent(user)}/`, url.endsWith('/') ? url : `${url}/`)
  return runProgram('litmus', ['-k', address.href, user, password], {
    folder,
    env: { TESTS: suite },
    timeoutMs: 120_000,
  })
}

/**
 * The tests of a suite, one check each. One that passed with a warning counts as failed: the server did what was asked
 * and said something else.
 *
 * @param out - lines like ` 3. put_get_utf8_segment.. pass`; what a test is about to say is overwritten after a CR.
 */
export function readSuite(suite: string, out: string): Check[] {
  const checks = new Map<string, string | null>()
  let current = ''
  for (const line of out.split(/[\r\n]+/)) {
    current = /^\s*\d+\. ([\w-]+)\./.exec(line)?.[1] ?? current
    const said = /\.\.+ (pass|FAIL|SKIPPED|XFAIL|WARNING:)\s*(.*)$/.exec(line)
    if (!said) continue
    const [, verdict, detail = ''] = said
    const before = checks.get(current) ?? null
    checks.set(current, verdict === 'pass' ? before : `${verdict} ${detail.replace(/^\(|\)$/g, '')}`.trim())
  }
  return [...checks].map(([name, problem]) => ({ sentence: `${suite} ${name}`, problem }))
}
