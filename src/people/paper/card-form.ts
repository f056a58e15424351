import { type Contact, EMPTY_ADDRESS, EMPTY_CONTACT } from '../../lib/vcard/contact.ts'
import { namedContact } from '../person-name.ts'
import { CARD_FIELDS, type CardField, type CardFieldName } from './card-field.ts'

type Filled = Pick<CardField, 'name' | 'value' | 'types'>

/** There is always a line to write these in. */
const ALWAYS: readonly CardFieldName[] = [
  'name',
  'title',
  'organisation',
  'phone',
  'email',
  'street',
  'postalCode',
  'town',
]
const OF_ADDRESS = ['street', 'postalCode', 'town', 'region', 'country'] as const
const LISTED = { phone: 'phones', email: 'emails', url: 'urls', profile: 'profiles' } as const

/** The fields of a form, in its order: those that were read, and an empty line for each of the others. */
export function formFields(read: readonly CardField[]): CardField[] {
  return CARD_FIELDS.flatMap(name => {
    const own = read.filter(field => field.name === name)
    return own.length > 0 || !ALWAYS.includes(name) ? own : [emptyField(name)]
  })
}

export function emptyField(name: CardFieldName): CardField {
  const types = name === 'phone' ? ['cell'] : name === 'profile' ? ['linkedin'] : []
  return { name, value: '', types, lines: [], isDoubtful: false }
}

/** What a card says as the fields of a form; its first address. */
export function fieldsOfContact(contact: Contact): CardField[] {
  const field = (name: CardFieldName, value: string, types: string[] = []): CardField[] =>
    value === '' ? [] : [{ ...emptyField(name), value, types }]
  const [address = EMPTY_ADDRESS] = contact.addresses
  return [
    ...field('name', contact.name),
    ...field('title', contact.title),
    ...field('organisation', contact.organisation),
    ...Object.entries(LISTED).flatMap(([name, list]) =>
      contact[list].flatMap(({ value, types }) => field(name as CardFieldName, value, types)),
    ),
    ...OF_ADDRESS.flatMap(name => field(name, address[name])),
  ]
}

/** The card that a form says, over what was known besides (its note, its birthday); lines left empty say nothing. */
export function contactOfFields(fields: readonly Filled[], known: Contact = EMPTY_CONTACT): Contact {
  const all = (name: CardFieldName) =>
    fields
      .map(field => ({ ...field, value: field.value.trim() }))
      .filter(field => field.name === name && field.value !== '')
  const one = (name: CardFieldName) => all(name)[0]?.value ?? ''
  const points = (name: CardFieldName, before: Contact['phones']) =>
    all(name).map(({ value, types }) => {
      const same = before.find(point => point.value === value)
      return { value, types, label: same?.label ?? null }
    })

  const [firstAddress = { ...EMPTY_ADDRESS, types: ['work'] }, ...others] = known.addresses
  const lines = Object.fromEntries(OF_ADDRESS.map(name => [name, one(name)]))
  const isSomewhere = OF_ADDRESS.some(name => one(name) !== '')
  const name = one('name') || one('organisation') || one('email') || (all('phone')[0]?.value ?? '')
  return {
    ...known,
    ...(name === known.name ? {} : namedContact(name)),
    title: one('title'),
    organisation: one('organisation'),
    phones: points('phone', known.phones),
    emails: points('email', known.emails),
    urls: points('url', known.urls),
    profiles: points('profile', known.profiles),
    addresses: isSomewhere ? [{ ...firstAddress, ...lines }, ...others] : others,
  }
}
