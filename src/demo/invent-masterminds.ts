import type { Mastermind, Member, MemberPromise, Note, Session } from '../company/mastermind.ts'
import { addMastermind, type WholeMastermind } from '../company/mastermind-store.ts'
import { regularDays } from '../company/session-plan.ts'
import type { Encounter } from '../encounters/encounter.ts'
import { addEncounters } from '../encounters/store.ts'
import { addDays, type Day, noonUtc, weekday } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import type { GoingOutFrame } from './going-out-frame.ts'
import { lifeOf } from './invent-encounters.ts'
import type { Random } from './random.ts'

export interface InventedMastermind extends WholeMastermind {
  encounters: Encounter[]
}

/** How long it has met: some eight sessions, every other week. */
const SINCE_DAYS = 109
const MINUTES = 90
const TUESDAY = 2

/** A mastermind of four, every other week, with its notes and promises; skipped in the weeks when hardly anybody was seen. */
export function inventMastermind(
  random: Random,
  { language, from, today, people }: GoingOutFrame,
): InventedMastermind {
  const words = WORDS[language]
  const begun = addDays(today, -SINCE_DAYS)
  const since = addDays(begun, (TUESDAY + 7 - weekday(begun)) % 7)
  const { withdrawals } = lifeOf(from, today)
  const at = (day: Day) => noonUtc(day)
  const peers = people
    .filter(({ acquaintance: a }) => a.circle === 3 && a.trade !== 'outside' && !a.household && !a.archived)
    .slice(0, 3)
  const mastermind: Mastermind = {
    id: random.id(at(since)),
    ...{ name: words.name, rhythm: 'two-weeks', since, time: '12:30', zone: words.zone },
    ...{ minutes: MINUTES, turnMinutes: 20, link: words.link, note: words.note, archived: false },
  }
  const member = (position: number, personId: string | null): Member => ({
    ...{ id: random.id(at(since)), personId, name: '', zone: null, isOwner: personId === null },
    ...{ position, joinedOn: since, leftOn: null },
  })
  const members = [...peers.map(({ id }, place) => member(place, id)), member(peers.length, null)]
  const encounters: Encounter[] = []

  const isWithdrawn = (day: Day) => withdrawals.some(span => span.from <= day && day <= span.to)
  const session = (day: Day, place: number): WholeMastermind['sessions'][number] => {
    const base = { id: random.id(at(day)), day, time: mastermind.time, regularDay: day, note: '' }
    // In the weeks when hardly anybody was seen they met once.
    if (isWithdrawn(day) && place % 4 !== 0)
      return { ...base, state: 'skipped', absent: [], encounterId: null, notes: [], promises: [] }
    const absent = random.chance(0.35) ? [random.pick(members.slice(0, -1)).id] : []
    const present = members.filter(({ id }) => !absent.includes(id))
    const encounterId = random.id(at(day))
    encounters.push({
      ...{ id: encounterId, day, time: mastermind.time, channel: 'video', size: 'long', minutes: MINUTES },
      ...{ personIds: present.flatMap(({ personId }) => personId ?? []), place: '', note: words.name },
      ...{ sphere: 'professional', chosen: 'chosen', initiator: null, feeling: 4, planned: false },
    })
    const notes: Note[] = present
      .filter(({ isOwner }) => !isOwner)
      .map(({ id }, who) => ({
        id: random.id(at(day)),
        memberId: id,
        text: words.notes[(place * 3 + who) % words.notes.length] ?? '',
      }))
    const isOld = day < addDays(today, -14)
    const promises: MemberPromise[] = present.map(({ id }, who) => ({
      id: random.id(at(day)),
      memberId: id,
      text: words.promises[(place * 4 + who) % words.promises.length] ?? '',
      kept: isOld ? (random.chance(0.8) ? random.chance(0.7) : null) : null,
    }))
    return { ...base, state: 'held', absent, encounterId, notes, promises } satisfies Session & {
      notes: Note[]
      promises: MemberPromise[]
    }
  }
  const days = regularDays({ rhythm: 'two-weeks', since })
    .take(Math.ceil(SINCE_DAYS / 14))
    .toArray()
    .filter(day => day < today)
  return { mastermind, members, sessions: days.map(session), encounters }
}

/** Inside of a write. */
export async function plantMastermind(
  inside: Desk,
  { encounters, ...whole }: InventedMastermind,
): Promise<void> {
  if (whole.members.length < 3) return
  await addEncounters(inside, encounters)
  await addMastermind(inside, whole)
}

const WORDS = {
  fr: {
    name: 'Les quatre d’à côté',
    zone: 'Europe/Paris',
    link: 'https://meet.jit.si/les-quatre-d-a-cote',
    note: 'Un tour de table, puis vingt minutes chacun. Ce qui se dit ici reste ici.',
    notes: [
      'Hésite entre deux offres : tester la plus petite auprès de trois clients.',
      'Trop d’heures en devis ; essaie une page de prix.',
      'Cherche une graphiste pour un livret de seize pages.',
      'A perdu un client de longue date, le prend avec calme.',
      'Première facture à plus de cinq mille euros.',
      'Veut travailler quatre jours par semaine au printemps.',
    ],
    promises: [
      'Appeler trois anciens clients',
      'Écrire la page « tarifs »',
      'Demander un témoignage',
      'Dire non à un petit mandat',
      'Finir le portfolio avant la fin du mois',
      'Prendre deux rendez-vous avec des pairs',
      'Relancer la facture de septembre, par téléphone',
    ],
  },
  en: {
    name: 'The four next door',
    zone: 'America/Montreal',
    link: 'https://meet.jit.si/the-four-next-door',
    note: 'Once round the table, then twenty minutes each. What is said here stays here.',
    notes: [
      'Torn between two offers: try the smaller one on three clients.',
      'Too many hours on quotes; tries a page of prices.',
      'Looks for a designer for a sixteen-page booklet.',
      'Lost a client of many years, takes it calmly.',
      'First invoice over five thousand.',
      'Wants to work four days a week come spring.',
    ],
    promises: [
      'Call three former clients',
      'Write the page of prices',
      'Ask for a testimonial',
      'Say no to a small job',
      'Finish the portfolio by the end of the month',
      'Meet two peers for coffee',
      'Ask after the September invoice, by telephone',
    ],
  },
}
