import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MOST_LISTED, readListed } from './expected.ts'

const read = (...lines: string[]) => readListed(lines.join('\n')).value
const person = (name: string, organisation = '', mail: string | null = null) => ({ name, organisation, mail })

test('a name and an organisation, however they are parted', () => {
  expect(
    read(
      'Ana Roy, Éditions du Port',
      '2. Bo Le Guen (Le Port)',
      '• Cy Marchand – Atelier des Halles',
      '☐ Di Navarro | Halles',
      'Eva Ruiz\tRuiz & fils',
      'Fanny Saint-Jean chez Mistral',
    ),
  ).toEqual([
    person('Ana Roy', 'Éditions du Port'),
    person('Bo Le Guen', 'Le Port'),
    person('Cy Marchand', 'Atelier des Halles'),
    person('Di Navarro', 'Halles'),
    person('Eva Ruiz', 'Ruiz & fils'),
    person('Fanny Saint-Jean', 'Mistral'),
  ])
})

test('addresses: with a name, alone, and many on one line', () => {
  expect(
    read('Ana Roy <Ana@Port.example>', 'bo.le-guen@halles.example', 'Cy <cy@a.example>, di.ruiz@b.example'),
  ).toEqual([
    person('Ana Roy', '', 'ana@port.example'),
    person('Bo Le Guen', '', 'bo.le-guen@halles.example'),
    person('Cy', '', 'cy@a.example'),
    person('Di Ruiz', '', 'di.ruiz@b.example'),
  ])
  expect(read('contact@halles.example')).toEqual([
    person('contact@halles.example', '', 'contact@halles.example'),
  ])
})

test('columns under their names, of several programs', () => {
  expect(
    read('Prénom;Nom;Société;E-mail', 'Ana;Roy;Éditions du Port;ana@port.example', 'Bo;Le Guen;;'),
  ).toEqual([person('Ana Roy', 'Éditions du Port', 'ana@port.example'), person('Bo Le Guen')])
  expect(read('Order #,First Name,Last Name,Email', '12,Ana,Roy,ana@port.example')).toEqual([
    person('Ana Roy', '', 'ana@port.example'),
  ])
  expect(read('Nom,Entreprise', '"Roy, Ana",Port')).toEqual([person('Roy, Ana', 'Port')])
})

test('who stands there twice is read once, and what names nobody is said', () => {
  const { value, problems } = readListed('Ana Roy, Port\n\n---\n12\nana roy, port')
  expect(value).toEqual([person('Ana Roy', 'Port')])
  expect(problems).toMatchObject([{ where: 'line 4', code: 'no-name' }])
})

test('a list without end is read as far as it is said', () => {
  const { value, problems } = readListed(
    Array.from({ length: MOST_LISTED + 5 }, (_, i) => `Ana N${i} Roy`).join('\n'),
  )
  expect(value).toHaveLength(MOST_LISTED)
  expect(problems).toMatchObject([{ code: 'too-many' }])
})

test('no text throws, and everybody read has a name', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), text => {
      for (const { name } of readListed(text).value) expect(name.trim()).not.toBe('')
    }),
  )
})
