/** A card as phones write them, for the journeys that bring one in. */
export function vcard(name: string, ...lines: string[]): string {
  const [first = '', ...last] = name.split(' ')
  const named = ['BEGIN:VCARD', 'VERSION:3.0', `FN:${name}`, `N:${last.join(' ')};${first};;;`]
  return [...named, ...lines, 'END:VCARD', ''].join('\r\n')
}

/** As a file that is chosen on the import page. */
export function cardFile(name: string, ...cards: string[]) {
  return { name, mimeType: 'text/vcard', buffer: Buffer.from(cards.join('')) }
}
