import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readScannedCard } from './scanned-card.ts'

const NOTHING = {
  name: '',
  organisation: '',
  phone: '',
  mail: '',
  url: '',
  vcard: expect.stringContaining('BEGIN:VCARD'),
}

test('a vCard says who, and is kept whole', () => {
  const text =
    'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Morel;Lina;;;\r\nFN:Lina Morel\r\nORG:Atelier Lune\r\nTEL;TYPE=CELL:06 12 00 34 56\r\nEMAIL:lina@example.org\r\nX-OWN:kept\r\nEND:VCARD\r\n'
  const card = readScannedCard(text)
  expect(card).toMatchObject({
    name: 'Lina Morel',
    organisation: 'Atelier Lune',
    phone: '06 12 00 34 56',
    mail: 'lina@example.org',
  })
  expect(card?.vcard).toContain('X-OWN:kept')
})

test('a MECARD has its family name first, and signs kept by a backslash', () => {
  expect(
    readScannedCard(
      'MECARD:N:Morel,Lina;ORG:Lune\\; et Soleil;TEL:+33612003456;EMAIL:lina@example.org;URL:https\\://lune.example;;',
    ),
  ).toEqual({
    ...NOTHING,
    name: 'Lina Morel',
    organisation: 'Lune; et Soleil',
    phone: '+33612003456',
    mail: 'lina@example.org',
    url: 'https://lune.example',
  })
  expect(readScannedCard('MECARD:N:Morel;;')?.name).toBe('Morel')
  expect(readScannedCard('MECARD:URL:https://lune.example;;')).toBeNull()
})

test('a BIZCARD says its job and address too', () => {
  const text = 'BIZCARD:N:Sean;X:Owen;T:Engineer;C:Lune;A:76 9th Avenue;B:+12125551212;E:sean@lune.example;;'
  const card = readScannedCard(text)
  expect(card).toMatchObject({ name: 'Sean Owen', organisation: 'Lune', phone: '+12125551212' })
  expect(card?.vcard).toContain('TITLE:Engineer')
  expect(card?.vcard).toContain('76 9th Avenue')
  expect(readScannedCard('BIZCARD:T:Engineer;;')).toBeNull()
})

test('a LinkedIn address says the name, without what tells namesakes apart', () => {
  const name = (url: string) => readScannedCard(url)?.name
  expect(name('https://www.linkedin.com/in/lina-morel-4b2a91b3?utm_source=qr')).toBe('Lina Morel')
  expect(name('https://fr.linkedin.com/in/%C3%A9lodie-gu%C3%A9rin/')).toBe('Élodie Guérin')
  expect(name('https://www.linkedin.com/company/lune')).toBe('')
  expect(readScannedCard('https://lune.example/lina')).toEqual({
    ...NOTHING,
    url: 'https://lune.example/lina',
  })
})

test('what was no vCard becomes one: nothing that was read is left out', () => {
  const card = readScannedCard('https://www.linkedin.com/in/lina-morel-4b2a91b3')
  expect(card?.vcard).toContain('FN:Lina Morel')
  expect(card?.vcard).toContain('https://www.linkedin.com/in/lina-morel-4b2a91b3')
})

test('an address to write or to call to', () => {
  expect(readScannedCard('mailto:lina@example.org?subject=x')).toEqual({
    ...NOTHING,
    mail: 'lina@example.org',
  })
  expect(readScannedCard('tel:+33612003456')).toEqual({ ...NOTHING, phone: '+33612003456' })
})

test('a table number, a network key and any other text name nobody, and nothing throws', () => {
  expect(readScannedCard('WIFI:S:salle;T:WPA;P:x;;')).toBeNull()
  expect(readScannedCard('')).toBeNull()
  fc.assert(
    fc.property(
      fc.constantFrom('', 'BEGIN:VCARD\n', 'MECARD:', 'BIZCARD:', 'https://', 'mailto:%', 'tel:'),
      fc.string(),
      (start, rest) => {
        const card = readScannedCard(start + rest)
        expect(card === null || typeof card.name === 'string').toBe(true)
      },
    ),
  )
})
