import type { ContentLine } from './component.ts'

export type Parameters = ContentLine['parameters']

/** A property printed: folded at 75 octets without cutting a character, RFC 5545 §3.1. */
export function propertyLine(
  name: string,
  value: string,
  parameters: Parameters = [],
  lineEnd = '\r\n',
): ContentLine {
  const written = parameters.map(([parameter, text]) => `;${parameter}=${quoted(text)}`).join('')
  return { octets: folded(`${name}${written}:${value}`, lineEnd), name, parameters, value }
}

/** A text value written: RFC 5545 §3.3.11. */
export function escapeText(text: string): string {
  return text
    .replace(/[\\;,]/g, sign => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(CONTROLS, '')
}

function quoted(text: string): string {
  // RFC 6868 §3.
  const escaped = text.replace(/[\^"]|\r\n|\r|\n/g, sign =>
    sign === '^' ? '^^' : sign === '"' ? "^'" : '^n',
  )
  return /[:;,]/.test(escaped) ? `"${escaped}"` : escaped
}

const MOST_OCTETS = 75

function folded(line: string, lineEnd: string): string {
  let printed = ''
  let octets = 0
  for (const sign of line) {
    const width = widthOf(sign)
    if (octets + width > MOST_OCTETS) {
      printed += `${lineEnd} `
      octets = 1
    }
    printed += sign
    octets += width
  }
  return printed + lineEnd
}

function widthOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 5545 §3.1 allows none of these but the tab.
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f]/g
