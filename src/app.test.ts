import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import { expect, test } from 'vitest'
import { appOn, cookieIn } from '../test/support/app-on.ts'
import { onEveryDatabase } from '../test/support/on-every-database.ts'

const PASSWORD = 'une longue phrase de passe'

onEveryDatabase({}, (_, database) => {
  const session = async (response: Response) =>
    (await response.json()) as {
      signedIn: boolean
      firstRun?: boolean
      desk: { id: string }
      user: { hasPassword: boolean; email: string | null }
    }

  test('a link signs in once, and is refused the second time', async () => {
    const { ask, member, signIn } = await appOn(database())
    const { userId, deskId } = await member('Ana')
    const token = await signIn.newToken(userId)

    const first = await ask(`/sign-in?token=${token}`)
    expect([first.status, first.headers.get('location')]).toEqual([303, '/'])
    const cookie = cookieIn(first.headers.getSetCookie())
    expect(first.headers.getSetCookie().join()).toMatch(/HttpOnly; SameSite=Lax/)
    expect(await session(await ask('/api/session', { cookie }))).toMatchObject({
      signedIn: true,
      desk: { id: deskId },
      user: { email: null, hasPassword: false },
    })

    const second = await ask(`/sign-in?token=${token}`)
    expect(second.status).toBe(403)
    expect(await second.json()).toMatchObject({ code: 'wrong-link' })
    const inBrowser = await ask(`/sign-in?token=${token}`, { headers: { accept: 'text/html' } })
    expect(inBrowser.headers.get('location')).toBe('/sign-in?refused=wrong-link')
  })

  test('two at once with one link: one comes in', async () => {
    const { ask, member, signIn } = await appOn(database())
    const token = await signIn.newToken((await member('Ana')).userId)
    const answers = await Promise.all([1, 2, 3].map(() => ask(`/sign-in?token=${token}`)))
    expect(answers.map(answer => answer.status).sort()).toEqual([303, 403, 403])
  })

  test('the token is not kept as it is', async () => {
    const { member, signIn } = await appOn(database())
    const token = await signIn.newToken((await member('Ana')).userId)
    const kept = await database()
      .system.selectFrom('authVerification' as 'desk')
      .selectAll()
      .execute()
    expect(JSON.stringify(kept)).not.toContain(token)
  })

  test('without a session nothing is told', async () => {
    const { ask } = await appOn(database())
    for (const path of ['/api/settings', '/api/batches', '/api/changes', '/api/backup', '/api/nothing']) {
      expect([path, (await ask(path)).status]).toEqual([path, 401])
    }
    expect((await ask('/api/settings', { cookie: 'entregent.session_token=made.up' })).status).toBe(401)
    expect(await session(await ask('/api/session'))).toMatchObject({ signedIn: false })
  })

  test('a password is set, signs in, and is changed only by who knows it or came by a fresh link', async () => {
    const { ask, member, cookieOf } = await appOn(database())
    const { userId } = await member('Ana')
    const email = `${userId}@example.org`.toLowerCase()
    const cookie = await cookieOf(userId)
    const set = (body: object, as: string) =>
      ask('/api/session/password', { method: 'POST', cookie: as, body })

    expect((await set({ email, password: 'court' }, cookie)).status).toBe(422)
    expect((await set({ email, password: PASSWORD }, cookie)).status).toBe(204)
    const signed = await ask('/api/auth/sign-in/email', {
      method: 'POST',
      body: { email, password: PASSWORD },
    })
    expect(signed.status).toBe(200)
    const byPassword = cookieIn(signed.headers.getSetCookie())
    expect((await session(await ask('/api/session', { cookie: byPassword }))).user).toMatchObject({
      email,
      hasPassword: true,
    })

    const other = { email, password: 'une autre phrase de passe' }
    expect((await set(other, byPassword)).status).toBe(403)
    expect((await set({ ...other, current: 'faux' }, byPassword)).status).toBe(403)
    expect((await set({ ...other, current: PASSWORD }, byPassword)).status).toBe(204)
    // Whoever else was signed in no longer is.
    expect((await ask('/api/settings', { cookie })).status).toBe(401)

    const lost = await cookieOf(userId)
    expect((await set({ email, password: PASSWORD }, lost)).status).toBe(204)
    const wrong = await ask('/api/auth/sign-in/email', { method: 'POST', body: other })
    expect(wrong.status).toBe(401)
  })

  test('a second factor, once set, is asked for after the password', async () => {
    const { ask, member, cookieOf } = await appOn(database())
    const { userId } = await member('Ana')
    const email = `${userId}@example.org`.toLowerCase()
    const cookie = await cookieOf(userId)
    const post = (path: string, body: object, as?: string) =>
      ask(path, { method: 'POST', body, ...(as ? { cookie: as } : {}) })
    await post('/api/session/password', { email, password: PASSWORD }, cookie)
    const enabled = await post('/api/auth/two-factor/enable', { password: PASSWORD }, cookie)
    const { totpURI } = (await enabled.json()) as { totpURI: string }
    const code = () => createOTP(decodedSecret(totpURI)).totp()
    const verified = await post('/api/auth/two-factor/verify-totp', { code: await code() }, cookie)
    expect(verified.status).toBe(200)

    const signed = await post('/api/auth/sign-in/email', { email, password: PASSWORD })
    const halfway = cookieIn(signed.headers.getSetCookie())
    expect(await signed.json()).toMatchObject({ twoFactorRedirect: true })
    expect((await ask('/api/settings', { cookie: halfway })).status).toBe(401)
    expect((await post('/api/auth/two-factor/verify-totp', { code: '000000' }, halfway)).status).toBe(401)
    const whole = await post('/api/auth/two-factor/verify-totp', { code: await code() }, halfway)
    expect([whole.status, await whole.text()]).toEqual([200, expect.any(String)])
    const through = cookieIn(whole.headers.getSetCookie())
    expect(await (await ask('/api/session', { cookie: through })).json()).toMatchObject({
      user: { twoFactor: true },
    })
  })

  test('a passkey is offered for the name the desk is reached by', async () => {
    const { ask, member, cookieOf } = await appOn(database())
    const cookie = await cookieOf((await member('Ana')).userId)
    const options = await ask('/api/auth/passkey/generate-register-options', { cookie })
    expect(await options.json()).toMatchObject({ rp: { id: 'localhost', name: 'Entregent' } })
    expect(await (await ask('/api/auth/passkey/list-user-passkeys', { cookie })).json()).toEqual([])
  })

  test('signing out ends the session', async () => {
    const { ask, member, cookieOf } = await appOn(database())
    const cookie = await cookieOf((await member('Ana')).userId)
    expect((await ask('/api/settings', { cookie })).status).toBe(200)
    expect((await ask('/api/session/sign-out', { method: 'POST', cookie })).status).toBe(204)
    expect((await ask('/api/settings', { cookie })).status).toBe(401)
  })

  test('accounts and links are not made over the network', async () => {
    const { ask } = await appOn(database())
    const body = { email: 'eve@example.org', password: PASSWORD, name: 'Eve' }
    for (const path of ['sign-up/email', 'sign-in/magic-link']) {
      expect([path, (await ask(`/api/auth/${path}`, { method: 'POST', body })).status]).toEqual([path, 404])
    }
    expect((await ask('/api/machine/link', { method: 'POST' })).status).toBe(401)
  })

  test('what another site makes a browser send is not followed', async () => {
    const { ask, member, cookieOf } = await appOn(database())
    const cookie = await cookieOf((await member('Ana')).userId)
    const change = { method: 'PUT', cookie, body: { ownerName: 'Eve' } }
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'http://localhost:9999' },
      { origin: 'null' },
    ]
    for (const headers of foreign) {
      const answer = await ask('/api/settings', { ...change, headers })
      expect([headers.origin, answer.status]).toEqual([headers.origin, 403])
      expect(await answer.json()).toMatchObject({ code: 'foreign-origin' })
    }
    expect((await ask('/api/settings', change)).status).toBe(200)
  })

  test('two people with two desks see only their own', async () => {
    const { ask, member, cookieOf } = await appOn(database())
    const [ana, zoe] = [
      await cookieOf((await member('Ana')).userId),
      await cookieOf((await member('Zoé')).userId),
    ]
    await ask('/api/settings', { method: 'PUT', cookie: ana, body: { ownerName: 'Ana' } })
    const [done] = (await (await ask('/api/batches', { cookie: ana })).json()) as { id: string }[]
    expect(await (await ask('/api/settings', { cookie: zoe })).json()).toMatchObject({ ownerName: '' })
    expect(await (await ask('/api/batches', { cookie: zoe })).json()).toEqual([])
    const undone = (cookie: string) => ask(`/api/batches/${done?.id}/undo`, { method: 'POST', cookie })
    expect((await undone(zoe)).status).toBe(404)
    expect((await undone(ana)).status).toBe(204)
    expect(await (await ask('/api/settings', { cookie: ana })).json()).toMatchObject({ ownerName: '' })
  })

  test('who tries too many passwords is told when to come back', async () => {
    const { ask } = await appOn(database())
    const attempt = () =>
      ask('/api/auth/sign-in/email', { method: 'POST', body: { email: 'a@example.org', password: PASSWORD } })
    let answer = await attempt()
    for (let i = 0; i < 20 && answer.status !== 429; i++) answer = await attempt()
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await answer.json()).toMatchObject({ code: 'too-many' })
  })

  test('every answer carries the guards of the page, errors included', async () => {
    const { ask } = await appOn(database())
    for (const path of ['/api/session', '/api/settings', '/nothing.png', '/api/auth/nothing']) {
      const { headers } = await ask(path)
      expect(headers.get('content-security-policy')).toMatch(/default-src 'self'.*frame-ancestors 'none'/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    }
  })

  test('a body that is not JSON is refused in a sentence', async () => {
    const { app, member } = await appOn(database())
    await member('Ana')
    const init = { method: 'PUT', body: '{', headers: { 'content-type': 'application/json' } }
    const answer = await app.request('/api/settings', init, { local: true })
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ code: 'invalid-input' })
  })
})

/** An authenticator's reading of `otpauth://` (base32, RFC 4648 §6). */
function decodedSecret(totpUri: string): string {
  return new TextDecoder().decode(base32.decode(new URL(totpUri).searchParams.get('secret') as string))
}
