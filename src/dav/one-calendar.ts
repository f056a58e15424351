/** What the protocol itself writes says so (RFC 5545 §3.7.3). */
export const PROD_ID = '-//Entregent//Entregent//EN'

const HEAD = ['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:${PROD_ID}`]

/** Calendar objects as one iCalendar text (RFC 5545 §3.4): each time zone once, everything else as it came. */
export function oneCalendar(objects: Iterable<string>): string {
  const zones = new Set<string>()
  const body: string[] = []
  for (const text of objects) {
    for (const component of componentsOf(text)) {
      if (component[0]?.toUpperCase() === 'BEGIN:VTIMEZONE') {
        const zone = component.find(line => /^TZID[;:]/i.test(line)) ?? ''
        if (zones.has(zone)) continue
        zones.add(zone)
      }
      body.push(...component)
    }
  }
  return `${[...HEAD, ...body, 'END:VCALENDAR'].join('\r\n')}\r\n`
}

/** The lines of each component right under VCALENDAR. */
function componentsOf(text: string): string[][] {
  const components: string[][] = []
  let depth = 0
  for (const line of text.split(/\r?\n/)) {
    const isBegin = /^BEGIN:/i.test(line)
    if (isBegin) depth++
    if (isBegin && depth === 2) components.push([])
    if (depth >= 2) components.at(-1)?.push(line)
    if (/^END:/i.test(line)) depth--
  }
  return components
}
