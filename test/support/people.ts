import { uuidv7 } from '../../src/lib/uuid.ts'
import { type Contact, EMPTY_CONTACT, type PostalAddress } from '../../src/lib/vcard/contact.ts'
import { type Acquaintance, NEW_ACQUAINTANCE } from '../../src/people/person.ts'
import { namedContact } from '../../src/people/person-name.ts'
import { personDetail, savePerson } from '../../src/people/store.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { NOW } from './on-every-database.ts'

/** A contact called so, taken apart as quick add does. */
export function called(name: string, changes: Partial<Contact> = {}): Contact {
  return { ...EMPTY_CONTACT, ...namedContact(name), ...changes }
}

export function phone(value: string) {
  return { types: [], label: null, value }
}

export function livingIn(town: string): PostalAddress {
  return {
    types: [],
    label: null,
    poBox: '',
    extended: '',
    street: '',
    town,
    region: '',
    postalCode: '',
    country: '',
  }
}

/** Somebody saved on the desk; their id. */
export async function somebody(
  desk: Desk,
  name: string,
  changes: Partial<Contact> = {},
  acquaintance: Partial<Acquaintance> = {},
): Promise<string> {
  const id = uuidv7(NOW)
  await savePerson(desk, {
    id,
    contact: called(name, changes),
    acquaintance: { ...NEW_ACQUAINTANCE, ...acquaintance },
  })
  return id
}

/** Somebody is called otherwise from now on; nothing else of them changes. */
export async function rename(desk: Desk, id: string, name: string): Promise<void> {
  const person = await personDetail(desk, id)
  if (!person) throw new Error(`nobody is ${id}`)
  const { acquaintance, revision } = person
  const contact = { ...EMPTY_CONTACT, ...person.contact, ...namedContact(name) }
  await savePerson(desk, { id, contact, acquaintance }, revision)
}
