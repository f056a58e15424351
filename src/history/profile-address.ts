/** `linkedin.com/in/marie-dupont` of the address of a member, lower case and decoded; null for any other address. */
export function linkedinProfile(address: string): string | null {
  const slug = /^(?:https?:\/\/)?(?:[\w-]+\.)?linkedin\.com\/in\/([^/?#\s]+)/i.exec(address.trim())?.[1]
  return slug === undefined ? null : `linkedin.com/in/${decoded(slug).normalize('NFC').toLowerCase()}`
}

/** Percent-encoded UTF-8, by its runs so that a stray `%` stays as it is. */
function decoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, run =>
    new TextDecoder().decode(Uint8Array.from(run.slice(1).split('%'), hex => Number.parseInt(hex, 16))),
  )
}
