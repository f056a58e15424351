import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparable, contact, writtenCards } from '../../../test/support/vcard-arbitraries.ts'
import { type Card, parseCard, printCard } from './card.ts'
import { EMPTY_CONTACT } from './contact.ts'
import { contactOf } from './contact-of.ts'
import { newCard, withContact } from './edit.ts'

const APPLE = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'FN:Paul Martin',
  'item1.TEL;type=CELL;X-KEPT=1:+33 1 02 03 04 05',
  'item1.X-ABLabel:Atelier',
  'TEL;type=HOME:06 00 00 00 00',
  'X-ODD;A="b;c":kept\\, as is',
  'END:VCARD',
  '',
].join('\r\n')

describe('editing a card', () => {
  test('saying what it says already changes no octet', () => {
    for (const card of writtenCards) {
      expect(printCard(withContact(card, contactOf(card)))).toEqual(printCard(card))
    }
  })

  test('whatever a person types is what the card says next, in every version, and after a new reading', () => {
    fc.assert(
      fc.property(fc.constantFrom(...writtenCards), contact, (card, next) => {
        const edited = withContact(card, next)
        expect(comparable(contactOf(edited))).toEqual(comparable(next))
        expect(comparable(contactOf(parseCard(printCard(edited)).value))).toEqual(comparable(next))
      }),
      { numRuns: 600 },
    )
  })

  test('each edit starts from the one before', () => {
    fc.assert(
      fc.property(fc.constantFrom(...writtenCards), contact, contact, (card, first, second) => {
        const edited = reread(withContact(reread(withContact(card, first)), second))
        expect(comparable(contactOf(edited))).toEqual(comparable(second))
        expect(printCard(withContact(edited, contactOf(edited)))).toEqual(printCard(edited))
      }),
      { numRuns: 60 },
    )
  })

  test('a changed phone keeps its group, its label and its other parameters; the other lines their octets', () => {
    const said = contactOf(card(APPLE))
    const [first, ...others] = said.phones
    const phones = [{ types: [], label: null, ...first, value: '+33 9' }, ...others]
    expect(text(withContact(card(APPLE), { ...said, phones }))).toBe(
      APPLE.replace('item1.TEL;type=CELL;X-KEPT=1:+33 1 02 03 04 05', 'item1.TEL;TYPE=CELL;X-KEPT=1:+33 9'),
    )
  })

  test('a removed phone leaves with its label', () => {
    const said = contactOf(card(APPLE))
    const edited = withContact(card(APPLE), { ...said, phones: said.phones.slice(1) })
    expect(text(edited)).toBe(APPLE.replace(/item1.*\r\n/g, ''))
  })

  test('an added mail is written before END, with a label in a group of its own', () => {
    const said = contactOf(card(APPLE))
    const emails = [{ value: 'a@example.org', types: ['work'], label: 'Élan' }]
    expect(text(withContact(card(APPLE), { ...said, emails }))).toBe(
      APPLE.replace('END', 'item2.EMAIL;TYPE=work:a@example.org\r\nitem2.X-ABLabel:Élan\r\nEND'),
    )
  })

  test('a card cut short is given its END when edited', () => {
    const cut = card('BEGIN:VCARD\nVERSION:3.0\nTEL:1')
    expect(text(withContact(cut, { ...contactOf(cut), title: 'x' }))).toBe(
      'BEGIN:VCARD\nVERSION:3.0\nTEL:1\nTITLE:x\nEND:VCARD\n',
    )
  })
})

describe('a new card', () => {
  test('says the contact, in both versions', () => {
    fc.assert(
      fc.property(contact, fc.constantFrom('3.0' as const, '4.0' as const), (said, version) => {
        expect(comparable(contactOf(reread(newCard(said, version))))).toEqual(comparable(said))
      }),
      { numRuns: 300 },
    )
  })

  test('has no line over 75 octets, and none cut inside a character', () => {
    fc.assert(
      fc.property(contact, fc.constantFrom('3.0' as const, '4.0' as const), (said, version) => {
        const bytes = printCard(newCard(said, version))
        new TextDecoder('utf-8', { fatal: true }).decode(bytes)
        for (const line of new TextDecoder('latin1').decode(bytes).split('\r\n')) {
          expect(line.length).toBeLessThanOrEqual(75)
          expect(() => new TextDecoder('utf-8', { fatal: true }).decode(octets(line))).not.toThrow()
        }
      }),
      { numRuns: 100 },
    )
  })

  test('writes a birthday without year as each version can', () => {
    const said = { ...EMPTY_CONTACT, name: 'A', birthday: { year: null, month: 4, day: 12 } }
    expect(text(newCard(said))).toContain('BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12\r\n')
    expect(text(newCard(said, '4.0'))).toContain('BDAY:--0412\r\n')
  })
})

function card(text: string): Card {
  return parseCard(new TextEncoder().encode(text)).value
}

function text(card: Card): string {
  return new TextDecoder().decode(printCard(card))
}

function reread(card: Card): Card {
  return parseCard(printCard(card)).value
}

function octets(line: string): Uint8Array {
  // WHATWG's latin1 is windows-1252: back through its table.
  const table = new TextDecoder('latin1').decode(Uint8Array.from({ length: 256 }, (_, i) => i))
  return Uint8Array.from(line, character => table.indexOf(character))
}
