import type { CountryCode } from 'libphonenumber-js/max'
import { mailKey } from '../../lib/mail-address.ts'
import { phoneKey } from '../../lib/phone.ts'
import { readSettings } from '../../owner/store.ts'
import type { Desk } from '../../platform/desk.ts'
import { findPeople } from '../search.ts'
import { personDetail } from '../store.ts'
import type { Reached } from './reached.ts'

interface Asked {
  mails: readonly string[]
  phones: readonly string[]
}

/** As many are held against each mail and number. */
const MOST_FOUND = 5

/** Who in the cardex is reached by one of these, each once; by a mail before by a number, which households share. */
export async function reachedBy(desk: Desk, { mails, phones }: Asked): Promise<Reached[]> {
  const country = (await readSettings(desk)).country as CountryCode
  const asked = [
    ...mails.map(shared => ({ why: 'mail' as const, shared, key: mailKey(shared) })),
    ...phones.map(shared => ({ why: 'phone' as const, shared, key: phoneKey(shared, country) })),
  ]
  const reached = new Map<string, Reached>()
  for (const { why, shared, key } of asked) {
    if (key === null) continue
    for (const { id } of await findPeople(desk, shared, MOST_FOUND)) {
      const person = reached.has(id) ? null : await personDetail(desk, id)
      if (!person) continue
      const { name, organisation, emails, phones } = person.contact
      const theirs =
        why === 'mail'
          ? emails.map(({ value }) => mailKey(value))
          : phones.map(({ value }) => phoneKey(value, country))
      if (theirs.includes(key)) reached.set(id, { id, name, organisation, why, shared })
    }
  }
  return [...reached.values()]
}
