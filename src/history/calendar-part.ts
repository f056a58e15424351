/**
 * The invitation that a mail carries (RFC 6047 §2.4): its first part of type text/calendar, or application/ics where
 * there is none. Null where it has neither, or where it was cut.
 */
export function calendarPart(message: Buffer): Buffer | null {
  if (!MARKS.some(mark => message.includes(mark))) return null
  const at = message.toString('latin1')
  const typed = TYPE.exec(at) ?? FILE_TYPE.exec(at)
  if (!typed) return null
  // The head of the part is around the line that names its type.
  const headStart = Math.max(at.lastIndexOf('\n\n', typed.index), at.lastIndexOf('\n\r\n', typed.index))
  const blank = /\r?\n\r?\n/g
  blank.lastIndex = typed.index
  const headEnd = blank.exec(at)
  if (!headEnd) return null
  const head = at.slice(Math.max(0, headStart), headEnd.index)
  const bodyStart = headEnd.index + headEnd[0].length
  const body = at.slice(bodyStart, endOfPart(at, bodyStart))
  const encoding = /^content-transfer-encoding:\s*([\w-]+)/im.exec(head)?.[1] ?? ''
  return decodedPart(Buffer.from(body, 'latin1'), encoding)
}

/** The types a part with a calendar has; the first that a message has holds. */
export const CALENDAR_PART_TYPES = ['text/calendar', 'application/ics'] as const

/** RFC 2045 §6. @param encoding Content-Transfer-Encoding. */
export function decodedPart(octets: Buffer, encoding: string): Buffer {
  const said = encoding.toLowerCase()
  if (said === 'base64') return Buffer.from(octets.toString('latin1'), 'base64')
  if (said === 'quoted-printable') return Buffer.from(unquoted(octets.toString('latin1')), 'latin1')
  return octets
}

/** As programs write them: a search of octets knows no capitals. */
const MARKS = ['text/calendar', 'Text/Calendar', 'TEXT/CALENDAR', 'application/ics']
const TYPE = /^content-type:\s*text\/calendar/im
const FILE_TYPE = /^content-type:\s*application\/ics/im

/** Where the next boundary is that was named before; a line of a part may begin as one does. */
function endOfPart(at: string, bodyStart: number): number {
  const named = at.slice(0, bodyStart).matchAll(/\bboundary\s*=\s*(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/gi)
  const ends = [...new Set([...named].map(([, quoted, bare]) => quoted ?? bare ?? ''))]
    .slice(-MOST_BOUNDARIES)
    .map(boundary => at.indexOf(`\n--${boundary}`, bodyStart - 1))
    .filter(end => end >= 0)
  return ends.length === 0 ? at.length : Math.min(...ends)
}

/** Parts within parts. */
const MOST_BOUNDARIES = 20

/** RFC 2045 §6.7. */
function unquoted(text: string): string {
  return text
    .replace(/[ \t]*=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, octet: string) => String.fromCharCode(Number.parseInt(octet, 16)))
}
