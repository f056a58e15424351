/**
 * A mail address as a key for matching: lower case, domain in its ASCII form, without `<…>`, a name before it or
 * `mailto:`. Null when the text is not one address.
 */
export function mailKey(text: string): string | null {
  if (text.length > LENGTH_LIMIT) return null
  const bare = bareAddress(text.normalize('NFC').trim())
  const at = bare.lastIndexOf('@')
  if (at < 1 || bare.length > 254) return null
  const local = bare.slice(0, at).toLowerCase()
  const domain = asciiDomain(bare.slice(at + 1).toLowerCase())
  if (!LOCAL.test(local) || domain === null) return null
  return `${local}@${domain}`
}

/** The addresses of a cell that may hold several (`a@b.fr; c@d.fr`), as written; the cell itself when it holds one. */
export function splitMails(text: string): string[] {
  if (text.length > LENGTH_LIMIT) return [text.trim()]
  const parts = text
    .split(/[;,\n]|\s+(?=\S+@)/)
    .map(part => part.trim())
    .filter(part => part !== '')
  return parts.length > 1 && parts.every(part => mailKey(part) !== null) ? parts : [text.trim()]
}

/** A longer cell holds something else, and would cost time to take apart. */
const LENGTH_LIMIT = 2000

const LOCAL = /^[^\s@<>()[\]\\,;:"]{1,64}$/u
const LABEL = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?'
const DOMAIN = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`)

function bareAddress(text: string): string {
  const inBrackets = /<([^<>]+)>$/.exec(text)?.[1] ?? text
  return inBrackets
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/\?.*$/s, '')
    .replace(/[.,;]+$/, '')
}

function asciiDomain(domain: string): string | null {
  // Only letters of other scripts need the URL rules, which would also read `1.2` as an IP address.
  const ascii = /^[\p{ASCII}]*$/u.test(domain) ? domain : hostOf(domain)
  return ascii !== null && DOMAIN.test(ascii) ? ascii : null
}

function hostOf(domain: string): string | null {
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return null
  return URL.parse(`http://${domain}`)?.hostname ?? null
}
