import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { debianVersion } from './debian-version.ts'
import { freePort, type MeasuredServer, newFolder, startServer } from './server.ts'

const PROGRAMS = '/usr/lib/cyrus/bin'
const [ADMIN, USER, PASSWORD] = ['admin', 'bench', 'bench'] as const

/** Its processes are those of the user `cyrus`, to whom only root can give a folder. */
export function canStartCyrus(): boolean {
  return ['httpd', 'imapd'].every(name => existsSync(join(PROGRAMS, name))) && process.getuid?.() === 0
}

/** Cyrus with CardDAV and CalDAV alone, any password, and the mailbox without which its user has no address book. */
export async function startCyrus(): Promise<MeasuredServer> {
  const folder = newFolder('cyrus')
  const [http, imap] = [await freePort(), await freePort()]
  const settings = join(folder, 'imapd.conf')
  const services = join(folder, 'cyrus.conf')
  for (const name of ['conf', 'spool', 'run']) mkdirSync(join(folder, name))
  writeFileSync(settings, settingsIn(folder))
  writeFileSync(services, servicesOf(settings, http, imap))
  chmodSync(folder, 0o755)
  execFileSync('chown', ['-R', 'cyrus:mail', folder])
  const url = `http://127.0.0.1:${http}/`
  const args = ['-C', settings, '-M', services, '-p', join(folder, 'run/master.pid'), '-L', '/dev/null']
  const { pid, stop } = await startServer(join(PROGRAMS, 'master'), args, { url, folder })
  try {
    await makeMailbox(imap)
  } catch (error) {
    await stop()
    throw error
  }
  return {
    name: 'Cyrus',
    version: debianVersion('cyrus-caldav'),
    account: { url, user: USER, password: PASSWORD },
    pid,
    fill: null,
    stop,
  }
}

function settingsIn(folder: string): string {
  const at = (name: string) => join(folder, name)
  return `configdirectory: ${at('conf')}
partition-default: ${at('spool')}
defaultpartition: default
proc_path: ${at('run/proc')}
mboxname_lockpath: ${at('run/lock')}
sievedir: ${at('conf/sieve')}
duplicate_db_path: ${at('run/deliver.db')}
statuscache_db_path: ${at('run/statuscache.db')}
tls_sessions_db_path: ${at('run/tls.db')}
ptscache_db_path: ${at('run/pts.db')}
idlesocket: ${at('run/idle')}
notifysocket: ${at('run/notify')}
lmtpsocket: ${at('run/lmtp')}
servername: localhost
admins: ${ADMIN}
allowplaintext: yes
sasl_pwcheck_method: alwaystrue
sasl_mech_list: PLAIN
httpmodules: carddav caldav
virtdomains: off
unixhierarchysep: no
altnamespace: no
`
}

function servicesOf(settings: string, http: number, imap: number): string {
  const service = (name: string, program: string, port: number) =>
    `  ${name} cmd="${program} -C ${settings}" listen="127.0.0.1:${port}" prefork=1 proto=tcp4\n`
  return `START {\n}\nSERVICES {\n${service('imap', 'imapd', imap)}${service('http', 'httpd', http)}}\nEVENTS {\n}\n`
}

/** By IMAP, as its administrator. */
async function makeMailbox(port: number): Promise<void> {
  const lines = [`a LOGIN ${ADMIN} ${PASSWORD}`, `b CREATE user.${USER}`, 'c LOGOUT']
  const socket = connect(port, '127.0.0.1')
  let said = ''
  for await (const part of socket) {
    said += part
    // Each answer to a command ends with a line that begins with its letter; the greeting with a star.
    if (/^(\*|[ab]) OK.*\r\n$/m.test(String(part)) && lines.length > 0) socket.write(`${lines.shift()}\r\n`)
    if (/^c OK/m.test(String(part))) socket.end()
  }
  if (!/^b OK/m.test(said)) throw new Error(`Cyrus made no mailbox: ${said}`)
}
