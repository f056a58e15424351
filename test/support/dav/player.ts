import { existsSync, readFileSync } from 'node:fs'

/** One exchange of a recorded session: what is asked, and what the answer must be. */
export interface Step {
  /** What the client does, in words. */
  title: string
  line: number
  method: string
  path: string
  headers: Record<string, string>
  body: string
  status: number
  expectations: Expectation[]
}

export type Expectation = { line: number } & (
  | { kind: 'header'; name: string; value: string }
  | { kind: 'holds' | 'lacks'; text: string }
  | { kind: 'times'; count: number; text: string }
  | { kind: 'matches'; pattern: string }
  | { kind: 'capture'; name: string; pattern: string }
  | { kind: 'same' }
)

export interface Session {
  /** `@name value` at the top: `@device iPhone`, `@agent …`, `@groups cards`. */
  settings: Record<string, string>
  steps: Step[]
}

export interface Answered {
  status: number
  headers: Readonly<Record<string, string | string[] | undefined>>
  body: string
}

export type Ask = (step: Pick<Step, 'method' | 'path' | 'headers' | 'body'>) => Promise<Answered>

/**
 * Reads a session. `###` begins a step; then the request as it is on the wire, without the headers that are on all of
 * them; then `HTTP/1.1` with the status and, line by line, what must be true of the answer:
 *
 *     Name: value     the header is that; `/…/` a pattern; `none`: it is not there
 *     + text          the body holds the text
 *     - text          it does not
 *     3x text         it holds it that many times
 *     ~ pattern       the pattern is found in it
 *     = name pattern  the same, and its first group is kept as {{name}}
 *     same            the body is, octet for octet, the last one that was sent by PUT
 *
 * `{{name}}` stands for what was kept. Lines before the first step that begin with `#` tell what it is and its sources.
 *
 * @throws SyntaxError naming the line that cannot be read.
 */
export function readSession(file: string): Session {
  if (!existsSync(file)) throw new SyntaxError(`there is no ${file}`)
  const lines = readFileSync(file, 'utf8').split('\n')
  const settings: Record<string, string> = {}
  const steps: Step[] = []
  let at = 0
  for (; at < lines.length && !lines[at]?.startsWith('###'); at++) {
    const [, name, value] = /^@(\w+)\s+(.*)$/.exec(lines[at] ?? '') ?? []
    if (name !== undefined && value !== undefined) settings[name] = value.trim()
    else if (!/^(#.*)?$/.test(lines[at] ?? ''))
      throw new SyntaxError(`${file}:${at + 1}: a step begins by ###`)
  }
  while (at < lines.length) {
    const end = lines.findIndex((line, i) => i > at && line.startsWith('###'))
    const last = end < 0 ? lines.length : end
    steps.push(readStep(lines.slice(at, last), { file, first: at + 1 }))
    at = last
  }
  if (steps.length === 0) throw new SyntaxError(`${file} has no step`)
  return { settings, steps }
}

/** Plays the steps in order. @throws Error with the step and the answer where one is not as recorded. */
export async function play(
  { steps }: Session,
  ask: Ask,
  kept: Record<string, string> = {},
): Promise<Record<string, string>> {
  let sent = ''
  for (const step of steps) {
    const told = (text: string) => filled(text, kept, step)
    const body = told(step.body)
    if (step.method === 'PUT') sent = body
    const answer = await ask({
      method: step.method,
      path: told(step.path),
      headers: Object.fromEntries(Object.entries(step.headers).map(([name, value]) => [name, told(value)])),
      body,
    })
    const fail = (line: number, why: string): Error =>
      new Error(
        `line ${line}, “${step.title}”: ${why}\n${answer.status} ${JSON.stringify(answer.headers)}\n${answer.body}`,
      )
    if (answer.status !== step.status) throw fail(step.line, `answered ${answer.status}, not ${step.status}`)
    for (const expectation of step.expectations) {
      const why = broken(expectation, answer, { told, sent, kept })
      if (why !== null) throw fail(expectation.line, why)
    }
  }
  return kept
}

function broken(
  expectation: Expectation,
  { headers, body }: Answered,
  { told, sent, kept }: { told: (text: string) => string; sent: string; kept: Record<string, string> },
): string | null {
  switch (expectation.kind) {
    case 'header': {
      const value = headers[expectation.name.toLowerCase()]
      const wanted = told(expectation.value)
      const found = value === undefined ? 'none' : String(value)
      const pattern = /^\/(.*)\/$/.exec(wanted)?.[1]
      const isRight = pattern === undefined ? found === wanted : new RegExp(pattern).test(found)
      return isRight ? null : `${expectation.name} is ${found}, not ${wanted}`
    }
    case 'holds':
      return body.includes(told(expectation.text)) ? null : `lacks ${told(expectation.text)}`
    case 'lacks':
      return body.includes(told(expectation.text)) ? `holds ${told(expectation.text)}` : null
    case 'times': {
      const count = body.split(told(expectation.text)).length - 1
      return count === expectation.count ? null : `holds ${count} times ${told(expectation.text)}`
    }
    case 'matches':
      return new RegExp(told(expectation.pattern)).test(body) ? null : `does not match ${expectation.pattern}`
    case 'capture': {
      const found = new RegExp(told(expectation.pattern)).exec(body)?.[1]
      const etag = headers.etag === undefined ? undefined : String(headers.etag)
      const value = expectation.pattern === 'ETag' ? etag : found
      if (value === undefined) return `nothing to keep as ${expectation.name}`
      kept[expectation.name] = value
      return null
    }
    case 'same':
      return body === sent ? null : 'is not what was sent'
  }
}

function readStep(lines: string[], { file, first }: { file: string; first: number }): Step {
  const wrong = (i: number, why: string) => new SyntaxError(`${file}:${first + i}: ${why}`)
  const title = (lines[0] ?? '').replace(/^#+\s*/, '')
  const [, method, path] = /^([A-Z]+(?: [A-Z]+)?) (\/\S*|\{\{\w+\}\}\S*)$/.exec(lines[1] ?? '') ?? []
  if (method === undefined || path === undefined) throw wrong(1, 'METHOD /path is expected')
  const answered = lines.findIndex(line => line.startsWith('HTTP/1.1 '))
  if (answered < 0) throw wrong(0, 'no answer is recorded')
  const blank = lines.findIndex((line, i) => i > 1 && i < answered && line === '')
  const headers = Object.fromEntries(
    lines.slice(2, blank < 0 ? answered : blank).map((line, i) => {
      const [, name, value] = /^([\w-]+): (.*)$/.exec(line) ?? []
      if (name === undefined || value === undefined) throw wrong(i + 2, 'Name: value is expected')
      return [name.toLowerCase(), value]
    }),
  )
  const isText = /^text\/(vcard|calendar)/.test(headers['content-type'] ?? '')
  const written = blank < 0 ? [] : lines.slice(blank + 1, answered)
  while (written.at(-1) === '') written.pop()
  const body = written.length === 0 ? '' : isText ? `${written.join('\r\n')}\r\n` : written.join('\n')
  return {
    title,
    line: first + answered,
    method,
    path,
    headers,
    body,
    status: Number(lines[answered]?.slice('HTTP/1.1 '.length, 12)),
    expectations: lines.slice(answered + 1).flatMap((line, i) => {
      if (line.trim() === '' || line.startsWith('#')) return []
      const expectation = readExpectation(line)
      if (!expectation) throw wrong(answered + 1 + i, `what is expected by “${line}”?`)
      return [{ ...expectation, line: first + answered + 1 + i } as Expectation]
    }),
  }
}

type Bare<T> = T extends unknown ? Omit<T, 'line'> : never

function readExpectation(line: string): Bare<Expectation> | null {
  if (line === 'same') return { kind: 'same' }
  const [, count, counted] = /^(\d+)x (.+)$/.exec(line) ?? []
  if (count !== undefined && counted !== undefined)
    return { kind: 'times', count: Number(count), text: counted }
  const [, name, pattern] = /^= (\w+) (.+)$/.exec(line) ?? []
  if (name !== undefined && pattern !== undefined) return { kind: 'capture', name, pattern }
  if (line.startsWith('+ ')) return { kind: 'holds', text: line.slice(2) }
  if (line.startsWith('- ')) return { kind: 'lacks', text: line.slice(2) }
  if (line.startsWith('~ ')) return { kind: 'matches', pattern: line.slice(2) }
  const [, header, value] = /^([A-Za-z][\w-]*): (.+)$/.exec(line) ?? []
  return header !== undefined && value !== undefined ? { kind: 'header', name: header, value } : null
}

function filled(text: string, kept: Record<string, string>, { title, line }: Step): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = kept[name]
    if (value === undefined) throw new Error(`line ${line}, “${title}”: nothing was kept as ${name}`)
    return value
  })
}
