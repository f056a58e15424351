import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readScannedCard } from '../lib/scanned-card.ts'
import { MOST_OCTETS, NO_OWN_CARD, ownVcard } from './own-card.ts'

const AGNES = {
  ownerName: 'Agnès Le Ferrand',
  trade: 'Graphiste ; éditrice',
  card: {
    ...{ organisation: 'Atelier, Ferrand', phone: '06 12 34 56 78' },
    ...{ mail: 'agnes@ferrand.example', url: 'https://ferrand.example' },
  },
}

test('another telephone reads on it what the owner said', () => {
  const { text, leftOut } = ownVcard(AGNES) ?? { text: '', leftOut: null }
  expect(leftOut).toEqual([])
  expect(readScannedCard(text)).toMatchObject({
    name: 'Agnès Le Ferrand',
    organisation: 'Atelier, Ferrand',
    phone: '06 12 34 56 78',
    mail: 'agnes@ferrand.example',
    url: 'https://ferrand.example',
  })
  expect(text).toContain('N:Le Ferrand;Agnès;;;')
})

test('what would make the code too fine is left out, the trade first, and said', () => {
  const long = { ...AGNES, trade: 'x'.repeat(60), card: { ...AGNES.card, organisation: 'y'.repeat(200) } }
  const shown = ownVcard(long)
  expect(shown?.leftOut).toEqual(['trade', 'organisation'])
  expect(shown?.text).toContain('https://ferrand.example')
})

test('without a name, or any way to be reached, there is nothing to show', () => {
  expect(ownVcard({ ...AGNES, ownerName: ' ' })).toBeNull()
  expect(ownVcard({ ...AGNES, card: NO_OWN_CARD })).toBeNull()
})

test('whatever is said, the code stays under its size and says the name', () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 200 })
  fc.assert(
    fc.property(line, line, line, line, line, line, (ownerName, trade, organisation, phone, mail, url) => {
      const shown = ownVcard({ ownerName, trade, card: { organisation, phone, mail, url } })
      if (shown === null) return
      expect(new TextEncoder().encode(shown.text).length).toBeLessThan(MOST_OCTETS)
      expect(shown.text.startsWith('BEGIN:VCARD\r\n') && shown.text.endsWith('END:VCARD')).toBe(true)
    }),
  )
})
