import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { FILE_LIMIT_BYTES, tooLarge } from '../import/read-file.ts'
import type { Problem } from '../lib/problem.ts'

/** Every file that the paths name, absolute, each once; folders are walked, in the order of names. */
export function filesIn(paths: readonly string[]): string[] {
  return [...new Set(paths.flatMap(path => walk(resolve(path))))]
}

export type FileOctets = { bytes: Uint8Array } | { problem: Problem }

/** The octets of a file, or why there are none. Never throws. */
export function octetsIn(path: string): FileOctets {
  // Files come and go, and belong to others: what the system says is the answer.
  try {
    const found = statSync(path)
    if (!found.isFile()) return rejected('not-a-file', 'It is not a file that can be read.')
    if (found.size > FILE_LIMIT_BYTES)
      return { problem: tooLarge(found.size, FILE_LIMIT_BYTES).problems[0] as Problem }
    return { bytes: new Uint8Array(readFileSync(path)) }
  } catch (error) {
    return rejected(
      'unreadable-file',
      `It could not be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`,
    )
  }
}

function rejected(code: string, message: string): FileOctets {
  return { problem: { where: 'file', level: 'rejected', code, message } }
}

/** Links to folders are not followed: they may lead back. What cannot be entered is named like a file. */
function walk(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path]
    return readdirSync(path, { withFileTypes: true })
      .sort((one, other) => (one.name < other.name ? -1 : 1))
      .flatMap(entry => {
        const inside = join(path, entry.name)
        if (!entry.isSymbolicLink()) return entry.isDirectory() ? walk(inside) : [inside]
        return statSync(inside, { throwIfNoEntry: false })?.isDirectory() ? [] : [inside]
      })
  } catch {
    return [path]
  }
}
