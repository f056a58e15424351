import { keepFound, placeInJournal } from '../duplicates/found-store.ts'
import { scorePeople, someone } from '../duplicates/score.ts'
import { type Contact, EMPTY_CONTACT } from '../lib/vcard/contact.ts'
import type { Desk } from '../platform/desk.ts'
import type { InventedPerson } from './invent-people.ts'

/** As other programs and a hurried hand write the same people: each takes the place of a card far down the cardex. */
const AGAIN: readonly ((card: Contact) => Contact)[] = [
  // A telephone's: a name in one field, the number from abroad.
  card => ({
    ...bare(card),
    phones: card.phones.map(point => ({ ...point, value: fromAbroad(point.value) })),
  }),
  // A network's: where they work, no number.
  card => ({ ...card, phones: [], addresses: [], birthday: null, title: card.title }),
  // A mail program's: the address, and whom one guesses from it.
  card => {
    const initial = `${card.givenName.slice(0, 1)}.`
    return { ...bare(card), name: `${initial} ${card.familyName}`, givenName: initial, emails: card.emails }
  },
  // An office's: capitals first.
  card => ({
    ...card,
    ...{ name: `${card.familyName.toUpperCase()} ${card.givenName}`, emails: [] },
    ...{ givenName: '', familyName: '', organisation: '', title: '' },
  }),
  // Without accents, and another employer since.
  card => ({
    ...card,
    ...{ name: plain(card.name), givenName: plain(card.givenName), familyName: plain(card.familyName) },
    ...{ organisation: '', title: '' },
  }),
]

/** How far in the list those stand of whom there is another card, from one to the next. */
const STEP = 23

/** The same people, as many, a few of them written down twice. */
export function withDoubles(people: readonly InventedPerson[]): InventedPerson[] {
  const reached = people.filter(
    ({ contact: { phones, emails, familyName } }) =>
      phones.length > 0 && emails.length > 0 && familyName !== '',
  )
  if (reached.length < STEP * (AGAIN.length + 1)) return [...people]
  const doubled = [...people]
  AGAIN.forEach((again, at) => {
    const last = people.length - 1 - at
    const person = people[last]
    const whose = reached[STEP * (at + 1)]
    if (person && whose) doubled[last] = { ...person, contact: { ...again(whose.contact), uid: person.id } }
  })
  return doubled
}

/** What comparing them finds, so that there is something to look at. */
export async function plantDuplicates(desk: Desk, people: readonly InventedPerson[]): Promise<void> {
  const cards = people.flatMap(({ id, contact }) => someone(id, contact, 'FR') ?? [])
  const { pairs, model } = scorePeople(cards)
  const run = {
    seq: await placeInJournal(desk),
    cards: cards.length,
    foundAt: desk.now().toISOString(),
    model,
  }
  await keepFound(desk, { pairs, run, changed: null })
}

function bare({ uid, name, givenName, familyName }: Contact): Contact {
  return { ...EMPTY_CONTACT, uid, name, givenName, familyName }
}

function fromAbroad(number: string): string {
  return number.replace(/^0/, number.startsWith('06') ? '+33 ' : '+44 ')
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '')
}
