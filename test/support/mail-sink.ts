import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'

/** A mail server that keeps what it is given, as it came on the wire. */
export async function mailSink(): Promise<{ port: number; received: string[]; users: string[] }> {
  const received: string[] = []
  const users: string[] = []
  const server = new SMTPServer({
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    authOptional: true,
    onAuth: ({ username, password }, _, done) => {
      users.push(`${username}:${password}`)
      done(password === 'secret' ? null : new Error('wrong password'), { user: username })
    },
    onData: (stream, _, done) => {
      let mail = ''
      stream.on('data', chunk => {
        mail += chunk
      })
      stream.on('end', () => {
        received.push(mail)
        done()
      })
    },
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  onTestFinished(() => new Promise<void>(closed => server.close(closed)))
  return { port: (server.server.address() as AddressInfo).port, received, users }
}
