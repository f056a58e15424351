/**
 * Escaped vCard text to what a person reads. RFC 6350 section 3.4; `\:` is Google's, wrong but frequent; any other
 * backslash is kept as it is.
 *
 * @param escapedNewlines false for 2.1 quoted-printable, which has real newlines and Windows paths (`C:\new`).
 */
export function unescapeText(value: string, escapedNewlines = true): string {
  const text = value.includes('\r') ? value.replace(/\r\n?/g, '\n') : value
  if (!text.includes('\\')) return text
  return text.replace(/\\([\\;,:nN\n])/g, (whole, character: string) => {
    if (character !== 'n' && character !== 'N') return character
    return escapedNewlines ? '\n' : whole
  })
}

/** Newlines stay newlines: each version prints them its own way (`printProperty`). */
export function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?/g, '\n')
}

/** RFC 6350 section 3.4: URIs are not escaped, save that a backslash would be read as one. */
export function escapeUri(text: string): string {
  return text.replaceAll('\\', '\\\\').replace(/\s*[\r\n]\s*/g, '')
}

/** Cuts at each separator that no backslash escapes; the parts stay escaped. */
export function splitEscaped(value: string, separator: ';' | ','): string[] {
  if (!value.includes('\\')) return value.split(separator)
  const parts: string[] = []
  let start = 0
  for (let i = 0; i < value.length; i++) {
    if (value[i] === '\\') i++
    else if (value[i] === separator) {
      parts.push(value.slice(start, i))
      start = i + 1
    }
  }
  parts.push(value.slice(start))
  return parts
}
