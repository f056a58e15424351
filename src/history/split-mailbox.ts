/**
 * The messages of a mailbox file (mbox) as its octets pass, whatever its size. What is kept of each is its beginning,
 * where its head is, and an invitation mostly.
 */
export interface MailboxSplitter {
  push: (octets: Uint8Array) => void
  end: () => void
}

/** Of each message. */
export const KEPT_BYTES = 512 * 1024
/** A separator and the line below it: longer lines separate nothing. */
const MOST_SEPARATOR = 2000

/** @param isMailbox false: the whole is one message. */
export function mailboxSplitter(onMessage: (octets: Buffer) => void, isMailbox = true): MailboxSplitter {
  let rest: Buffer = Buffer.alloc(0)
  let kept: Buffer[] = []
  let keptBytes = 0

  const keep = (octets: Buffer) => {
    if (octets.length === 0 || keptBytes >= KEPT_BYTES) return
    const part = octets.subarray(0, KEPT_BYTES - keptBytes)
    kept.push(part)
    keptBytes += part.length
  }
  const close = () => {
    const message = kept.length === 1 ? (kept[0] as Buffer) : Buffer.concat(kept)
    kept = []
    keptBytes = 0
    if (message.length > 0) onMessage(withoutSeparator(message))
  }
  const take = (octets: Buffer, isEnd: boolean) => {
    let from = 0
    let at = octets.indexOf(SEPARATOR)
    while (at >= 0) {
      const answer = isSeparator(octets, at, isEnd)
      if (answer === null) break
      if (answer) {
        keep(octets.subarray(from, at + 1))
        close()
        from = at + 1
      }
      at = octets.indexOf(SEPARATOR, at + 1)
    }
    // A separator may be cut by the end of what came, and the line before it tells too.
    const open = at >= 0 ? at : octets.length - SEPARATOR.length
    const end = isEnd ? octets.length : Math.max(from, open - LINE_BEFORE)
    keep(octets.subarray(from, end))
    // What stays behind is copied, so that the whole piece is let go of.
    rest = Buffer.from(octets.subarray(end))
  }
  return {
    push: octets => {
      const piece = Buffer.from(octets.buffer, octets.byteOffset, octets.length)
      if (!isMailbox) keep(Buffer.from(piece))
      else {
        take(rest.length === 0 ? piece : Buffer.concat([rest, piece]), false)
        // Parts that are kept over to the next piece would hold this one.
        kept = kept.map(part => Buffer.from(part))
      }
    },
    end: () => {
      if (isMailbox) take(rest, true)
      rest = Buffer.alloc(0)
      close()
    },
  }
}

const SEPARATOR = Buffer.from('\nFrom ')
const BREAK = 0x0a
/** A blank line, as `\r\n`. */
const LINE_BEFORE = 2

/**
 * Whether a line that begins with `From ` parts two messages: a field must follow, and before it there is a blank line,
 * or in it an hour, or what Google writes. @returns null when more must be read to know.
 */
function isSeparator(octets: Buffer, at: number, isEnd: boolean): boolean | null {
  const lineEnd = octets.indexOf(BREAK, at + 1)
  const nextEnd = lineEnd < 0 ? -1 : octets.indexOf(BREAK, lineEnd + 1)
  const isCut = nextEnd < 0 && octets.length - at < MOST_SEPARATOR
  if (isCut && !isEnd) return null
  if (lineEnd < 0 || lineEnd - at > MOST_SEPARATOR) return false
  const next = octets.toString('latin1', lineEnd + 1, lineEnd + 100)
  if (!/^>?[A-Za-z][A-Za-z0-9-]*\s*:/.test(next)) return false
  const before = octets.toString('latin1', Math.max(0, at - LINE_BEFORE), at + 1)
  if (/\n\r?\n$/.test(before)) return true
  const line = octets.toString('latin1', at + 1, lineEnd)
  return (
    /@xxx\b/.test(line) ||
    /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.*\d{1,2}:\d{2}/.test(line) ||
    /^From - \s*\r?$/.test(line)
  )
}

function withoutSeparator(message: Buffer): Buffer {
  if (message.toString('latin1', 0, 5) !== 'From ') return message
  const lineEnd = message.indexOf(BREAK)
  return lineEnd < 0 ? message.subarray(message.length) : message.subarray(lineEnd + 1)
}
