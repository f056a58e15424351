/** One `DAV:response`. */
export interface Member {
  /** As the server wrote it, without its origin. */
  href: string
  etag: string | null
  /** The card or the event, where it was asked for. */
  data: string | null
  /** Answered 404: it is no longer there. */
  isGone: boolean
}

const RESPONSE = /<(?:[\w-]+:)?response(?:\s[^>]*)?>([\s\S]*?)<\/(?:[\w-]+:)?response>/g

/** The responses of a multistatus, in its order. For answers of servers, which are well formed: no general XML. */
export function membersOf(body: Buffer | string): Member[] {
  return responsesOf(body).map(({ href, inside }) => {
    const etag = textOf(inside, 'getetag')
    return {
      href,
      etag: etag || null,
      data: textOf(inside, 'address-data') ?? textOf(inside, 'calendar-data'),
      isGone: !etag && /HTTP\/1\.1 404/.test(inside),
    }
  })
}

/** The same, with all that each says, unread. */
export function responsesOf(body: Buffer | string): { href: string; inside: string }[] {
  return Array.from(String(body).matchAll(RESPONSE), ([, inside = '']) => ({
    href: withoutOrigin(textOf(inside, 'href') ?? ''),
    inside,
  }))
}

/** The text of the first element of that name, whatever its prefix; null where there is none. */
export function textOf(body: Buffer | string, name: string): string | null {
  const found = new RegExp(
    `<(?:[\\w-]+:)?${name}(?:\\s[^>]*)?>\\s*(?:<!\\[CDATA\\[([\\s\\S]*?)\\]\\]>|([^<]*)<)`,
  ).exec(String(body))
  return found ? (found[1] ?? unescaped(found[2] as string)) : null
}

/** The `DAV:href` inside the first element of that name. */
export function hrefIn(body: Buffer | string, name: string): string | null {
  const inside = new RegExp(
    `<(?:[\\w-]+:)?${name}(?:\\s[^>]*)?>\\s*<(?:[\\w-]+:)?href(?:\\s[^>]*)?>([^<]*)<`,
  ).exec(String(body))
  return inside ? withoutOrigin(unescaped(inside[1] as string)) : null
}

function withoutOrigin(href: string): string {
  return href.trim().replace(/^https?:\/\/[^/]+/, '')
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescaped(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    return decimal ? String.fromCodePoint(Number(decimal)) : (NAMED[name] ?? whole)
  })
}
