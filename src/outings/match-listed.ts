import { peopleWithMails } from '../encounters/event-people.ts'
import { fold, foldedWords } from '../lib/fold.ts'
import { mailKey } from '../lib/mail-address.ts'
import type { Parsed } from '../lib/problem.ts'
import type { PersonSummary } from '../people/person.ts'
import { findPeople } from '../people/search.ts'
import { cardsOf } from '../people/summary.ts'
import type { Desk } from '../platform/desk.ts'
import { type Listed, type Proposal, readListed } from './expected.ts'

const MOST_ASKED = 4

/**
 * Reads a list of who comes and looks each of them up: by mail, then by name. Nothing is kept before the owner says so.
 */
export async function proposeListed(desk: Desk, text: string): Promise<Parsed<Proposal[]>> {
  const { value: listed, problems } = readListed(text)
  const byMail = await cardsByMail(
    desk,
    listed.flatMap(({ mail }) => mail ?? []),
  )
  const proposals: Proposal[] = []
  for (const each of listed) {
    const known = each.mail === null ? undefined : byMail.get(each.mail)
    proposals.push(known ? { listed: each, match: 'known', people: [known] } : await byName(desk, each))
  }
  return { value: proposals, problems }
}

async function cardsByMail(desk: Desk, mails: readonly string[]) {
  const found = new Map<string, { id: string; name: string; organisation: string }>()
  for (let at = 0; at < mails.length; at += MAILS_AT_ONCE) {
    const people = await peopleWithMails(desk, mails.slice(at, at + MAILS_AT_ONCE))
    const cards = await cardsOf(
      desk,
      people.map(({ id }) => id),
    )
    for (const { personId, name, organisation, emails } of cards) {
      for (const mail of JSON.parse(emails) as string[]) {
        const key = mailKey(mail)
        if (key !== null) found.set(key, { id: personId, name, organisation })
      }
    }
  }
  return found
}

/** As many as are looked for in one question. */
const MAILS_AT_ONCE = 100

async function byName(desk: Desk, listed: Listed): Promise<Proposal> {
  // A mail that stands in for a name was looked for already.
  if (foldedWords(listed.name).length < 2) return asked(listed, await found(desk, listed), [])
  const people = await found(desk, listed)
  const same = people.filter(({ name }) => sameWords(name, listed.name))
  const there = same.filter(({ organisation }) => sharesWord(organisation, listed.organisation))
  const [only] = there.length === 1 ? there : same
  const isSure = there.length === 1 || (same.length === 1 && !contradicts(only, listed))
  if (only && isSure) return { listed, match: 'known', people: [plain(only)] }
  return asked(listed, people, same)
}

function asked(listed: Listed, people: readonly PersonSummary[], same: readonly PersonSummary[]): Proposal {
  const some = (same.length > 0 ? same : people).slice(0, MOST_ASKED).map(plain)
  return { listed, match: some.length > 0 ? 'asked' : 'new', people: some }
}

async function found(desk: Desk, { name }: Listed): Promise<PersonSummary[]> {
  if (name.includes('@')) return []
  return (await findPeople(desk, name, MOST_ASKED + 4)).filter(({ archived }) => !archived)
}

function plain({ id, name, organisation }: PersonSummary) {
  return { id, name, organisation }
}

/** `DUPONT Marie` is Marie Dupont. */
function sameWords(one: string, other: string): boolean {
  return foldedWords(one).sort().join(' ') === foldedWords(other).sort().join(' ')
}

function sharesWord(one: string, other: string): boolean {
  const words = new Set(foldedWords(one).filter(word => word.length > 2))
  return foldedWords(other).some(word => words.has(word))
}

/** Both name an organisation, and not the same. */
function contradicts(person: PersonSummary | undefined, { organisation }: Listed): boolean {
  if (!person || fold(person.organisation) === '' || fold(organisation) === '') return false
  return !sharesWord(person.organisation, organisation)
}
