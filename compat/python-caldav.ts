import { join } from 'node:path'
import type { Check } from '../test/support/dav/checks.ts'
import type { DavClient } from '../test/support/dav/client.ts'
import { runProgram } from '../test/support/dav/program.ts'

/** Debian's packages are for Debian's Python, which need not be the first one on the PATH. */
const PYTHON = '/usr/bin/python3'

/** The CalDAV library of Python programs; its checks are in python-caldav.py, which prints one JSON line for each. */
export const pythonCaldav: DavClient = {
  name: 'python-caldav',
  needs: [PYTHON, '/usr/lib/python3/dist-packages/caldav/__init__.py'],
  from: 'Debian: python3-caldav',
  check: async ({ url, user, password }, checks, folder) => {
    const script = join(import.meta.dirname, 'python-caldav.py')
    const { code, out, err } = await runProgram(PYTHON, ['-B', script], {
      folder,
      env: { DAV_URL: url, DAV_USER: user, DAV_PASSWORD: password },
    })
    for (const line of out.split('\n').filter(text => text.startsWith('{'))) {
      checks.add(JSON.parse(line) as Check)
    }
    if (code !== 0) checks.add({ sentence: 'goes through to the end', problem: `ended with ${code}: ${err}` })
  },
}
