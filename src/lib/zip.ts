import { unzipSync } from 'fflate'

export interface ZipEntry {
  name: string
  /** Bytes once inflated, as the archive claims; inflating stops there. */
  size: number
}

/** More entries than any export of a person holds. */
const ENTRY_LIMIT = 20_000

/** What a ZIP says it holds, nothing inflated; null when it is not a readable ZIP or holds too many entries. */
export function zipEntries(bytes: Uint8Array): ZipEntry[] | null {
  const entries: ZipEntry[] = []
  const read = unzip(bytes, entry => {
    // One without a name cannot be told from another.
    if (entry.name !== '') entries.push(entry)
    return false
  })
  return read && entries
}

/** One entry inflated, others untouched; null when it is damaged, absent or larger than the limit. */
export function unzipEntry(bytes: Uint8Array, name: string, limit: number): Uint8Array | null {
  return unzip(bytes, entry => entry.name === name && entry.size <= limit)?.[name] ?? null
}

/** Several entries inflated, others untouched; null when the archive is damaged. Each stops at the size it claims. */
export function unzipEntries(bytes: Uint8Array, names: ReadonlySet<string>): Map<string, Uint8Array> | null {
  const found = unzip(bytes, ({ name }) => names.has(name))
  return found && new Map(Object.entries(found))
}

function unzip(bytes: Uint8Array, wanted: (entry: ZipEntry) => boolean): Record<string, Uint8Array> | null {
  let entries = 0
  // fflate tells a damaged archive only by throwing; leaving its filter by throwing is its only way out early.
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries++
        if (entries > ENTRY_LIMIT) throw new RangeError('too many entries')
        return wanted({ name, size: originalSize })
      },
    })
  } catch {
    return null
  }
}
