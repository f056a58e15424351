/**
 * The invitation that a mail carries (RFC 6047 §2.4): its first part of type text/calendar. Null where it has none, or
 * where it was cut.
 */
export function calendarPart(message: Buffer): Buffer | null {
  const at =
    message.indexOf(MARK) >= 0 || message.indexOf(MARK_CAPITALS) >= 0 ? message.toString('latin1') : ''
  const typed = TYPE.exec(at)
  if (!typed) return null
  // The head of the part is around the line that names its type.
  const headStart = Math.max(at.lastIndexOf('\n\n', typed.index), at.lastIndexOf('\n\r\n', typed.index))
  const blank = /\r?\n\r?\n/g
  blank.lastIndex = typed.index
  const headEnd = blank.exec(at)
  if (!headEnd) return null
  const head = at.slice(Math.max(0, headStart), headEnd.index)
  const bodyStart = headEnd.index + headEnd[0].length
  const boundary = at.indexOf('\n--', bodyStart)
  const body = at.slice(bodyStart, boundary < 0 ? undefined : boundary)
  const encoding = /^content-transfer-encoding:\s*([\w-]+)/im.exec(head)?.[1]?.toLowerCase()
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  if (encoding === 'quoted-printable') return Buffer.from(unquoted(body), 'latin1')
  return Buffer.from(body, 'latin1')
}

const MARK = 'text/calendar'
const MARK_CAPITALS = 'TEXT/CALENDAR'
const TYPE = /^content-type:\s*text\/calendar/im

/** RFC 2045 §6.7. */
function unquoted(text: string): string {
  return text
    .replace(/[ \t]*=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, octet: string) => String.fromCharCode(Number.parseInt(octet, 16)))
}
