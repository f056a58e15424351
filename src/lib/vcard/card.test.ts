import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCard, printCard, textIn } from './card.ts'
import { bytesOf } from './decode.ts'

describe('reading and printing a card', () => {
  test('any octets come back as they came', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'BEGIN:VCARD',
        'END:VCARD',
        'FN:',
        'TEL;HOME:',
        ';ENCODING=QUOTED-PRINTABLE:',
        ';ENCODING=b:',
        '\r\n',
        '\n',
        '\r',
        ' ',
        '=',
        '"',
        '\\',
        ':',
        ';',
      ),
      fc.string({
        unit: fc.integer({ min: 1, max: 255 }).map(code => String.fromCharCode(code)),
        maxLength: 5,
      }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
        const bytes = bytesOf(`BEGIN:VCARD\n${pieces.join('')}`)
        expect(printCard(parseCard(bytes).value)).toEqual(bytes)
      }),
      { numRuns: 500 },
    )
  })

  test('quoted-printable cut inside a character is joined before it is decoded', () => {
    expect(
      said('VERSION:2.1\nNOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:caf=C3=\n=A9=0D=0Afin', 'NOTE'),
    ).toBe('café\nfin')
  })

  test('a line folded inside a character is joined before it is decoded', () => {
    expect(said('FN:caf\xc3\r\n \xa9', 'FN')).toBe('café')
  })

  test('octets that are not UTF-8 are read as windows-1252, or as the charset the card names elsewhere', () => {
    expect(said('FN:Andr\xe9', 'FN')).toBe('André')
    expect(parse('FN:Andr\xe9').problems).toMatchObject([
      {
        where: 'line 2, FN',
        level: 'repaired',
        message: 'It is not valid in its charset and was read as windows-1252.',
      },
    ])
    expect(said('N;CHARSET=SHIFT_JIS:\x88\xc0\nFN:\x88\xc0', 'FN')).toBe('安')
  })

  test('bare words of 2.1 become types and encodings; empty parameters are dropped', () => {
    expect(property('VERSION:2.1\nTEL;FAX,WORK;;PREF:1', 'TEL').params).toEqual([
      { name: 'TYPE', values: ['FAX', 'WORK'] },
      { name: 'TYPE', values: ['PREF'] },
    ])
    expect(property('PHOTO;BASE64: AAAA', 'PHOTO')).toMatchObject({
      params: [{ name: 'ENCODING', values: ['BASE64'] }],
      value: 'AAAA',
    })
    expect(property('TEL;TYPE="HOME,VOICE";X="a;b:c":1', 'TEL').params).toEqual([
      { name: 'TYPE', values: ['HOME', 'VOICE'] },
      { name: 'X', values: ['a;b:c'] },
    ])
  })

  test('a line without a name is joined to the one before, and it is said', () => {
    const { value, problems } = parse('NOTE:one\ntwo\nFN:a')
    expect(value.properties.slice(0, 1).map(property => textIn(value, property))).toEqual(['one\ntwo'])
    expect(problems).toMatchObject([
      { where: 'line 2, NOTE', level: 'repaired', message: 'Lines without a name were joined to it.' },
    ])
  })

  test('base64 goes on without indent until a blank line', () => {
    expect(property('PHOTO;ENCODING=BASE64:\nAAAA\nBBBB\n\nFN:a', 'PHOTO').value).toBe('AAAABBBB')
  })

  test('a birthday that cannot be read is kept and named', () => {
    expect(parse('BDAY:soon').problems.map(({ level, where }) => [level, where])).toEqual([
      ['ignored', 'line 2, BDAY'],
    ])
  })

  test('declared UTF-8 that was cut short stays UTF-8', () => {
    expect(said('NOTE;CHARSET=UTF-8:\xc3\xa9t\xc3\xa9 de tous les jours\xc3', 'NOTE')).toBe(
      'été de tous les jours\ufffd',
    )
  })

  test('a line that cannot be read is kept and named', () => {
    const { value, problems } = parse('???\nFN:a')
    expect(value.properties.map(({ name, octets }) => [name, octets])).toEqual([
      ['', '???\n'],
      ['FN', 'FN:a\n'],
    ])
    expect(problems.map(({ level, where }) => [level, where])).toEqual([['ignored', 'line 2']])
  })
})

function parse(lines: string) {
  return parseCard(bytesOf(`BEGIN:VCARD\n${lines}\nEND:VCARD\n`))
}

function property(lines: string, name: string) {
  const found = parse(lines).value.properties.find(property => property.name === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}

function said(lines: string, name: string): string {
  return textIn(parse(lines).value, property(lines, name))
}
