import { describe, expect, test } from 'vitest'
import { formatPartialDate } from '../partial-date.ts'
import { parseCard } from './card.ts'
import type { Contact } from './contact.ts'
import { contactOf } from './contact-of.ts'

describe('what a card says', () => {
  test.each([
    ['BDAY:1980-04-12', '1980-04-12'],
    ['BDAY:19800412', '1980-04-12'],
    ['BDAY:1980-04-12T23:59:59-11:00', '1980-04-12'],
    ['BDAY:19800412T000000Z', '1980-04-12'],
    ['BDAY:--0412', '--04-12'],
    ['BDAY:--04-12', '--04-12'],
    ['BDAY:--0229', '--02-29'],
    ['BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29', '--02-29'],
    ['BDAY:1980-04', '1980-04'],
    ['BDAY:1980', '1980'],
    ['BDAY:--04', '--04'],
    ['BDAY:12/04/1980', '1980-04-12'],
    ['BDAY:04/25/1980', '1980-04-25'],
    ['BDAY:Tue\\, 22 Dec 2009', null],
    ['BDAY:Tue, 22 Dec 2009', '2009-12-22'],
    ['BDAY:1980-02-30', null],
    ['BDAY:0000-00-00', null],
    ['BDAY:soon', null],
    ['BDAY:---12', null],
    ['BDAY:', null],
  ])('%s is %s', (line, date) => {
    const { birthday } = said(line)
    expect(birthday && formatPartialDate(birthday)).toBe(date)
  })

  test.each([
    ['FN:A\\, B', 'A, B'],
    ['N:Family;Given;Second,Third;Dr;Jr', 'Dr Given Second Third Family Jr'],
    ['ORG:Moulin;Four\nEMAIL:a@example.org', 'Moulin'],
    ['TEL:1\nEMAIL:a@example.org', 'a@example.org'],
    ['TEL:1', '1'],
    ['NOTE:x', ''],
  ])('%s is called %s', (lines, name) => {
    expect(said(lines).name).toBe(name)
  })

  test('a note keeps its commas, escaped or not', () => {
    expect(said('NOTE:a, b\\, c\\;d; e').note).toBe('a, b, c;d; e')
  })

  test('the labels Apple writes beside lose their wrapping', () => {
    expect(said('item1.URL:http\\://a.example\nITEM1.X-ABLabel:_$!<HomePage>!$_').urls).toEqual([
      { value: 'http://a.example', types: [], label: 'HomePage' },
    ])
  })

  test('the label of an Android phone is a word like others', () => {
    expect(
      said('VERSION:2.1\nTEL;X-Custom(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=C3=A9t=C3=A9):1').phones,
    ).toEqual([{ value: '1', types: ['été'], label: null }])
  })

  test('a messenger carries its service among its words, and pref comes last', () => {
    expect(said('IMPP;X-SERVICE-TYPE=Signal;type=pref;type=HOME:x-apple:marie\nX-AIM:mimi').profiles).toEqual(
      [
        { value: 'marie', types: ['home', 'signal', 'pref'], label: null },
        { value: 'mimi', types: ['aim'], label: null },
      ],
    )
  })

  test('a photo is octets or an address, never something else', () => {
    expect(said('PHOTO;TYPE=GIF;ENCODING=b:/9j/4AAQ').photo).toEqual({
      mediaType: 'image/jpeg',
      base64: '/9j/4AAQ',
    })
    expect(said('PHOTO;VALUE=uri:https://a.example/x.png').photo).toEqual({ uri: 'https://a.example/x.png' })
    expect(said('PHOTO;ENCODING=b:not:base64').photo).toBeNull()
  })
})

function said(lines: string): Contact {
  return contactOf(parseCard(new TextEncoder().encode(`BEGIN:VCARD\n${lines}\nEND:VCARD\n`)).value)
}
