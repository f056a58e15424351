import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

const SCRIPT = `
  import { keptOf, openCoffee, vevent } from ${JSON.stringify(new URL('../../test/support/calendars-of-events.ts', import.meta.url).href)}
  import { eventText } from ${JSON.stringify(new URL('./event-text.ts', import.meta.url).href)}
  import { occurrencesWithin } from ${JSON.stringify(new URL('./occurrences.ts', import.meta.url).href)}
  const coffee = openCoffee()
  const events = [
    ...keptOf(
      vevent('a', 'SUMMARY:A', 'DTSTART;TZID=Europe/Paris:20261018T190000', 'RRULE:FREQ=WEEKLY;COUNT=4', 'EXDATE:20261025T180000Z'),
      vevent('b', 'SUMMARY:B', 'DTSTART;VALUE=DATE:20261101', 'DTEND;VALUE=DATE:20261103'),
      vevent('c', 'SUMMARY:C', 'DTSTART:20261101T013000'),
      vevent('d', 'SUMMARY:D', 'DTSTART;TZID=Nowhere:20261102T013000'),
    ),
    { ...coffee, ical: eventText(coffee) },
  ]
  const span = { from: '2026-09-01', to: '2026-12-31' }
  const told = ['America/Montreal', 'Europe/Paris', 'Pacific/Auckland'].map(zone => occurrencesWithin(events, span, zone))
  process.stdout.write(JSON.stringify([new Date(0).getTimezoneOffset(), told]))
`

test('the clock of the machine changes nothing', () => {
  const answers = ['America/Montreal', 'Europe/Paris', 'Pacific/Auckland'].map(zone => {
    const env = { ...process.env, TZ: zone }
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', SCRIPT], {
      env,
      encoding: 'utf8',
    })
    return JSON.parse(said) as [offset: number, told: unknown[][]]
  })
  // It was really another one each time.
  expect(new Set(answers.map(([offset]) => offset)).size).toBe(3)
  const [first, ...others] = answers.map(([, told]) => told)
  expect(first?.map(({ length }) => length)).toEqual([10, 10, 10])
  for (const other of others) expect(other).toEqual(first)
})
