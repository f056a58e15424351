import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { debianVersion } from './debian-version.ts'
import { freePort, type MeasuredServer, newFolder, startServer } from './server.ts'

const [USER, PASSWORD] = ['bench', 'bench'] as const

/** Radicale with its own defaults but for the port, the folder, the user and the log. */
export async function startRadicale(): Promise<MeasuredServer> {
  const folder = newFolder('radicale')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/`
  writeFileSync(join(folder, 'users'), `${USER}:${PASSWORD}\n`)
  writeFileSync(
    join(folder, 'config'),
    `[server]
hosts = 127.0.0.1:${port}
[auth]
type = htpasswd
htpasswd_filename = ${join(folder, 'users')}
htpasswd_encryption = plain
[storage]
filesystem_folder = ${join(folder, 'data')}
[logging]
level = warning
`,
  )
  const { pid, stop } = await startServer('radicale', ['--config', join(folder, 'config')], { url, folder })
  return {
    name: 'Radicale',
    version: debianVersion('radicale'),
    account: { url, user: USER, password: PASSWORD },
    pid,
    // One file a card: what it would have written itself.
    fill: (book, cards) => {
      const at = join(folder, 'data/collection-root', decodeURIComponent(book))
      for (const { name, text } of cards) writeFileSync(join(at, name), text)
    },
    stop,
  }
}
