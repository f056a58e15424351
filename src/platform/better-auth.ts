import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { magicLink } from 'better-auth/plugins/magic-link'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { IP_HEADER } from './address-header.ts'
import type { Database } from './db/database.ts'
import type { Log } from './log.ts'

export interface AuthOptions {
  database: Database
  log: Log
  /** Signs cookies and encrypts second-factor secrets. */
  secret: string
  /** `https://desk.example.org`, or `http://localhost:4680`. */
  baseUrl: string
  /** Receives each link's token, by the nonce it was asked with. */
  onToken: (nonce: string, token: string) => void
}

export const PASSWORD_LETTERS = { least: 10, most: 128 }

const LINK_MINUTES = 15

/** The library, over our own connection and tables. Loaded late: it costs a third of a second. */
export function configureAuth({ database, log, secret, baseUrl, onToken }: AuthOptions) {
  const base = new URL(baseUrl)
  return betterAuth({
    appName: 'Entregent',
    baseURL: base.origin,
    basePath: '/api/auth',
    secret,
    database: { db: database.system, type: database.dialect },
    telemetry: { enabled: false },
    logger: { level: 'warn', log: (level, message) => log[level]({ from: 'better-auth' }, message) },
    // A desk is reached under several names (localhost, a private network's): its own page is the one it came from.
    trustedOrigins: request => {
      const host = request?.headers.get('host')
      return host ? [base.origin, `http://${host}`, `https://${host}`] : [base.origin]
    },
    // Accounts are made on the machine, links too: the network may only use them.
    disabledPaths: [
      '/sign-up/email',
      '/sign-in/magic-link',
      '/magic-link/verify',
      '/sign-in/social',
      '/change-email',
    ],
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LETTERS.least,
      maxPasswordLength: PASSWORD_LETTERS.most,
    },
    session: {
      modelName: 'authSession',
      expiresIn: 60 * 86_400,
      updateAge: 86_400,
      additionalFields: { viaLink: { type: 'boolean', required: false, input: false } },
    },
    user: { modelName: 'authUser' },
    account: { modelName: 'authAccount' },
    verification: { modelName: 'authVerification' },
    rateLimit: { enabled: true, window: 60, max: 300, storage: 'memory' },
    advanced: {
      cookiePrefix: 'entregent',
      useSecureCookies: base.protocol === 'https:',
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      ipAddress: { ipAddressHeaders: [IP_HEADER] },
    },
    plugins: [
      passkey({
        rpName: 'Entregent',
        rpID: base.hostname,
        // In camelCase as Kysely gives the column back.
        schema: { passkey: { modelName: 'authPasskey', fields: { credentialID: 'credentialId' } } },
      }),
      twoFactor({ issuer: 'Entregent', schema: { twoFactor: { modelName: 'authTwoFactor' } } }),
      magicLink({
        expiresIn: LINK_MINUTES * 60,
        storeToken: 'hashed',
        disableSignUp: true,
        sendMagicLink: async ({ token, metadata }) => onToken(String(metadata?.nonce), token),
      }),
    ],
  })
}
