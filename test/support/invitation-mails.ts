/** Invitations by mail as the programs of three houses write them, from Marie to the owner but where said. */
export interface Invited {
  method?: 'REQUEST' | 'REPLY' | 'CANCEL' | 'COUNTER'
  uid?: string
  sequence?: number
  /** Hour of 5 October 2026 in UTC. */
  hour?: number
  /** Hour of 1 October at which it was written. */
  written?: number
  from?: string
  to?: string
  /** ORGANIZER and ATTENDEE. */
  people?: string[]
  /** Of a withdrawal: some guests' alone, the meeting stands. */
  stands?: boolean
}

export const FROM_MARIE = [
  'ORGANIZER;CN=Marie Kerbrat:mailto:marie@exemple.fr',
  'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:moi@exemple.fr',
]

export function calendarText({
  method = 'REQUEST',
  uid = 'u1',
  sequence = 0,
  hour = 8,
  written = 8,
  people = FROM_MARIE,
  stands = false,
}: Invited): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:20261001T${two(written)}0000Z`,
    `SEQUENCE:${sequence}`,
    `DTSTART:20261005T${two(hour)}0000Z`,
    `DTEND:20261005T${two(hour + 1)}0000Z`,
    'SUMMARY:Café à Lannion',
    ...people,
    ...(method === 'CANCEL' && !stands ? ['STATUS:CANCELLED'] : []),
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')
}

const base64 = (text: string) =>
  Buffer.from(text)
    .toString('base64')
    .replace(/.{76}/g, line => `${line}\r\n`)

function head({ method = 'REQUEST', uid = 'u1', sequence = 0, written = 8, from, to }: Invited): string[] {
  const sender = from ?? 'Marie Kerbrat <marie@exemple.fr>'
  return [
    `From: ${sender}`,
    `To: ${to ?? 'moi@exemple.fr'}`,
    `Date: Thu, 1 Oct 2026 ${String(written).padStart(2, '0')}:00:00 +0000`,
    `Message-ID: <${uid}.${method}.${sequence}.${written}@exemple.fr>`,
    'MIME-Version: 1.0',
  ]
}

/** In an alternative within a mixture, and once more as a file. */
export function googleMail(invited: Invited): string {
  const text = calendarText(invited)
  return [
    ...head(invited),
    'Content-Type: multipart/mixed; boundary="000000000000a1"',
    '',
    '--000000000000a1',
    'Content-Type: multipart/alternative; boundary="000000000000a2"',
    '',
    '--000000000000a2',
    'Content-Type: text/plain; charset="UTF-8"; format=flowed; delsp=yes',
    'Content-Transfer-Encoding: base64',
    '',
    base64('Vous êtes invité.\r\n'),
    '--000000000000a2',
    'Content-Type: text/html; charset="UTF-8"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '<p>Content-Type: text/calendar</p>',
    '--000000000000a2',
    `Content-Type: text/calendar; charset="UTF-8"; method=${invited.method ?? 'REQUEST'}`,
    'Content-Transfer-Encoding: 8bit',
    '',
    text,
    '--000000000000a2--',
    '',
    '--000000000000a1',
    'Content-Type: application/ics; name="invite.ics"',
    'Content-Disposition: attachment; filename="invite.ics"',
    'Content-Transfer-Encoding: base64',
    '',
    base64(text),
    '--000000000000a1--',
    '',
  ].join('\r\n')
}

/** Coded, its zone under a name of Windows, the type on a line of its own. */
export function outlookMail(invited: Invited): string {
  const text = calendarText(invited).replace(
    /^(DTSTART|DTEND):(\d{8})T(\d\d)(\d{4})Z/gm,
    (_, name, day, hour, rest) => {
      // Paris in summer.
      const local = String(Number(hour) + 2).padStart(2, '0')
      return `${name};TZID=Romance Standard Time:${day}T${local}${rest}`
    },
  )
  return [
    ...head(invited),
    'Content-Language: fr-FR',
    'Content-Type: multipart/alternative;',
    '\tboundary="_000_AM0PR01MB.exemple_"',
    '',
    '--_000_AM0PR01MB.exemple_',
    'Content-Type: text/plain; charset="iso-8859-1"',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'R=E9union',
    '--_000_AM0PR01MB.exemple_',
    'Content-Type:',
    ` text/calendar; charset="utf-8"; method=${invited.method ?? 'REQUEST'}`,
    'Content-Transfer-Encoding: base64',
    '',
    base64(text),
    '--_000_AM0PR01MB.exemple_--',
    '',
  ].join('\r\n')
}

/** Beside the page that says it, its lines cut where one would begin as a boundary does. */
export function appleMail(invited: Invited): string {
  const lines = calendarText({ ...invited }).replace('SUMMARY:', 'X-LINE:=\r\n--Apple-Mail\r\nSUMMARY:')
  return [
    ...head(invited),
    'Content-Type: multipart/alternative; boundary="Apple-Mail-1"',
    '',
    '--Apple-Mail-1',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Invitation',
    '--Apple-Mail-1',
    'Content-Type: multipart/mixed; boundary="Apple-Mail-2"',
    '',
    '--Apple-Mail-2',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Invitation</p>',
    '--Apple-Mail-2',
    'Content-Disposition: attachment; filename=iCal-20261001.ics',
    `Content-Type: text/calendar; charset=utf-8; method=${invited.method ?? 'REQUEST'}; name=iCal-20261001.ics`,
    'Content-Transfer-Encoding: quoted-printable',
    '',
    lines.replace('é à', '=C3=A9 =C3=A0').replaceAll('PARTSTAT=', 'PARTSTAT=3D'),
    '--Apple-Mail-2--',
    '--Apple-Mail-1--',
    '',
  ].join('\r\n')
}

/** An answer alone, with nothing around it. */
export function bareMail(invited: Invited): string {
  return [
    ...head(invited),
    `Content-Type: text/calendar; method=${invited.method ?? 'REPLY'}; charset=UTF-8`,
    'Content-Transfer-Encoding: 8bit',
    '',
    calendarText(invited),
  ].join('\r\n')
}
