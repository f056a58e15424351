import type { Database } from '../platform/db/database.ts'
import type { Seal } from '../platform/sealed.ts'
import { replaceSecret, secretOf } from '../platform/secrets.ts'

/** Where what is secret of sources lies, and what closes it. */
export interface SourceVault {
  database: Database
  seal: Seal
}

export interface SourceName {
  deskId: string
  sourceId: string
}

/** The password of a mailbox, the address of a calendar; null where it was never said here. */
export async function sourceSecret(
  { database, seal }: SourceVault,
  name: SourceName,
): Promise<string | null> {
  const sealed = await secretOf(database, { deskId: name.deskId, id: secretId(name) })
  return sealed === null ? null : seal.open(sealed)
}

/** '' forgets it. */
export async function keepSourceSecret(
  { database, seal }: SourceVault,
  name: SourceName,
  secret: string,
): Promise<void> {
  const closed = secret === '' ? '' : seal.close(secret)
  await replaceSecret(database, { deskId: name.deskId, id: secretId(name) }, closed)
}

function secretId({ sourceId }: SourceName): string {
  return `source ${sourceId}`
}
