import fc from 'fast-check'
import { expect, test } from 'vitest'
import { printScheduling, readReply, type Scheduling } from './scheduling.ts'

const ASKED: Scheduling = {
  method: 'REQUEST',
  uid: 'u-1',
  sequence: 2,
  stampAt: '2026-11-21T08:00:00Z',
  startsAt: '2026-11-24T09:00:00Z',
  minutes: 30,
  summary: 'Un café, à deux; vraiment',
  description: 'Le lien',
  location: 'https://visio.example.org/a',
  url: 'https://visio.example.org/a',
  organizer: { name: 'Perpétue Le Goff', email: 'p@example.org' },
  attendee: { name: 'Karim: Benali', email: 'karim@example.org' },
  prodId: '-//Test//EN',
}

/** As a calendar program answers: the same event, with another method and a word on the attendee. */
function answered(request: string, method: string, partstat: string): string {
  return request
    .replace('METHOD:REQUEST', `METHOD:${method}`)
    .replace('PARTSTAT=NEEDS-ACTION', `PARTSTAT=${partstat}`)
}

test('an invitation says who asks whom, when, and in which version', () => {
  const text = printScheduling(ASKED).replaceAll('\r\n ', '')
  expect(text).toContain('METHOD:REQUEST\r\n')
  expect(text).toContain('SEQUENCE:2\r\n')
  expect(text).toContain('DTSTART:20261124T090000Z\r\nDTEND:20261124T093000Z\r\n')
  expect(text).toContain('ORGANIZER;CN=Perpétue Le Goff:mailto:p@example.org\r\n')
  expect(text).toContain(
    'ATTENDEE;CN="Karim: Benali";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:karim@example.org',
  )
  expect(text).toContain('SUMMARY:Un café\\, à deux\\; vraiment')
})

test('without an address on either side it asks for no answer', () => {
  const text = printScheduling({ ...ASKED, organizer: null })
  expect(text).not.toMatch(/METHOD|ATTENDEE|ORGANIZER/)
})

test('one that is taken back is cancelled', () => {
  expect(printScheduling({ ...ASKED, method: 'CANCEL' })).toMatch(/METHOD:CANCEL[\s\S]*STATUS:CANCELLED/)
})

test('what was asked comes back as it was answered, alone or amid a mail', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('ACCEPTED', 'DECLINED', 'TENTATIVE'),
      fc.nat(500),
      fc.string({ maxLength: 80 }),
      fc.boolean(),
      (partstat, sequence, summary, isMail) => {
        const text = answered(printScheduling({ ...ASKED, sequence, summary }), 'REPLY', partstat)
        const { value } = readReply(isMail ? `From: karim\r\n\r\n${text}\r\n-- \r\nKarim` : text)
        expect(value).toEqual({
          method: 'REPLY',
          uid: 'u-1',
          sequence,
          attendee: 'karim@example.org',
          partstat,
          startsAt: '2026-11-24T09:00:00Z',
          comment: '',
        })
      },
    ),
    { numRuns: 60 },
  )
})

test('another moment is read on the clock that it is said on', () => {
  const text = answered(printScheduling(ASKED), 'COUNTER', 'TENTATIVE').replace(
    'DTSTART:20261124T090000Z',
    'DTSTART;TZID=America/Montreal:20261124T090000',
  )
  expect(readReply(text).value).toMatchObject({ method: 'COUNTER', startsAt: '2026-11-24T14:00:00Z' })
})

test.each([
  '',
  'Oui, volontiers',
  printScheduling(ASKED),
  'BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR',
])('what holds no answer is no answer (%#)', text => {
  const { value, problems } = readReply(text)
  expect(value).toBeNull()
  expect(problems.at(-1)?.level).toBe('rejected')
})
