export interface WrittenEvent {
  uid: string
  name: string
  /** A VCALENDAR with one event or one task, CRLF. */
  text: string
}

/** What calendars really hold: days, hours in a zone, repetitions with an exception, an alarm, a task. */
export function writtenEvents(): WrittenEvent[] {
  return [
    calendarOf('market-day', [
      'BEGIN:VEVENT',
      ...head('market-day', 'Marché de Noël'),
      ...days,
      'END:VEVENT',
    ]),
    calendarOf('rehearsal', [...PARIS, ...rehearsal]),
    calendarOf('dentist', [
      'BEGIN:VEVENT',
      ...head('dentist', 'Dentiste\\, contrôle'),
      'DTSTART:20261123T140000Z',
      'DTEND:20261123T144500Z',
      'LOCATION:3 rue du Port\\nBrest',
      'X-APPLE-TRAVEL-DURATION;VALUE=DURATION:PT15M',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:Dentiste',
      'TRIGGER:-PT30M',
      'END:VALARM',
      'END:VEVENT',
    ]),
    calendarOf('call-back', [
      'BEGIN:VTODO',
      ...head('call-back', 'Rappeler Zéphyrine'),
      'DUE;VALUE=DATE:20261124',
      'STATUS:NEEDS-ACTION',
      'PRIORITY:5',
      'END:VTODO',
    ]),
  ]
}

/** An event of one hour, on a day of November 2026. */
export function hourEvent(uid: string, summary: string, day: number): WrittenEvent {
  const date = `202611${String(day).padStart(2, '0')}`
  const when = [`DTSTART:${date}T090000Z`, `DTEND:${date}T100000Z`]
  return calendarOf(uid, ['BEGIN:VEVENT', ...head(uid, summary), ...when, 'END:VEVENT'])
}

function calendarOf(uid: string, lines: string[]): WrittenEvent {
  const around = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Entregent//Written events//EN']
  return { uid, name: `${uid}.ics`, text: [...around, ...lines, 'END:VCALENDAR', ''].join('\r\n') }
}

function head(uid: string, summary: string): string[] {
  return [`UID:${uid}`, 'DTSTAMP:20261101T080000Z', `SUMMARY:${summary}`]
}

const days = ['DTSTART;VALUE=DATE:20261205', 'DTEND;VALUE=DATE:20261207', 'TRANSP:TRANSPARENT']

const PARIS = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Paris',
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19700329T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19701025T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
]

/** Mondays at eight: not on 16 November, and moved to Tuesday in the week of the 23rd. */
const rehearsal = [
  'BEGIN:VEVENT',
  ...head('rehearsal', 'Répétition'),
  'DTSTART;TZID=Europe/Paris:20261102T200000',
  'DTEND;TZID=Europe/Paris:20261102T220000',
  'RRULE:FREQ=WEEKLY;COUNT=6',
  'EXDATE;TZID=Europe/Paris:20261116T200000',
  'END:VEVENT',
  'BEGIN:VEVENT',
  ...head('rehearsal', 'Répétition générale'),
  'RECURRENCE-ID;TZID=Europe/Paris:20261123T200000',
  'DTSTART;TZID=Europe/Paris:20261124T193000',
  'DTEND;TZID=Europe/Paris:20261124T220000',
  'END:VEVENT',
]
