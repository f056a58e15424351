import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DavAccount } from './account.ts'
import { type Check, type Checks, newChecks } from './checks.ts'

/** A program that speaks CardDAV, CalDAV or WebDAV, and what is looked at when it speaks to a desk. */
export interface DavClient {
  name: string
  /** Programs on the PATH, or files, that it cannot do without. */
  needs: readonly string[]
  /** How to get them: for the one line that says why it is skipped. */
  from: string
  /** @param folder - empty, its own; removed afterwards. */
  check: (account: DavAccount, checks: Checks, folder: string) => Promise<void>
}

/** Runs all the checks of a client. What breaks between two checks is a failed one too. */
export async function checkClient(
  client: DavClient,
  account: DavAccount,
  say: (line: string) => void = () => {},
): Promise<readonly Check[]> {
  const folder = mkdtempSync(join(tmpdir(), `entregent-${client.name}-`))
  const checks = newChecks(say)
  try {
    await client.check(account, checks, folder)
  } catch (error) {
    checks.add({ sentence: 'goes through to the end', problem: (error as Error).message })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return checks.all
}
