/** `linkedin.com/in/marie-dupont` of the address of a member, lower case and decoded; null for any other address. */
export function linkedinProfile(address: string): string | null {
  const slug = ADDRESS.exec(address.trim())?.[1]
  return slug === undefined ? null : profileOf(slug)
}

/** The profiles whose addresses stand in a text, each once: a note, several lines. */
export function linkedinProfilesIn(text: string): string[] {
  return [...new Set([...text.matchAll(ANYWHERE)].map(([, slug = '']) => profileOf(slug)))]
}

const SITE = '(?:https?://)?(?:[\\w-]+\\.)?linkedin\\.com/(?:mwlite/)?in/'
const ADDRESS = new RegExp(`^${SITE}([^/?#\\s]+)`, 'i')
// In a sentence, what closes it or stands around the address is none of it.
const ANYWHERE = new RegExp(`(?<![\\w.@-])${SITE}([^/?#\\s,;:!()<>\\[\\]{}"«»]+)`, 'gi')

function profileOf(slug: string): string {
  return `linkedin.com/in/${decoded(slug)
    .replace(/[.’']+$/, '')
    .normalize('NFC')
    .toLowerCase()}`
}

/** Percent-encoded UTF-8, by its runs so that a stray `%` stays as it is. */
function decoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, run =>
    new TextDecoder().decode(Uint8Array.from(run.slice(1).split('%'), hex => Number.parseInt(hex, 16))),
  )
}
