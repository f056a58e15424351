import { post, reach } from './sign-in.ts'

export interface Passkey {
  id: string
  name: string | null
  createdAt: string | null
}

export function canAddPasskeys(): boolean {
  return typeof PublicKeyCredential === 'function' && 'parseCreationOptionsFromJSON' in PublicKeyCredential
}

export async function passkeys(): Promise<Passkey[]> {
  return (await reach('passkey/list-user-passkeys')) as unknown as Passkey[]
}

/** @throws DOMException when its owner gave up, Problem when the server refuses. */
export async function addPasskey(name: string): Promise<void> {
  const options = await reach('passkey/generate-register-options')
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as unknown as PublicKeyCredentialCreationOptionsJSON,
  )
  const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential | null
  await post('passkey/verify-registration', { response: credential?.toJSON(), name })
}

export async function removePasskey(id: string): Promise<void> {
  await post('passkey/delete-passkey', { id })
}
