import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CARDS, type Said } from '../../../test/support/drawn-cards.ts'
import { judged, kindsAreRight } from '../../../test/support/judged-cards.ts'
import type { TextLine } from '../../lib/picture/text-line.ts'
import type { CardFieldName } from './card-field.ts'
import { understoodCard } from './card-lines.ts'

const READER = { country: 'FR', language: 'fr' } as const

function lines(...texts: string[]): TextLine[] {
  return texts.map((text, i) => ({
    text,
    confidence: 92,
    box: { left: 0.1, top: i / 12, width: 0.5, height: 0.05 },
  }))
}

function understood(...texts: string[]) {
  return understoodCard(lines(...texts), READER)
}

function values(name: CardFieldName, ...texts: string[]) {
  return understood(...texts)
    .fields.filter(field => field.name === name)
    .map(({ value }) => value)
}

function doubt(name: CardFieldName, ...texts: string[]) {
  return understood(...texts).fields.find(field => field.name === name)?.isDoubtful
}

function printed({ name, title, organisation, phones, mail, site, address }: Said): string[] {
  return [organisation, name, title, ...phones, mail, site, ...address]
}

test.each(CARDS)('the card of $name is understood whole, and nothing of it is doubted', said => {
  const { fields, rest } = understood(...printed(said))
  expect(judged(said, fields)).toEqual({
    ...{ name: true, title: true, organisation: true, phones: true, mail: true },
    ...{ site: true, street: true, town: true },
  })
  expect(kindsAreRight(said, fields)).toBe(true)
  expect(rest).toEqual([])
  const doubted = fields.filter(({ name, isDoubtful }) => isDoubtful && name !== 'country')
  expect(doubted.map(({ value }) => value)).toEqual([])
})

test('the order of the lines says little: a name above the firm, or at the foot of the card', () => {
  for (const said of CARDS) {
    const [first = '', ...others] = printed(said)
    const { fields } = understood(...others, first)
    expect(judged(said, fields)).toMatchObject({ name: true, organisation: true, mail: true })
  }
})

test('mails are mended: spaces around @, commas, accents, signs taken for @', () => {
  expect(values('email', 'helene @ aria.fr')).toEqual(['helene@aria.fr'])
  expect(values('email', 'E-mail : helene@aria .fr')).toEqual(['helene@aria.fr'])
  expect(values('email', 'helene@aria,fr')).toEqual(['helene@aria.fr'])
  expect(values('email', 'hélène@aria.fr')).toEqual(['helene@aria.fr'])
  expect(values('email', 'helene©aria.fr')).toEqual(['helene@aria.fr'])
  expect(values('email', 'a@aria.fr / b@aria.fr')).toEqual(['a@aria.fr', 'b@aria.fr'])
})

test('what changed a sign is doubted, a space that was taken out is not', () => {
  expect(doubt('email', 'helene @ aria.fr')).toBe(false)
  expect(doubt('email', 'helene@aria,fr')).toBe(true)
  expect(doubt('email', 'hélène@aria.fr')).toBe(true)
  expect(doubt('email', 'helene®aria.fr')).toBe(true)
})

test('a mail at odds by one letter with the name or the site is doubted, and the site with it', () => {
  const felene = understood('Hélène Le Goff', 'felene@atelier-brume.fr')
  expect(felene.fields.find(({ name }) => name === 'email')?.isDoubtful).toBe(true)
  const brune = understood('helene@atelier-brune.fr', 'www.atelier-brume.fr')
  expect(brune.fields.map(({ name, isDoubtful }) => [name, isDoubtful])).toEqual([
    ['email', true],
    ['url', true],
  ])
  expect(doubt('email', 'Hélène Le Goff', 'helene@atelier-brume.fr', 'www.atelier-brume.fr')).toBe(false)
})

test('sites are mended, and a LinkedIn profile is a profile', () => {
  expect(values('url', 'Wwww.aria.fr')).toEqual(['https://www.aria.fr'])
  expect(values('url', 'vww,aria.fr/studio')).toEqual(['https://www.aria.fr/studio'])
  expect(values('url', 'Site : aria.fr')).toEqual(['https://aria.fr'])
  expect(values('profile', 'www.linkedin.com/in/helene-le-goff')).toEqual([
    'https://www.linkedin.com/in/helene-le-goff',
  ])
})

test('telephones keep their kind, several on a line too', () => {
  const kinds = (...texts: string[]) =>
    understood(...texts)
      .fields.filter(({ name }) => name === 'phone')
      .map(({ value, types }) => [value, ...types])
  expect(kinds('Tél. 02 40 12 34 56 - Fax 02 40 12 34 57 - Mob. 06 12 34 56 78')).toEqual([
    ['02 40 12 34 56', 'work'],
    ['02 40 12 34 57', 'fax'],
    ['06 12 34 56 78', 'cell'],
  ])
  expect(kinds('06.12.34.56.78')).toEqual([['06.12.34.56.78', 'cell']])
  expect(kinds('T 01 43 55 66 77  P 06 98 76 54 32')).toEqual([
    ['01 43 55 66 77', 'work'],
    ['06 98 76 54 32', 'cell'],
  ])
})

test('letters taken for figures are put right and doubted; a number that no line has is doubted', () => {
  expect(values('phone', 'Mob. O6 l2 34 56 78')).toEqual(['06 12 34 56 78'])
  expect(doubt('phone', 'Mob. O6 l2 34 56 78')).toBe(true)
  expect(doubt('phone', 'Tél. 02 40 12 34')).toBe(true)
  expect(doubt('phone', 'Tél. 02 40 12 34 56')).toBe(false)
  expect(values('phone', 'SIRET 812 345 678 00012', 'Depuis le 12/03/2019')).toEqual([])
})

test('a number of another country can be called from the owner’s', () => {
  expect(values('phone', 'Tél. 021 312 34 56', 'Chemin des Vignes 5', 'CH-1003 Lausanne')).toEqual([
    '+41 21 312 34 56',
  ])
})

test('addresses of five countries', () => {
  const address = (...texts: string[]) =>
    understood(...texts)
      .fields.filter(({ name }) => /street|postalCode|town|region|country/.test(name))
      .map(({ value }) => value)
  expect(address('12 bis, rue de la Fosse, 44000 Nantes')).toEqual([
    '12 bis, rue de la Fosse',
    '44000',
    'Nantes',
  ])
  expect(address('33076 Bordeaux Cedex')).toEqual(['33076', 'Bordeaux Cedex'])
  expect(address('Rue du Midi 14', 'B-1000 Bruxelles')).toEqual([
    'Rue du Midi 14',
    '1000',
    'Bruxelles',
    'Belgique',
  ])
  expect(address('1200, rue Sherbrooke Ouest', 'Montréal (Québec) H3A 1H6')).toEqual([
    '1200, rue Sherbrooke Ouest',
    'H3A 1H6',
    'Montréal',
    'Québec',
    'Canada',
  ])
  expect(address('Bristol BS1 4AX').slice(0, 2)).toEqual(['BS1 4AX', 'Bristol'])
})

test('what was badly seen is doubted, and each field says its line', () => {
  const [seen] = lines('helene@aria.fr')
  const { fields } = understoodCard([{ ...(seen as TextLine), confidence: 41 }], READER)
  expect(fields).toEqual([
    { name: 'email', value: 'helene@aria.fr', types: [], lines: [0], isDoubtful: true },
  ])
})

test('what has no place is left beside, not put anywhere', () => {
  const { fields, rest } = understood('Marie Roux', 'Graphiste', 'SARL Aria', 'Sur rendez-vous uniquement')
  expect(fields.map(({ value }) => value)).toEqual(['Marie Roux', 'Graphiste', 'SARL Aria'])
  expect(rest).toEqual([{ line: 3, text: 'Sur rendez-vous uniquement' }])
})

test('no lines, no fields; any lines, no error and no field that no line said', () => {
  expect(understoodCard([], READER)).toEqual({ fields: [], rest: [] })
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^[A-Za-zé0-9 .,@:()+/-]{0,40}$/),
    fc.constantFrom(
      'Tél. 02 40 12 34 56',
      'a@b.fr',
      'www.aria.fr',
      '44000 Nantes',
      'SARL Aria',
      '12 rue Neuve',
    ),
  )
  const line = fc.record({
    text,
    confidence: fc.double({ min: 0, max: 100, noNaN: true }),
    box: fc.record({
      left: fc.double({ min: 0, max: 1, noNaN: true }),
      top: fc.double({ min: 0, max: 1, noNaN: true }),
      width: fc.double({ min: 0, max: 1, noNaN: true }),
      height: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  })
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), read => {
      const { fields } = understoodCard(read, READER)
      for (const { value, lines: from } of fields) {
        expect(value.trim()).not.toBe('')
        expect(from.length > 0 && from.every(at => at < read.length)).toBe(true)
      }
    }),
  )
})

test('lines made to take long are read, and say little', () => {
  for (const text of [
    'a@'.repeat(150),
    '0 '.repeat(150),
    'a.'.repeat(150),
    '12 rue '.repeat(40),
    'a'.repeat(1e6),
    `${'a-'.repeat(149)}@`,
    '1'.repeat(299),
  ]) {
    const read = lines(...Array.from({ length: 60 }, () => text))
    expect(understoodCard(read, READER).fields.length, text.slice(0, 20)).toBeLessThan(200)
  }
})
