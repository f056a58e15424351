/** What the random devices change of a card, as text: they know nothing of our own reading of cards. */
export interface CardSays {
  uid: string
  name: string
  phone: string
  note: string
  tags: readonly string[]
  photo: string | null
  /** A line that no screen knows. */
  mark: string
}

export function cardText({ uid, name, phone, note, tags, photo, mark }: CardSays): string {
  return [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `UID:${uid}`,
    `N:${name};;;;`,
    `FN:${name}`,
    `TEL;TYPE=CELL:${phone}`,
    ...(note === '' ? [] : [`NOTE:${note}`]),
    ...(tags.length === 0 ? [] : [`CATEGORIES:${tags.join(',')}`]),
    ...(photo === null ? [] : [`PHOTO;ENCODING=b;TYPE=JPEG:${photo}`]),
    `X-MARK:${mark}`,
    'END:VCARD',
    '',
  ].join('\r\n')
}

export function groupText(uid: string, name: string, members: readonly string[]): string {
  return [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `UID:${uid}`,
    `N:${name};;;;`,
    `FN:${name}`,
    'X-ADDRESSBOOKSERVER-KIND:group',
    ...members.map(member => `X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:${member}`),
    'END:VCARD',
    '',
  ].join('\r\n')
}

/** The lines of a card, unfolded. */
export function linesOf(text: string): string[] {
  return text
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter(Boolean)
}

/** Values of a property, in order, without its parameters and group. */
export function valuesOf(text: string, property: string): string[] {
  const start = new RegExp(`^(?:[\\w-]+\\.)?${property}(?:;[^:]*)?:`, 'i')
  return linesOf(text).flatMap(line => (start.test(line) ? [line.replace(start, '')] : []))
}

/** The card, the event or the task with these lines instead of those of the property. */
export function withLines(text: string, property: string, lines: readonly string[]): string {
  const start = new RegExp(`^(?:[\\w-]+\\.)?${property}(?:;[^:]*)?:`, 'i')
  const others = linesOf(text).filter(line => !start.test(line))
  const end = others.findLastIndex(line => /^END:(VCARD|VEVENT|VTODO)$/.test(line))
  return [...others.slice(0, end), ...lines, ...others.slice(end), ''].join('\r\n')
}

export function isGroup(text: string): boolean {
  return valuesOf(text, 'X-ADDRESSBOOKSERVER-KIND').includes('group')
}

export function membersIn(text: string): string[] {
  return valuesOf(text, 'X-ADDRESSBOOKSERVER-MEMBER')
    .map(value => value.replace(/^urn:uuid:/i, '').toLowerCase())
    .sort()
}

export function saidIn(text: string): CardSays {
  const one = (property: string) => valuesOf(text, property)[0] ?? ''
  return {
    uid: one('UID')
      .replace(/^urn:uuid:/i, '')
      .toLowerCase(),
    name: one('FN'),
    phone: one('TEL'),
    note: one('NOTE'),
    tags: valuesOf(text, 'CATEGORIES')
      .flatMap(value => value.split(','))
      .sort(),
    photo: valuesOf(text, 'PHOTO')[0] ?? null,
    mark: one('X-MARK'),
  }
}
