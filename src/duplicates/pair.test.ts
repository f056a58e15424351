import { expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import { withoutPhotos } from './bare-card.ts'
import { alikeIn, isAskedAgain, isSure, type Reason } from './pair.ts'

const reason = (field: string, level: string): Reason => ({ field, level, bits: 1 })
const NAMES = [reason('given', 'same'), reason('family', 'same')]
const MAIL = reason('email', 'same')
const TODAY = day('2026-11-21')

test('sure is more than names, and no other name', () => {
  const sure = (reasons: Reason[], probability = 0.995) => isSure({ probability, reasons })
  expect(sure([...NAMES, MAIL])).toBe(true)
  expect(sure([...NAMES, MAIL], 0.98)).toBe(false)
  expect(sure([...NAMES, reason('organisation', 'same'), reason('town', 'same')])).toBe(false)
  // A couple with one mail and one phone.
  expect(sure([reason('given', 'other'), NAMES[1] as Reason, MAIL, reason('phone', 'same')])).toBe(false)
  expect(sure([reason('given', 'same'), reason('family', 'other'), MAIL])).toBe(false)
  expect(sure([MAIL, reason('phone', 'same')])).toBe(false)
  expect(sure([reason('given', 'near'), NAMES[1] as Reason, MAIL])).toBe(true)
})

test('a no holds until something of their own has become the same; another town or employer is no news', () => {
  const said = { reply: 'no', alike: alikeIn(NAMES), saidOn: day('2020-01-01') } as const
  expect(isAskedAgain(said, NAMES, TODAY)).toBe(false)
  expect(isAskedAgain(said, [NAMES[0] as Reason], TODAY)).toBe(false)
  expect(isAskedAgain(said, [...NAMES, reason('organisation', 'same'), reason('town', 'same')], TODAY)).toBe(
    false,
  )
  expect(isAskedAgain(said, [...NAMES, reason('email', 'close')], TODAY)).toBe(false)
  expect(isAskedAgain(said, [...NAMES, MAIL], TODAY)).toBe(true)
})

test('what was put off comes back after thirty days', () => {
  const said = { reply: 'later', alike: alikeIn(NAMES), saidOn: day('2026-10-23') } as const
  expect(isAskedAgain(said, NAMES, TODAY)).toBe(false)
  expect(isAskedAgain({ ...said, saidOn: day('2026-10-22') }, NAMES, TODAY)).toBe(true)
})

test('a card is read without its photos, whatever they are folded to, and nothing else of it is lost', () => {
  const photo = Array.from({ length: 60 }, () => ` ${'A'.repeat(74)}`)
  const bare = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    'FN:Ana',
    'NOTE:deux',
    '  lignes',
    'item1.TEL:1',
    'END:VCARD',
    '',
  ]
  const whole = [
    ...bare.slice(0, 3),
    ...['PHOTO;ENCODING=b;TYPE=JPEG:AAAA', ...photo],
    ...bare.slice(3, 5),
    ...['item2.photo;x=y:BBBB', ...photo],
    ...bare.slice(5),
  ]
  const octets = (lines: string[]) => new TextEncoder().encode(lines.join('\r\n'))
  expect(new TextDecoder().decode(withoutPhotos(octets(whole)))).toBe(bare.join('\r\n'))
  expect(withoutPhotos(octets(bare))).toEqual(octets(bare))
})
