import { expect, test } from 'vitest'
import { guessedUses } from './guess-columns.ts'

function guess(headers: string[], ...rows: string[][]) {
  return guessedUses(
    headers,
    rows.map((cells, at) => ({ number: at + 2, cells })),
  )
}

test('headers in French and English say what their columns hold', () => {
  expect(
    guess(['Prénom de la personne', 'Nom de famille', 'Raison sociale', 'Code postal', 'Observations']),
  ).toEqual([...['given-name', 'family-name', 'organisation', 'postal-code', 'note']])
  expect(guess(['Forename', 'Surname', 'Employer company', 'City / town', 'Keywords'])).toEqual([
    ...['given-name', 'family-name', 'organisation', 'town', 'tags'],
  ])
})

test('a lone name is the whole name, which is never cut unseen', () => {
  expect(guess(['Nom', 'Ville'])).toEqual(['full-name', 'town'])
})

test('what stands below tells where the header does not', () => {
  const row = [
    'x',
    'ana@roy.example',
    '06 12 34 56 78',
    '01 02 03 04 05',
    'https://roy.example',
    '69002',
    'Lyon',
    '12/04/1980',
  ]
  expect(guess(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'], row, row)).toEqual([
    ...['kept', 'mail', 'mobile', 'phone', 'website', 'postal-code', 'town', 'birthday'],
  ])
})

test('what is plainly a mail is one under any header, and words under a header of mails are none', () => {
  expect(guess(['Contact pro', 'Newsletter e-mail'], ['ana@roy.example', 'oui'])).toEqual([
    'work-mail',
    'kept',
  ])
})

test('where no header names anybody, what looks like names does', () => {
  expect(guess(['A', 'B'], ['vélo', 'Ana Roy'], ['course', 'Chloé de La Tour'])).toEqual([
    'kept',
    'full-name',
  ])
  expect(guess(['Qui ?', 'B'], ['Ana', 'Bo Li'])).toEqual(['full-name', 'kept'])
})

test('a second column of what one has once is kept in the note', () => {
  expect(guess(['Société', 'Société mère'], ['Roy SA', 'Roy Group'])).toEqual(['organisation', 'kept'])
  expect(guess(['Tél', 'Téléphone'], ['01 02 03 04 05', '01 02 03 04 06'])).toEqual(['phone', 'phone'])
})
