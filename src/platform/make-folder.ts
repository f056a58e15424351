import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Refusal } from '../lib/refusal.ts'

/**
 * Makes a folder that only its owner reads, and those above it. One by one: Node's own `recursive` never ends where
 * the system answers that the folder above is not there although it is (/proc).
 *
 * @throws Refusal `folder-unusable` where it cannot be made.
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    // Another process made it meanwhile.
    if (code === 'EEXIST' && existsSync(path)) return
    throw new Refusal('folder-unusable', { folder: path, reason: code ?? message })
  }
}
