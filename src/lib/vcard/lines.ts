import type { Octets } from './decode.ts'

/** A property as it stands in the file, unfolded. */
export interface LogicalLine {
  /** Everything it takes in the file, line ends and blank lines after it included. */
  octets: Octets
  /** Unfolded, without line ends; still in its own charset. */
  text: Octets
  /** Where it begins, counted from 1 at BEGIN. */
  line: number
  kind: 'property' | 'nested' | 'comment' | 'unreadable'
  /** Lines without a name were joined to it. */
  glued: boolean
}

export interface CardLines {
  /** Up to the end of the BEGIN line. */
  head: Octets
  lines: LogicalLine[]
  /** From the END line on; '' when END is missing. */
  tail: Octets
}

/** Its text is kept in pieces: a property may have a million lines. */
interface Building extends Omit<LogicalLine, 'octets' | 'text'> {
  start: number
  pieces: Octets[]
  quotedPrintable: boolean
  base64: boolean
}

const PHYSICAL = /([^\r\n]*)(\r\r\n|\r\n|\n\r(?!\n(?!\r))|\r|\n|$)/y
const BEGIN = /^[ \t]*(?:[\w-]*\.)?BEGIN[ \t]*:[ \t]*VCARD[ \t]*$/i
const AGENT_BEGIN = /^(?:[\w-]+\.)?AGENT(?:;[^:]*)?:[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*$/i
const AGENT_ALONE = /^(?:[\w-]+\.)?AGENT(?:;[^:]*)?:[ \t]*$/i
const END = /^(?:[\w-]*\.)?END[ \t]*:[ \t]*VCARD[ \t]*$/i
const PROPERTY = /^(?:[\w.-]*\.)?[\w-]+[ \t]*[;:]/
const LINK = /^https?:\/\//i
const QUOTED_PRINTABLE = /^[^:]*[;=]quoted-printable[ \t]*[;:]/i
const BASE64 = /^[^:]*[;=](?:b|base64)[ \t]*[;:]/i
const BASE64_ONLY = /^[A-Za-z0-9+/=]+[ \t]*$/

/** The octets of one card, cut into properties: RFC 6350 section 3.2 and what real programs write instead. */
export function cardLines(octets: Octets): CardLines {
  const lines: LogicalLine[] = []
  let head: Octets = ''
  let tail: Octets = ''
  let current: Building | null = null
  let depth = 0
  let line = 0

  const close = (end: number) => {
    if (!current) return
    const { start, pieces, line, kind, glued } = current
    lines.push({ octets: octets.slice(start, end), text: pieces.join(''), line, kind, glued })
    current = null
  }
  const open = (start: number, text: Octets, kind: LogicalLine['kind']) => {
    close(start)
    const readable = kind === 'property'
    current = {
      start,
      pieces: [text],
      line,
      kind,
      glued: false,
      quotedPrintable: readable && QUOTED_PRINTABLE.test(text),
      base64: readable && BASE64.test(text),
    }
  }

  for (let at = 0; at < octets.length; at = PHYSICAL.lastIndex) {
    PHYSICAL.lastIndex = at
    const content = PHYSICAL.exec(octets)?.[1] ?? ''
    line++
    const building = current as Building | null
    if (depth > 0) {
      depth += BEGIN.test(content) ? 1 : END.test(content) ? -1 : 0
      building?.pieces.push('\n', content)
    } else if (head === '' && BEGIN.test(content.replace(/^\xef\xbb\xbf/, ''))) {
      head = octets.slice(0, PHYSICAL.lastIndex)
      current = null
      lines.length = 0
    } else if (END.test(content)) {
      tail = octets.slice(at)
      close(at)
      return { head, lines, tail }
    } else if (building && joins(building, content)) {
      continueLine(building, content)
    } else if (BEGIN.test(content)) {
      depth = 1
      if (building && AGENT_ALONE.test(building.pieces.join(''))) building.pieces.push(content)
      else open(at, content, 'nested')
    } else if (AGENT_BEGIN.test(content)) {
      depth = 1
      open(at, content, 'property')
    } else if (
      PROPERTY.test(content) &&
      !LINK.test(content) &&
      hasColon(octets, content, PHYSICAL.lastIndex)
    ) {
      open(at, content, 'property')
    } else if (content.startsWith('#')) {
      open(at, content, 'comment')
    } else if (building?.kind === 'property') {
      building.pieces.push('\n', content)
      building.glued = true
    } else {
      open(at, content, 'unreadable')
    }
  }
  close(octets.length)
  return { head, lines, tail }
}

function joins(building: Building, content: Octets): boolean {
  if (isSoftlyBroken(building)) return true
  if (content.trim() === '' || content.startsWith(' ') || content.startsWith('\t')) return true
  return building.base64 && BASE64_ONLY.test(content)
}

function isSoftlyBroken({ quotedPrintable, pieces }: Building): boolean {
  return quotedPrintable && !!pieces.at(-1)?.endsWith('=')
}

function continueLine(building: Building, content: Octets): void {
  const { pieces, base64 } = building
  if (isSoftlyBroken(building)) {
    pieces.push((pieces.pop() ?? '').slice(0, -1), content)
  } else if (content.trim() === '') {
    // A blank line ends base64; a folded line made of spaces only brings what follows the first one.
    building.base64 = false
    if (content.length > 1) pieces.push(content.slice(1))
  } else {
    pieces.push(base64 && !/^[ \t]/.test(content) ? content : content.slice(1))
  }
}

/** A name and `;` make a property only if a colon follows, here or on the folded lines after it. */
function hasColon(octets: Octets, content: Octets, next: number): boolean {
  return content.includes(':') || octets[next] === ' ' || octets[next] === '\t'
}
