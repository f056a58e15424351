import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readContactCsv } from '../../src/import/contact-csv.ts'
import { detectFormat } from '../../src/import/detect.ts'
import { readLinkedinZip } from '../../src/import/linkedin-zip.ts'

const FIXTURES = join(import.meta.dirname, '../../../shared/fixtures')
const present = existsSync(FIXTURES)
if (!present) console.log('reference files of address books are absent: skipped')

/** File name → format and number of contacts, counted by hand in the files. */
const ADDRESS_BOOKS: Record<string, readonly [string, number]> = {
  'import.csv': ['csv', 1],
  'export.csv': ['thunderbird-csv', 2],
  'basic_addressbook.csv': ['thunderbird-csv', 1],
  'basic_csv_addressbook.csv': ['thunderbird-csv', 2],
  'csv_semicolon.csv': ['thunderbird-csv', 2],
  'quote.csv': ['thunderbird-csv', 1],
  'shiftjis_addressbook.csv': ['thunderbird-csv', 1],
  'utf16_addressbook.csv': ['thunderbird-csv', 1],
  'all.csv': ['outlook-csv', 1],
  'email.csv': ['thunderbird-csv', 4],
  'gmail.csv': ['google-csv', 1],
  'outlook.csv': ['outlook-csv', 1],
  'tb_plain.csv': ['thunderbird-csv', 1],
}

test.skipIf(!present)('address books of real programs are recognised with every contact', () => {
  const read = files('csv-contacts').map(file => {
    const { value } = readContactCsv(readFileSync(file), { language: 'fr' })
    return [baseName(file), value.format, value.contacts.length]
  })
  const expected = read.map(([name]) => [name, ...(ADDRESS_BOOKS[`${name}`] ?? ['csv', 0])])
  expect(read).toEqual(expected)
  expect(read.length).toBeGreaterThanOrEqual(Object.keys(ADDRESS_BOOKS).length)
})

test.skipIf(!present)('the headers of every program are known to the last', () => {
  for (const file of files('csv-headers')) {
    const headers = readFileSync(file, 'utf8')
      .split('\n')
      .filter(line => line.trim() !== '' && !line.startsWith('#') && !line.includes('…'))
      .map(header => header.replace(/\bN -/, '1 -'))
    // Every value but the dates is a word: those of an unknown column would be named in a problem.
    const cells: string[] = headers.map(header =>
      /^(?:mois|jour|birth month|birth day)$/i.test(header) ? '4' : '',
    )
    const reach = headers.findIndex(header => /mail|messagerie|courrier|électronique/i.test(header))
    if (reach >= 0) cells[reach] = 'a@b.example'
    const { value } = readContactCsv(Buffer.from(`${headers.join('\t')}\n${cells.join('\t')}\n`), {
      language: 'fr',
    })
    const program = /^(outlook|windows-live-mail|thunderbird|google)/.exec(baseName(file))?.[0]
    // The Polytechnique list is an excerpt without any address.
    const expected = reach < 0 ? 'csv' : `${program}-csv`
    expect([baseName(file), value.format]).toEqual([baseName(file), expected])
  }
})

test.skipIf(!present)('only the connections of a LinkedIn export are people', () => {
  for (const file of files('linkedin').filter(name => name.endsWith('.csv'))) {
    const { value } = readContactCsv(readFileSync(file), { language: 'fr' })
    const isConnections = baseName(file) === 'Connections.csv'
    expect([file, value.format]).toEqual([file, isConnections ? 'linkedin-csv' : 'csv'])
    expect(value.contacts.length > 0).toBe(isConnections)
    for (const { facts } of value.contacts) expect(facts.connectedOn).toBeDefined()
  }
})

test.skipIf(!present)('a whole LinkedIn export gives its 2,000 connections', () => {
  const [file = ''] = files('linkedin').filter(name => name.endsWith('.zip'))
  const bytes = readFileSync(file)
  expect(detectFormat(file, bytes)).toBe('linkedin-zip')
  expect(readLinkedinZip(bytes, { language: 'fr' }).value.contacts).toHaveLength(2000)
})

test.skipIf(!present)('cards, calendars, mail and conversations are told apart', () => {
  const wrong = ['vcard', 'ics', 'ldif', 'mbox', 'calls', 'whatsapp'].flatMap(folder =>
    files(folder)
      .filter(file => !file.endsWith('.zip'))
      .map(file => [folder, detectFormat(baseName(file), readFileSync(file)), file])
      .filter(([expected, found]) => expected !== found),
  )
  // One calendar file begins with a card.
  expect(wrong.map(([, found]) => found)).toEqual(['vcard'])
})

function files(folder: string): string[] {
  return readdirSync(join(FIXTURES, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
