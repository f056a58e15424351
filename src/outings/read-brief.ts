import { followUpsOf } from '../encounters/follow-ups.ts'
import { encountersOf } from '../encounters/list.ts'
import type { Named } from '../people/person.ts'
import { cardsOf, summaryOf } from '../people/summary.ts'
import type { Desk } from '../platform/desk.ts'
import { favoursOf } from '../reciprocity/ledger.ts'
import { asksFor, type Brief, type PersonBrief, tallyOf } from './brief.ts'
import type { OutingView } from './outing.ts'
import { outingOf } from './store.ts'

const ENCOUNTERS = 12
const NOTES = 3
/** A page each: more are not read on the way. */
const MOST = 40

/** What to know of each of those one wishes to meet, or who are expected. @throws Refusal as `outingOf`. */
export async function briefOf(desk: Desk, outingId: string): Promise<Brief> {
  const outing = await outingOf(desk, outingId)
  const ahead = outing.people.filter(({ role }) => role !== 'met')
  const roles = new Map<string, PersonBrief['role']>()
  for (const { card, role } of ahead) {
    if (card && card.name !== '' && role !== 'met') roles.set(card.id, roles.get(card.id) ?? role)
  }
  // Whom an aim names is wished for, noted as such or not.
  for (const { person } of outing.aims) if (person && person.name !== '') roles.set(person.id, 'wished')
  const chosen = [...roles].sort(([, a], [, b]) => ORDER[a] - ORDER[b]).slice(0, MOST)
  const cards = new Map(
    (
      await cardsOf(
        desk,
        chosen.map(([id]) => id),
      )
    ).map(card => [card.personId, card]),
  )
  const people: PersonBrief[] = []
  for (const [id, role] of chosen) {
    const card = cards.get(id)
    if (card) people.push(await personBrief(desk, outing, { person: summaryOf(card), role }))
  }
  const names = ahead.flatMap(({ card, name, organisation, role }) =>
    card || role === 'met' ? [] : [{ name, organisation, role }],
  )
  return { outingId, people, names }
}

const ORDER = { wished: 0, expected: 1 }

async function personBrief(
  desk: Desk,
  { aims }: OutingView,
  { person, role }: Pick<PersonBrief, 'person' | 'role'>,
): Promise<PersonBrief> {
  const { encounters } = await encountersOf(desk, { personId: person.id }, { limit: ENCOUNTERS })
  const past = encounters.filter(({ planned }) => !planned)
  const [last] = past
  const facts = {
    lastMet: last ? { day: last.day, channel: last.channel, place: last.place } : null,
    notes: past.flatMap(({ day, note }) => (note.trim() === '' ? [] : [{ day, note }])).slice(0, NOTES),
    promises: await followUpsOf(desk, { personId: person.id, open: true }, 10),
    aims: aims.flatMap(({ text, person: named }) => (isThem(named, person.id) ? [text] : [])),
    favours: tallyOf(await favoursOf(desk, { personId: person.id, limit: 1000 })),
  }
  return { person, role, ...facts, ask: asksFor(facts) }
}

function isThem(named: Named | null, id: string): boolean {
  return named?.id === id
}
