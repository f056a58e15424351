import type { Parsed, Problem } from '../problem.ts'

/** A property as it stands in the text: RFC 5545 §3.1. */
export interface ContentLine {
  /** Everything it takes, folds and line ends included: printing gives the text back. */
  octets: string
  /** In capitals. */
  name: string
  parameters: readonly (readonly [name: string, value: string])[]
  /** Unfolded, still escaped. */
  value: string
}

/** BEGIN … END, with what stands between in its order. */
export interface Component {
  /** In capitals. */
  name: string
  begin: string
  lines: readonly (ContentLine | Component)[]
  end: string
}

/** Code of the problem that an END is missing. */
export const UNCLOSED = 'calendar-unclosed'

/** The components at the root of a text, `VCALENDAR` in the main. Whatever was written is kept to the octet. */
export function readComponents(text: string): Parsed<Component[]> {
  const problems: Problem[] = []
  const roots: Component[] = []
  const open: Building[] = []
  const close = (end: string) => {
    const closed = open.pop()
    if (closed) (open.at(-1)?.lines ?? roots).push(Object.assign(closed, { end }) as Building & Component)
  }
  for (const { octets, content, at } of logicalLines(text)) {
    const line = parseLine(content, octets)
    const parent = open.at(-1)
    if (line?.name === 'BEGIN' && open.length < DEEPEST) {
      open.push({ name: line.value.trim().toUpperCase(), begin: octets, lines: [], end: '' })
    } else if (line?.name === 'END') {
      const depth = open.findLastIndex(({ name }) => name === line.value.trim().toUpperCase())
      if (depth !== open.length - 1) problems.push(unclosed(at))
      if (depth < 0) joinToPrevious(parent, octets, '')
      else while (open.length > depth) close(open.length === depth + 1 ? octets : '')
    } else if (line && parent) {
      parent.lines.push(line)
    } else if (content.trim() !== '' || parent) {
      joinToPrevious(parent, octets, content)
      if (content.trim() !== '') {
        problems.push({
          where: `line ${at}`,
          level: parent ? 'repaired' : 'ignored',
          message: 'A line without a name was joined to the one before.',
        })
      }
    }
  }
  if (open.length > 0) problems.push(unclosed(text.split('\n').length))
  while (open.length > 0) close('')
  return { value: roots, problems }
}

export function printComponent({ begin, lines, end }: Component): string {
  return begin + lines.map(line => ('octets' in line ? line.octets : printComponent(line))).join('') + end
}

export function childrenOf({ lines }: Component, name?: string): Component[] {
  return lines.filter(line => 'begin' in line).filter(child => name === undefined || child.name === name)
}

export function propertiesOf({ lines }: Component, name?: string): ContentLine[] {
  return lines.filter(line => 'octets' in line).filter(line => name === undefined || line.name === name)
}

/** The first property of that name (in capitals). */
export function propertyOf(component: Component, name: string): ContentLine | null {
  for (const line of component.lines) if ('octets' in line && line.name === name) return line
  return null
}

/** The value of a parameter (in capitals), several joined by commas as they were written; null when absent. */
export function parameterOf({ parameters }: ContentLine, name: string): string | null {
  return parameters.find(([written]) => written === name)?.[1] ?? null
}

/** A text value read: RFC 5545 §3.3.11. */
export function unescapeText(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign))
}

/** RFC 5545 knows three levels; what is nested deeper than any program does stays lines. */
const DEEPEST = 32

interface Building {
  name: string
  begin: string
  lines: (ContentLine | Component)[]
  end: string
}

const PROPERTY =
  /^([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*)[ \t]*:([\s\S]*)$/
const PARAMETER = /;([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)/g
// Exchange names zones `(UTC+01:00) Brussels, Paris` and forgets the quotes.
const UNQUOTED_ZONE = /^([A-Za-z-]+);TZID=([^";:]{0,200}:[^";]{0,200}):(\d{8}(?:T\d{6}Z?)?)$/i
const UNREADABLE_PARAMETERS = /^([A-Za-z0-9-]+);([^:]*):([\s\S]*)$/

function parseLine(content: string, octets: string): ContentLine | null {
  const zoned = UNQUOTED_ZONE.exec(content)
  if (zoned) {
    const [, name = '', zone = '', value = ''] = zoned
    return { octets, name: name.toUpperCase(), parameters: [['TZID', zone]], value }
  }
  const read = PROPERTY.exec(content)
  if (read) {
    const [, name = '', parameters = '', value = ''] = read
    return { octets, name: name.toUpperCase(), parameters: readParameters(parameters), value }
  }
  const [, name, parameters = '', value = ''] = UNREADABLE_PARAMETERS.exec(content) ?? []
  return name
    ? { octets, name: name.toUpperCase(), parameters: readParameters(`;${parameters}`), value }
    : null
}

function readParameters(text: string): [string, string][] {
  if (text === '') return []
  return [...text.matchAll(PARAMETER)].map(([, name = '', value = '']) => [
    name.toUpperCase(),
    // RFC 6868 §3.
    value.replaceAll('"', '').replace(/\^([n'^])/g, (_, sign) => CARETS[sign as keyof typeof CARETS]),
  ])
}

const CARETS = { n: '\n', "'": '"', '^': '^' }

/** Lines unfolded; `at` counts lines from 1. */
function* logicalLines(text: string): Generator<{ octets: string; content: string; at: number }> {
  let octets = ''
  let content = ''
  let at = 1
  let line = 0
  for (const [physical] of text.matchAll(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g)) {
    line++
    const written = physical.replace(/[\r\n]+$/, '')
    if (octets !== '' && /^[ \t]/.test(written)) {
      content += written.slice(1)
      octets += physical
    } else {
      if (octets !== '') yield { octets, content, at }
      at = line
      octets = physical
      content = line === 1 ? written.replace(/^\ufeff/, '') : written
    }
  }
  if (octets !== '') yield { octets, content, at }
}

/** Folded without the space, or a blank line: it belongs to what came before. */
function joinToPrevious(parent: Building | undefined, octets: string, content: string): void {
  if (!parent) return
  const previous = parent.lines.at(-1)
  if (!previous) parent.begin += octets
  else if ('begin' in previous)
    parent.lines[parent.lines.length - 1] = { ...previous, end: previous.end + octets }
  else {
    parent.lines[parent.lines.length - 1] = {
      ...previous,
      octets: previous.octets + octets,
      value: previous.value + content,
    }
  }
}

function unclosed(line: number): Problem {
  return { where: `line ${line}`, level: 'repaired', code: UNCLOSED, message: 'A component was not closed.' }
}
