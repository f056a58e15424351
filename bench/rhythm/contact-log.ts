import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'

const DAY_SECONDS = 86_400
const LINE = /^\s*(\S+)[\s,]+(\S+)[\s,]+(-?\d+(?:\.\d+)?)/

export interface ContactLog {
  lines: number
  /** Lines that are not `from to unix-seconds`; empty ones and those beginning with # or % are not counted. */
  malformed: number
  /** Lines from somebody to themselves. */
  selfContacts: number
  /** Of each undirected pair, its day numbers (UTC), distinct and oldest first. */
  ties: Int32Array[]
}

/** Reads a log of `from to unix-seconds` lines, in any order; `.gz` is unpacked. */
export async function readContactLog(path: string): Promise<ContactLog> {
  const file = createReadStream(path)
  const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file
  const daysOfPair = new Map<string, Set<number>>()
  let lines = 0
  let malformed = 0
  let selfContacts = 0
  for await (const line of createInterface({ input })) {
    if (/^\s*($|[#%])/.test(line)) continue
    lines++
    const [, from, to, seconds] = LINE.exec(line) ?? []
    if (from === undefined || to === undefined) {
      malformed++
    } else if (from === to) {
      selfContacts++
    } else {
      const pair = from < to ? `${from} ${to}` : `${to} ${from}`
      const day = Math.floor(Number(seconds) / DAY_SECONDS)
      const days = daysOfPair.get(pair)
      if (days) days.add(day)
      else daysOfPair.set(pair, new Set([day]))
    }
  }
  const ties = Array.from(daysOfPair.values(), days => Int32Array.from(days).sort())
  return { lines, malformed, selfContacts, ties }
}
