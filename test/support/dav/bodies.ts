const NAMESPACES = [
  'xmlns:d="DAV:"',
  'xmlns:card="urn:ietf:params:xml:ns:carddav"',
  'xmlns:cal="urn:ietf:params:xml:ns:caldav"',
  'xmlns:cs="http://calendarserver.org/ns/"',
  'xmlns:ical="http://apple.com/ns/ical/"',
  'xmlns:x="urn:x"',
].join(' ')

/** A document whose root is the element, with the usual prefixes. */
export function xml(root: string, inside: string): string {
  return `<?xml version="1.0"?><${root} ${NAMESPACES}>${inside}</${root.split(' ')[0]}>`
}

export function propfindOf(properties: string): string {
  return xml('d:propfind', `<d:prop>${properties}</d:prop>`)
}

export function setOf(properties: string): string {
  return xml('d:propertyupdate', `<d:set><d:prop>${properties}</d:prop></d:set>`)
}

export function vcard(uid: string, lines: string[], version = '3.0'): string {
  const name = lines.some(line => /^FN/.test(line)) ? [] : [`FN:${uid}`]
  return ['BEGIN:VCARD', `VERSION:${version}`, `UID:${uid}`, ...name, ...lines, 'END:VCARD', ''].join('\r\n')
}

export function vcalendar(uid: string, component: string, lines: string[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//EN',
    `BEGIN:${component}`,
    `UID:${uid}`,
    'DTSTAMP:20261101T000000Z',
    ...lines,
    `END:${component}`,
    'END:VCALENDAR',
    '',
  ].join('\r\n')
}
