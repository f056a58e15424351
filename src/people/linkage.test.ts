import fc from 'fast-check'
import { expect, test } from 'vitest'
import { UNKNOWN } from '../lib/linkage/field.ts'
import { linkRecords } from '../lib/linkage/link.ts'
import { EMPTY_CONTACT } from '../lib/vcard/contact.ts'
import { LINKAGE_FIELDS } from './linkage-fields.ts'
import { linkageOfContact } from './linkage-of-contact.ts'
import { LINKAGE_PASSES } from './linkage-passes.ts'
import { type LinkageRecord, NOTHING_KNOWN } from './linkage-record.ts'

const levelOf = (name: string, one: Partial<LinkageRecord>, other: Partial<LinkageRecord>) => {
  const field = LINKAGE_FIELDS.find(each => each.name === name)
  const level = field?.compare({ ...NOTHING_KNOWN, ...one }, { ...NOTHING_KNOWN, ...other }) ?? UNKNOWN
  return level === UNKNOWN ? null : field?.levels[level]
}

test('names: short forms, initials, a slip, one for the other', () => {
  expect(levelOf('given', { given: 'frederic' }, { given: 'fred' })).toBe('close')
  expect(levelOf('given', { given: 'm' }, { given: 'marie' })).toBe('near')
  expect(levelOf('family', { family: 'dupont' }, { family: 'dupnot' })).toBe('close')
  const [one, other] = [
    { given: 'marie', family: 'dupont' },
    { given: 'dupont', family: 'marie' },
  ]
  expect(levelOf('given', one, other)).toBe('close')
  expect(levelOf('family', one, other)).toBe('close')
  expect(levelOf('given', { given: 'marie' }, { given: 'paul' })).toBe('other')
  expect(levelOf('given', { given: 'marie' }, {})).toBeNull()
})

test('a birthday: without its year, with one slip, day and month swapped', () => {
  expect(levelOf('birthday', { birthday: '19800402' }, { birthday: '0402' })).toBe('same')
  expect(levelOf('birthday', { birthday: '19800402' }, { birthday: '19800412' })).toBe('slip')
  expect(levelOf('birthday', { birthday: '19800402' }, { birthday: '19800204' })).toBe('slip')
  expect(levelOf('birthday', { birthday: '19800402' }, { birthday: '19610930' })).toBe('other')
})

test('what a card says is folded: particles, capitals, numbers of France', () => {
  const said = linkageOfContact(
    {
      ...EMPTY_CONTACT,
      name: 'DE LA ROCHE Élodie',
      organisation: 'Aria SARL',
      phones: [{ types: [], label: null, value: '06 12 34 56 78' }],
      urls: [{ types: [], label: null, value: 'https://www.linkedin.com/in/Elodie-Roche/?locale=fr' }],
      birthday: { year: null, month: 4, day: 2 },
    },
    'FR',
  )
  expect(said).toMatchObject({
    given: 'elodie',
    family: 'roche',
    organisation: 'aria',
    phones: ['+33612345678'],
    profiles: ['linkedin.com/in/elodie-roche'],
    birthday: '0402',
  })
})

const small = fc.constantFrom('', 'marie', 'paul', 'dupont', 'durand', '0402', '19800402', 'lyon')
const record = fc.record({
  given: small,
  family: small,
  birthday: fc.constantFrom('', '0402', '19800402', '19800412'),
  emails: fc.array(fc.constantFrom('a@x.example', 'b@x.example'), { maxLength: 2 }),
  phones: fc.array(fc.constantFrom('+33612345678', '+33698765432'), { maxLength: 2 }),
  town: small,
  street: small,
})

test('laws: likeness is the same both ways, and a record is as like itself as can be', () => {
  fc.assert(
    fc.property(record, record, (said, also) => {
      const [one, other] = [
        { ...NOTHING_KNOWN, ...said },
        { ...NOTHING_KNOWN, ...also },
      ]
      for (const field of LINKAGE_FIELDS) {
        expect(field.compare(one, other), field.name).toBe(field.compare(other, one))
        expect([0, UNKNOWN]).toContain(field.compare(one, one))
      }
    }),
  )
})

test('two of one household are not one person; one person on two cards is', () => {
  const home = { street: 'rue neuve', number: '4', town: 'lyon', phones: ['+33478000000'] }
  const strangers = Array.from(
    { length: 300 },
    (_, i): LinkageRecord => ({
      ...NOTHING_KNOWN,
      given: `prenom${String.fromCharCode(97 + (i % 26), 97 + (i % 7))}`,
      family: `nom${String.fromCharCode(97 + (i % 19), 97 + (i % 23), 97 + (i % 5))}`,
      birthday: `19${60 + (i % 40)}0${1 + (i % 9)}1${i % 10}`,
      town: `ville${i % 12}`,
      phones: [`+336000${10000 + i}`],
    }),
  )
  const marie = { ...NOTHING_KNOWN, given: 'marie', family: 'kerbrat', birthday: '19800402', ...home }
  const paul = { ...marie, given: 'paul', birthday: '19781121' }
  const again = { ...marie, phones: ['+33612345678'], street: '' }
  const { links } = linkRecords([...strangers, ...strangers.slice(0, 40), marie, paul, again], {
    fields: LINKAGE_FIELDS,
    passes: LINKAGE_PASSES,
    least: 0,
    random: seeded(),
  })
  const between = (one: number, other: number) =>
    links.find(link => link.one === 340 + one && link.other === 340 + other)?.probability ?? 0
  expect(between(0, 2)).toBeGreaterThan(0.9)
  expect(between(0, 1)).toBeLessThan(0.5)
})

function seeded(): () => number {
  let state = 1
  return () => {
    state = (state * 16_807) % 2_147_483_647
    return state / 2_147_483_647
  }
}
