import fc from 'fast-check'

/** The octets of a sample, damaged in a few places: as transfers, editors and malice do. */
export function mutated(sample: Uint8Array): fc.Arbitrary<Uint8Array> {
  const at = fc.nat(sample.length)
  const change = fc.oneof(
    fc.record({ kind: fc.constant('set' as const), at, octet: fc.nat(255) }),
    fc.record({ kind: fc.constant('cut' as const), at, length: fc.nat(40) }),
    fc.record({
      kind: fc.constant('repeat' as const),
      at,
      length: fc.integer({ min: 1, max: 60 }),
      times: fc.nat(50),
    }),
    fc.record({ kind: fc.constant('put' as const), at, text: fc.constantFrom(...NASTY) }),
    fc.record({ kind: fc.constant('end' as const), at }),
  )
  return fc.array(change, { minLength: 1, maxLength: 6 }).map(changes => {
    let octets = Buffer.from(sample)
    for (const each of changes) {
      const place = Math.min(each.at, octets.length)
      const [before, after] = [octets.subarray(0, place), octets.subarray(place)]
      if (each.kind === 'set') octets = Buffer.concat([before, Buffer.from([each.octet]), after.subarray(1)])
      else if (each.kind === 'cut') octets = Buffer.concat([before, after.subarray(each.length)])
      else if (each.kind === 'put') octets = Buffer.concat([before, Buffer.from(each.text), after])
      else if (each.kind === 'end') octets = Buffer.from(before)
      else {
        const piece = after.subarray(0, each.length)
        octets = Buffer.concat([before, ...Array.from({ length: each.times }, () => piece), after])
      }
    }
    return new Uint8Array(octets)
  })
}

const NASTY = [
  ...[
    '\0',
    '\r',
    '\n\n',
    '\n ',
    '"',
    "'",
    '\\',
    ';',
    ',',
    '=',
    '::',
    ':<',
    '&amp;',
    '<!--',
    ']]>',
    '\ud800',
    '\u202e',
  ],
  ...[
    '\ufeff',
    '\u200e',
    '9'.repeat(400),
    '-',
    '(',
    ')',
    '[',
    '{',
    '%00',
    '=?utf-8?b?',
    '__proto__',
    'constructor',
  ],
  ...[
    '99999999T999999Z',
    'null',
    'NULL',
    'BEGIN:VEVENT\n',
    'END:VCARD\n',
    'RRULE:FREQ=SECONDLY\n',
    '--boundary\n',
  ],
]
