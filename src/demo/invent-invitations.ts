import type { Invitation } from '../company/invitation.ts'
import { newInvitation } from '../company/invitation-row.ts'
import { putInvitation } from '../company/invitation-store.ts'
import type { Encounter } from '../encounters/encounter.ts'
import { addEncounters } from '../encounters/store.ts'
import { clockInstant } from '../lib/clock-instant.ts'
import { addDays, type Day, noonUtc, weekday } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import type { GoingOutFrame } from './going-out-frame.ts'
import type { Random } from './random.ts'

export interface InventedInvitations {
  invitations: Invitation[]
  encounters: Encounter[]
}

/** Coffees proposed at a distance: one settled, one answered by a word, one begun, one that took place. */
export function inventInvitations(
  random: Random,
  { language, today, people }: GoingOutFrame,
): InventedInvitations {
  const words = WORDS[language]
  const near = people.filter(({ acquaintance }) => acquaintance.circle !== null && acquaintance.circle <= 3)
  const encounters: Encounter[] = []
  const invited = (n: number, agoDays: number, change: (invitation: Invitation) => Partial<Invitation>) => {
    const madeOn = addDays(today, -agoDays)
    const slots = [workday(madeOn, 3), workday(madeOn, 5), workday(madeOn, 8)].map((on, i) =>
      clockInstant(on, i === 1 ? '15:00' : '10:00', words.zone),
    )
    const begun: Invitation = {
      ...newInvitation(random.id(noonUtc(madeOn)), {
        personId: near[(n * 7) % near.length]?.id ?? null,
        kind: n % 2 === 0 ? 'e-coffee' : 'one-to-one',
        title: '',
        slots,
        minutes: 30,
        zone: words.zone,
        channel: 'video',
        link: words.link,
        place: '',
        message: n === 0 ? words.message : '',
        expiresOn: workday(madeOn, 8),
      }),
      state: 'open',
      sentOn: madeOn,
    }
    return { ...begun, ...change(begun) }
  }
  const met = (invitation: Invitation, day: Day, planned: boolean): Partial<Invitation> => {
    const id = random.id(noonUtc(addDays(today, -20)))
    encounters.push({
      ...{ id, day, time: '10:00', channel: 'video', size: 'short', minutes: 30, place: '', planned },
      ...{ personIds: invitation.personId ? [invitation.personId] : [], sphere: null, chosen: 'chosen' },
      ...{ initiator: 'me', feeling: planned ? null : 5, note: planned ? words.link : words.note },
    })
    const chosenAt = clockInstant(day, '10:00', words.zone)
    const answeredAt = `${addDays(invitation.sentOn ?? today, 1)}T09:00:00.000Z`
    return { state: 'chosen', chosenAt, answeredAt, answeredBy: 'page', encounterId: id, answer: words.yes }
  }
  return {
    invitations: [
      invited(0, 2, each => met(each, workday(addDays(today, -2), 3), true)),
      invited(1, 0, () => ({ state: 'draft', sentOn: null })),
      invited(2, 3, () => ({
        state: 'declined',
        answer: words.no,
        answeredAt: `${addDays(today, -1)}T16:20:00.000Z`,
        answeredBy: 'page',
      })),
      invited(3, 20, each => met(each, workday(addDays(today, -20), 3), false)),
    ],
    encounters,
  }
}

/** Inside of a write. */
export async function plantInvitations(
  inside: Desk,
  { invitations, encounters }: InventedInvitations,
): Promise<void> {
  await addEncounters(inside, encounters)
  for (const invitation of invitations) await putInvitation(inside, invitation, null)
}

/** That many days later, or the Monday after a weekend. */
function workday(from: Day, days: number): Day {
  const day = addDays(from, days)
  return weekday(day) > 5 ? addDays(day, 8 - weekday(day)) : day
}

const WORDS = {
  fr: {
    zone: 'Europe/Paris',
    link: 'https://visio.example.org/cafe-du-port',
    message: 'Une tasse chacun, et des nouvelles de votre atelier.',
    yes: 'Avec plaisir, j’apporte les biscuits.',
    no: 'Je suis en déplacement cette semaine-là ; la suivante, volontiers.',
    note: 'Un bon café à distance ; il cherche un atelier à partager.',
  },
  en: {
    zone: 'Europe/London',
    link: 'https://video.example.org/harbour-coffee',
    message: 'A cup each, and news of your workshop.',
    yes: 'With pleasure, I bring the biscuits.',
    no: 'I am away that week; gladly the one after.',
    note: 'A good e-coffee; looking for a workshop to share.',
  },
} as const
