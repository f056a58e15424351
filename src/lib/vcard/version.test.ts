import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparable, contact, writtenCards } from '../../../test/support/vcard-arbitraries.ts'
import { type Card, parseCard, printCard } from './card.ts'
import { contactOf } from './contact-of.ts'
import { newCard, withContact } from './edit.ts'
import { meaningOf } from './meaning.ts'
import { toVersion } from './version.ts'

const VERSIONS = ['3.0', '4.0'] as const

describe('a card in another version', () => {
  test('says the same, there and back', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...writtenCards),
        fc.option(contact),
        fc.constantFrom(...VERSIONS),
        (card, next, version) => {
          const from = next ? withContact(card, next) : card
          const there = reread(toVersion(from, version))
          const back = reread(toVersion(there, version === '3.0' ? '4.0' : '3.0'))
          expect(comparable(contactOf(there))).toEqual(comparable(contactOf(from)))
          expect(comparable(contactOf(back))).toEqual(comparable(contactOf(from)))
          expect(meaningOf(there)).toBe(meaningOf(from))
          expect(meaningOf(back)).toBe(meaningOf(from))
        },
      ),
      { numRuns: 200 },
    )
  })

  test('in its own version stays the same card', () => {
    const card = newCard(contactOf(writtenCards[1] as Card), '3.0')
    expect(toVersion(card, '3.0')).toBe(card)
  })

  test.each([
    ['PHOTO;ENCODING=b;TYPE=PNG:iVBORw0K', 'PHOTO:data:image/png;base64,iVBORw0K'],
    ['X-ADDRESSBOOKSERVER-KIND:group', 'KIND:group'],
    ['X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1', 'MEMBER:urn:uuid:1'],
    ['TEL;TYPE=home;TYPE=pref:1', 'TEL;TYPE=home;PREF=1:1'],
    ['BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12', 'BDAY:--0412'],
    ['BDAY:1980-04-12', 'BDAY:19800412'],
    ['GEO:48.85;2.35', 'GEO:geo:48.85,2.35'],
    ['REV:1995-10-31T22:27:10Z', 'REV:19951031T222710Z'],
    ['item1.X-ABDATE:2001-06-30\r\nitem1.X-ABLabel:_$!<Anniversary>!$_', 'ANNIVERSARY:20010630'],
    ['SOUND;ENCODING=b;TYPE=OGG:AAAA', 'SOUND:data:audio/ogg;base64,AAAA'],
  ])('%s is %s in 4.0 and comes back', (in3, in4) => {
    const old = written('3.0', in3)
    expect(text(toVersion(old, '4.0'))).toContain(`\r\n${in4}\r\n`)
    expect(text(toVersion(written('4.0', in4), '3.0')).toLowerCase()).toContain(
      `\r\n${in3}\r\n`.toLowerCase(),
    )
  })

  test('out of 2.1, quoted-printable, charset and bare parameters are undone', () => {
    const old = written(
      '2.1',
      'NOTE;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:=E9t=E9, c:\\new=0D=0Afin\r\nTEL;HOME;FAX:1',
    )
    expect(text(toVersion(old, '3.0'))).toContain(
      '\r\nNOTE:été\\, c:\\\\new\\nfin\r\nTEL;TYPE=HOME;TYPE=FAX:1\r\n',
    )
  })
})

describe('the meaning of a card', () => {
  test('does not change with folding, line ends, groups, case of the parameters, order, UID, REV, PRODID', () => {
    const some = written(
      '3.0',
      'UID:1\r\nREV:2020\r\nitem1.TEL;type=HOME:1\r\nitem1.X-ABLabel:a\r\nNOTE:long\\, note',
    )
    const other = written(
      '3.0',
      'NOTE:long\n \\, note\nPRODID:x\nitem9.X-ABLabel:a\nITEM9.tel;TYPE=home:1\nUID:2\nREV:2021',
    )
    expect(meaningOf(other)).toBe(meaningOf(some))
  })

  test('changes with a phone, a label or an unknown property', () => {
    const base = 'item1.TEL;type=HOME:1\r\nitem1.X-ABLabel:a\r\nX-A:b'
    const same = meaningOf(written('3.0', base))
    for (const [from, to] of [
      ['HOME:1', 'HOME:2'],
      ['Label:a', 'Label:b'],
      ['X-A:b', 'X-A:c'],
      ['HOME', 'WORK'],
    ] as const) {
      expect(meaningOf(written('3.0', base.replace(from, to)))).not.toBe(same)
    }
  })
})

function written(version: string, lines: string): Card {
  const text = `BEGIN:VCARD\r\nVERSION:${version}\r\nN:A;;;;\r\nFN:A\r\n${lines}\r\nEND:VCARD\r\n`
  return parseCard(new TextEncoder().encode(text)).value
}

function text(card: Card): string {
  return new TextDecoder().decode(printCard(card))
}

function reread(card: Card): Card {
  return parseCard(printCard(card)).value
}
