import { Problem, Unreachable } from '../../web/api.ts'

export type SignInAnswer = 'in' | 'code-needed'

/** @throws Problem when they do not go together, Unreachable without network. */
export async function signInByPassword(email: string, password: string): Promise<SignInAnswer> {
  const answer = await post('sign-in/email', { email, password })
  return answer.twoFactorRedirect ? 'code-needed' : 'in'
}

/** The second factor. @throws Problem when it is not the right one. */
export async function signInByCode(code: string): Promise<void> {
  await post('two-factor/verify-totp', { code })
}

export function canUsePasskeys(): boolean {
  return typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential
}

/** @throws Problem when the server does not know the key, DOMException when its owner gave up. */
export async function signInByPasskey(): Promise<void> {
  const options = await reach('passkey/generate-authenticate-options')
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as unknown as PublicKeyCredentialRequestOptionsJSON,
  )
  const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential | null
  await post('passkey/verify-authentication', { response: credential?.toJSON() })
}

type Answer = Record<string, unknown>

/** Asks the sign-in library to change something. @throws Problem with its code, Unreachable without network. */
export function post(path: string, body: unknown): Promise<Answer> {
  return reach(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

/** The sign-in library answers in its own shape: its code is kept, its sentence is not shown. */
export async function reach(path: string, init?: RequestInit): Promise<Answer> {
  let response: Response
  try {
    response = await fetch(`/api/auth/${path}`, { credentials: 'same-origin', ...init })
  } catch (error) {
    throw new Unreachable('', { cause: error })
  }
  const answer = (await response.json().catch(() => ({}))) as Answer
  if (!response.ok) throw new Problem(response.status, { code: String(answer.code ?? ''), detail: '' })
  return answer
}
