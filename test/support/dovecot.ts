import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'

const PROGRAM = '/usr/sbin/dovecot'
export const hasDovecot = existsSync(PROGRAM)

export interface DovecotSettings {
  /** Shows this certificate: on a port of its own, and on the other where it is asked for. */
  tls?: Certificate
  /** Without TLS no password is taken but from its own address. */
  refusesPlain?: boolean
}

export interface Dovecot {
  port: number
  /** Where TLS comes first; 0 without a certificate. */
  tlsPort: number
  user: string
  password: string
  /** Puts a message into a folder: `INBOX`, `Sent`, `Junk`. */
  deliver: (folder: string, message: string) => Promise<void>
  /** How many messages of a folder were marked in any way. */
  marked: (folder: string) => Promise<number>
  /** Numbers begin anew, as after a folder was restored. */
  renumber: (folder: string) => Promise<void>
  stop: () => Promise<void>
}

let count = 0

/** Files, in a folder that is removed with it. */
export interface Certificate {
  key: string
  certificate: string
  remove: () => Promise<void>
}

/** A certificate that vouches for itself, made anew. @param names as `DNS:imap.exemple.fr,IP:127.0.0.1`. */
export async function newCertificate(names: string): Promise<Certificate> {
  const folder = await mkdtemp(join(tmpdir(), 'entregent-certificate-'))
  await chmod(folder, 0o755)
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', key]
  const said = ['-subj', '/CN=entregent test', '-addext', `subjectAltName=${names}`, '-days', '2']
  // Debian's Dovecot needs it, so it is there.
  await promisify(execFile)('openssl', ['req', '-x509', ...curve, ...said, '-out', certificate])
  return { key, certificate, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** A mail server of Debian, as its own process in a folder of its own, on the loopback (127.0.0.1 and 127.0.0.2). */
export async function startDovecot({ tls, refusesPlain = false }: DovecotSettings = {}): Promise<Dovecot> {
  const folder = await mkdtemp(join(tmpdir(), 'entregent-dovecot-'))
  const port = await freePort()
  const tlsPort = tls ? await freePort() : 0
  const [user, password] = ['moi@exemple.fr', 'un mot de passe']
  const { username, uid } = userInfo()
  // As root, Dovecot wants accounts that may do nothing, and its package made them; else one owns everything.
  const isRoot = uid === 0
  const [internal, login, owner] = isRoot ? ['dovecot', 'dovenull', 'nobody'] : [username, username, username]
  await chmod(folder, 0o755)
  const mail = join(folder, 'mail')
  for (const name of ['.', '.Sent', '.Junk'])
    for (const part of ['cur', 'new', 'tmp']) await mkdir(join(mail, name, part), { recursive: true })
  await writeFile(join(folder, 'users'), `${user}:{PLAIN}${password}::::::\n`)
  await writeFile(
    join(folder, 'dovecot.conf'),
    `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
${tls ? `ssl = yes\nssl_cert = <${tls.certificate}\nssl_key = <${tls.key}` : 'ssl = no'}
listen = 127.0.0.1, 127.0.0.2
disable_plaintext_auth = ${refusesPlain ? 'yes' : 'no'}
auth_failure_delay = 0
first_valid_uid = 0
default_internal_user = ${internal}
default_login_user = ${login}
mail_location = maildir:${mail}
mail_uid = ${owner}
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=${owner} gid=${isRoot ? 'nogroup' : userInfo().gid} home=${mail}
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    special_use = \\Sent
    auto = create
  }
  mailbox Junk {
    special_use = \\Junk
    auto = create
  }
  mailbox Trash {
    special_use = \\Trash
    auto = create
  }
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tlsPort}
    ssl = yes
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
`,
  )
  const own = (path: string) =>
    isRoot ? promisify(execFile)('chown', ['-R', 'nobody:nogroup', path]) : Promise.resolve()
  await own(mail)
  const server = spawn(PROGRAM, ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' })
  for (let left = 200; !(await answers(port, server)); left--) {
    if (left === 0) throw new Error('dovecot does not answer')
    await setTimeout(100)
  }
  const pathOf = (name: string) => (name === 'INBOX' ? mail : join(mail, `.${name}`))
  return {
    ...{ port, tlsPort, user, password },
    marked: async name =>
      // What was seen lies in `cur` under a name that ends with its flags.
      (await readdir(join(pathOf(name), 'cur'))).filter(file => !/:2,$/.test(file)).length,
    deliver: async (name, message) => {
      const file = `${Date.now()}.${process.pid}_${++count}.test`
      const path = join(pathOf(name), 'new', file)
      await writeFile(path, message.replace(/\r?\n/g, '\r\n'))
      await own(path)
    },
    renumber: async name => {
      await rm(join(pathOf(name), 'dovecot-uidlist'), { force: true })
      for (const file of ['dovecot.index', 'dovecot.index.log', 'dovecot.index.cache'])
        await rm(join(pathOf(name), file), { force: true })
    },
    stop: async () => {
      const ended = new Promise(resolve => server.once('exit', resolve))
      server.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise(resolve => server.close(resolve))
  return port
}

async function answers(port: number, server: ChildProcess): Promise<boolean> {
  if (server.exitCode !== null) throw new Error(`dovecot ended with ${server.exitCode}`)
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    socket.once('data', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
    socket.once('close', () => resolve(false))
  })
}
