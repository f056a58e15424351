import { randomBytes } from 'node:crypto'
import { Refusal } from '../lib/refusal.ts'
import { NO_ADDRESS } from './accounts.ts'
import { configureAuth, PASSWORD_LETTERS } from './better-auth.ts'
import type { Database } from './db/database.ts'
import type { Log } from './log.ts'
import { keepSecret, secretOf } from './secrets.ts'

/** Who asks, as their cookie says. */
export interface SignedIn {
  userId: string
  name: string
  /** null: none was given yet. */
  email: string | null
  hasPassword: boolean
  passkeys: number
  twoFactor: boolean
}

/** Sign-in by password, passkey, second factor or one-time link: better-auth's work, said in our words. */
export interface SignIn {
  /** Answers `/api/auth/*`. */
  handle: (request: Request) => Promise<Response>
  /** The user of the request's session, or null. */
  userOf: (headers: Headers) => Promise<string | null>
  describe: (userId: string) => Promise<SignedIn>
  /** Makes somebody who can sign in by link; the first is the desk's owner. @returns their id. */
  addUser: (name: string, email?: string) => Promise<string>
  /** Who signs in with an address, or null. */
  userWith: (email: string) => Promise<string | null>
  /** A token for a link, good once and for a quarter of an hour. */
  newToken: (userId: string) => Promise<string>
  /** Opens a session. @returns the cookies to set. @throws Refusal `wrong-link`. */
  useToken: (token: string) => Promise<string[]>
  /** @throws Refusal `password-needed` without the current one, except within the hour of a link's session. */
  setPassword: (headers: Headers, change: NewPassword) => Promise<void>
  /** @returns the cookies that forget the session. */
  signOut: (headers: Headers) => Promise<string[]>
  /** Whether anybody has a password or a passkey: without one, only the terminal's links open the desk. */
  someoneCanSignIn: () => Promise<boolean>
}

export interface NewPassword {
  email: string
  password: string
  current?: string
}

const LINK_SESSION_MS = 3_600_000

export async function openSignIn(
  database: Database,
  { log, baseUrl }: { log: Log; baseUrl: string },
): Promise<SignIn> {
  const tokens = new Map<string, string>()
  const auth = configureAuth({
    database,
    log,
    baseUrl,
    secret: await signingSecret(database),
    onToken: (nonce, token) => tokens.set(nonce, token),
  })
  const context = await auth.$context
  const { internalAdapter: accounts, adapter, password: passwords } = context

  const countOf = (model: string, field: string, value: string) =>
    adapter.count({ model, where: [{ field, value }] }) as Promise<number>

  return {
    handle: request => auth.handler(request),

    userOf: async headers => {
      if (!headers.has('cookie')) return null
      return (await auth.api.getSession({ headers }))?.user.id ?? null
    },

    describe: async userId => {
      const user = await accounts.findUserById(userId)
      if (!user) throw new Refusal('not-signed-in')
      return {
        userId,
        name: user.name,
        email: user.email.endsWith(NO_ADDRESS) ? null : user.email,
        hasPassword: Boolean((await accounts.findCredentialAccount(userId))?.password),
        passkeys: await countOf('passkey', 'userId', userId),
        twoFactor: Boolean((user as { twoFactorEnabled?: boolean }).twoFactorEnabled),
      }
    },

    addUser: async (name, email = `${randomBytes(8).toString('hex')}${NO_ADDRESS}`) => {
      // An address not proven would have its password taken away at the first link.
      const user = { name, email: email.trim().toLowerCase(), emailVerified: true }
      return (await accounts.createUser(user, { method: 'magic-link' })).id
    },

    userWith: async email => (await accounts.findUserByEmail(email.trim().toLowerCase()))?.user.id ?? null,

    newToken: async userId => {
      const user = await accounts.findUserById(userId)
      if (!user) throw new RangeError(`no such user: ${userId}`)
      const nonce = randomBytes(16).toString('hex')
      await auth.api.signInMagicLink({
        body: { email: user.email, metadata: { nonce } },
        headers: new Headers(),
      })
      const token = tokens.get(nonce) as string
      tokens.delete(nonce)
      return token
    },

    useToken: async token => {
      const answer = await auth.api.magicLinkVerify({
        query: { token },
        headers: new Headers(),
        asResponse: true,
      })
      if (answer.status !== 200) throw new Refusal('wrong-link')
      const { token: session } = (await answer.json()) as { token: string }
      await accounts.updateSession(session, { viaLink: true })
      return answer.headers.getSetCookie()
    },

    setPassword: async (headers, { email, password, current }) => {
      const signedIn = await auth.api.getSession({ headers })
      if (!signedIn) throw new Refusal('not-signed-in')
      const { user, session } = signedIn
      const known = await accounts.findCredentialAccount(user.id)
      if (known?.password && !isFreshLink(session)) {
        const right =
          current !== undefined && (await passwords.verify({ hash: known.password, password: current }))
        if (!right) throw new Refusal('password-needed')
      }
      if (password.length < PASSWORD_LETTERS.least || password.length > PASSWORD_LETTERS.most) {
        throw new Refusal('invalid-input', {
          fields: [`password: ${PASSWORD_LETTERS.least}–${PASSWORD_LETTERS.most}`],
        })
      }
      const address = email.trim().toLowerCase()
      const holder = await accounts.findUserByEmail(address)
      if (holder && holder.user.id !== user.id) throw new Refusal('email-taken')

      const hash = await passwords.hash(password)
      await accounts.updateUser(user.id, { email: address, emailVerified: true })
      if (known) await accounts.updatePassword(user.id, hash)
      else
        await accounts.linkAccount({
          userId: user.id,
          providerId: 'credential',
          accountId: user.id,
          password: hash,
        })
      const others = (await accounts.listSessions(user.id)).filter(other => other.token !== session.token)
      if (others.length > 0) await accounts.deleteSessions(others.map(other => other.token))
    },

    signOut: async headers => {
      const answer = await auth.api.signOut({ headers, asResponse: true })
      return answer.headers.getSetCookie()
    },

    someoneCanSignIn: async () => {
      const passwordsSet = await countOf('account', 'providerId', 'credential')
      return passwordsSet > 0 || ((await adapter.count({ model: 'passkey' })) as number) > 0
    },
  }
}

/** A lost password is mended from the machine: who just came by a link may set another. */
function isFreshLink(session: { createdAt: Date; viaLink?: boolean | null | undefined }): boolean {
  return session.viaLink === true && Date.now() - session.createdAt.getTime() < LINK_SESSION_MS
}

async function signingSecret(database: Database): Promise<string> {
  const given = process.env.ENTREGENT_SECRET
  if (given) return given
  await keepSecret(database, { deskId: '', id: 'sign-in' }, randomBytes(32).toString('base64url'))
  return (await secretOf(database, { deskId: '', id: 'sign-in' })) as string
}
