import { expect, test } from 'vitest'
import { EMPTY_ADDRESS, EMPTY_CONTACT } from '../../lib/vcard/contact.ts'
import { contactOfFields, emptyField, fieldsOfContact, formFields } from './card-form.ts'

const MARIE = {
  ...EMPTY_CONTACT,
  ...{ name: 'Marie Le Roux', givenName: 'Marie', familyName: 'Le Roux', prefix: '' },
  ...{ title: 'Graphiste', organisation: 'Aria', note: 'Rencontrée à Brest', tags: ['salon'] },
  phones: [{ value: '06 12 34 56 78', types: ['cell', 'pref'], label: 'Perso' }],
  emails: [{ value: 'marie@aria.fr', types: ['work'], label: null }],
  addresses: [
    { ...EMPTY_ADDRESS, types: ['home'], street: '12, rue Neuve', postalCode: '29200', town: 'Brest' },
    { ...EMPTY_ADDRESS, types: ['work'], town: 'Quimper' },
  ],
}

test('a card put in a form and kept untouched is itself, what the form does not show included', () => {
  expect(contactOfFields(formFields(fieldsOfContact(MARIE)), MARIE)).toEqual(MARIE)
})

test('a form has a line for what one expects of a card, empty where nothing was read', () => {
  expect(formFields([]).map(({ name }) => name)).toEqual([
    ...['name', 'title', 'organisation', 'phone', 'email', 'street', 'postalCode', 'town'],
  ])
  expect(contactOfFields(formFields([]))).toEqual({ ...EMPTY_CONTACT, name: '' })
})

test('without a name a card is called after its firm, its mail or its number', () => {
  const called = (name: 'organisation' | 'email' | 'phone', value: string) =>
    contactOfFields([{ ...emptyField(name), value }]).name
  expect(called('organisation', 'Atelier Brume')).toBe('Atelier Brume')
  expect(called('email', 'bonjour@aria.fr')).toBe('bonjour@aria.fr')
  expect(called('phone', '06 12 34 56 78')).toBe('06 12 34 56 78')
})

test('a name written over another one is taken apart anew', () => {
  const fields = formFields(fieldsOfContact(MARIE)).map(field =>
    field.name === 'name' ? { ...field, value: 'Jeanne Morel' } : field,
  )
  expect(contactOfFields(fields, MARIE)).toMatchObject({
    name: 'Jeanne Morel',
    givenName: 'Jeanne',
    familyName: 'Morel',
  })
})
