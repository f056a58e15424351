import { begunFrom } from '../handovers/begin.ts'
import type { Handover, HandoverNote } from '../handovers/handover.ts'
import { newHandover } from '../handovers/handover-row.ts'
import type { PeerProfile } from '../handovers/peer-fit.ts'
import { savePeer } from '../handovers/peers.ts'
import { addHandovers } from '../handovers/store.ts'
import { NO_TERMS } from '../handovers/terms.ts'
import { addDays, type Day, noonUtc } from '../lib/day.ts'
import { isOpen, type Mandate } from '../mandates/mandate.ts'
import type { Desk } from '../platform/desk.ts'
import type { Favour } from '../reciprocity/favour.ts'
import { addFavours } from '../reciprocity/store.ts'
import { HANDOVER_WORDS, type HandoverWords } from './handover-words.ts'
import type { InventedPerson } from './invent-people.ts'
import type { Random } from './random.ts'

export interface HandoverFrame {
  language: 'fr' | 'en'
  people: readonly InventedPerson[]
  mandates: readonly Mandate[]
  today: Day
}

export interface InventedHandovers {
  handovers: Handover[]
  notes: (HandoverNote & { handoverId: string })[]
  profiles: { personId: string; profile: PeerProfile }[]
  /** What was given with each that was taken. */
  favours: Favour[]
}

/** Of whom something is known of their time and rates. */
const KNOWN_PEERS = 9
/** A few peers take most of them: trust is learnt. */
const TRUSTED = 3

/** Mandates that went to peers in three years, two that wait for an answer, and what peers said of their work. */
export function inventHandovers(random: Random, frame: HandoverFrame): InventedHandovers {
  const { people, mandates, language, today } = frame
  const peers = people.filter(
    ({ acquaintance: { relations, household } }) => relations.includes('peer') && !household,
  )
  const invented: InventedHandovers = { handovers: [], notes: [], profiles: [], favours: [] }
  if (peers.length < TRUSTED + 1) return invented
  const words = HANDOVER_WORDS[language]
  for (const mandate of mandates.filter(({ stage }) => stage === 'handed-over')) {
    taken(random, { words, mandate, peer: random.pick(peers.slice(0, TRUSTED)), today }, invented)
  }
  const [first, second] = mandates.filter(isOpen).toReversed()
  const [best, , , next] = peers as [InventedPerson, InventedPerson, InventedPerson, InventedPerson]
  if (first) {
    waiting(random, { words, mandate: first, peer: next, today }, { before: best, into: invented })
  }
  if (second) asked(random, { words, mandate: second, peer: best, today }, invented)
  invented.profiles = peers.slice(0, KNOWN_PEERS).map(({ id }) => ({
    personId: id,
    profile: profileOf(random, today),
  }))
  return invented
}

/** Stores them, in one batch. The people and the mandates must be there. */
export async function plantHandovers(desk: Desk, invented: InventedHandovers): Promise<void> {
  const { handovers, notes, profiles, favours } = invented
  await desk.write(
    { what: 'handovers:change.invented', details: { count: handovers.length } },
    async inside => {
      for (const { personId, profile } of profiles) await savePeer(inside, personId, profile)
      await addHandovers(inside, { handovers, notes })
      await addFavours(inside, favours)
    },
  )
}

interface One {
  words: HandoverWords
  mandate: Mandate
  peer: InventedPerson
  today: Day
}

function taken(random: Random, one: One, into: InventedHandovers): void {
  const { words, mandate, peer, today } = one
  const answeredOn = mandate.decidedOn ?? mandate.heardOn
  const sentOn = addDays(answeredOn, -random.int(1, 6))
  const closedOn = addDays(answeredOn, random.int(40, 120))
  const isOver = closedOn < today
  const isWell = random.chance(0.85)
  const handover: Handover = {
    ...begun(random, one, sentOn),
    state: isOver ? 'closed' : 'accepted',
    expiresOn: addDays(answeredOn, 400),
    answeredOn,
    answer: random.pick(words.yes),
    clientToldOn: addDays(answeredOn, 1),
    theyDeliveredOn: isOver && isWell ? addDays(closedOn, -2) : null,
    ...(isOver
      ? {
          deliveredWell: isWell,
          clientPleased: isWell,
          toldMe: random.chance(0.7),
          returned: random.chance(0.3) ? true : null,
          outcome: isWell ? random.pick(words.outcomes) : '',
          closedOn,
        }
      : {}),
  }
  into.handovers.push(handover)
  const [question, answer] = random.pick(words.questions)
  note(random, into, { handover, by: 'them', text: question, day: sentOn })
  note(random, into, { handover, by: 'me', text: answer, day: addDays(sentOn, 1) })
  into.favours.push({
    id: random.id(noonUtc(answeredOn)),
    direction: 'given',
    kind: 'handover',
    personId: peer.id,
    aboutId: null,
    mandateId: mandate.id,
    encounterId: null,
    day: answeredOn,
    note: '',
  })
}

/** One said no; the next has not answered, and may be reminded. */
function waiting(
  random: Random,
  one: One,
  { before, into }: { before: InventedPerson; into: InventedHandovers },
): void {
  const sentOn = addDays(one.today, -6)
  const firstOn = addDays(sentOn, -5)
  into.handovers.push({
    ...begun(random, { ...one, peer: before }, firstOn),
    state: 'declined',
    expiresOn: addDays(firstOn, 14),
    answeredOn: addDays(firstOn, 3),
    answer: random.pick(one.words.no),
  })
  into.handovers.push({
    ...begun(random, one, sentOn),
    state: 'sent',
    expiresOn: addDays(sentOn, 14),
    remindOn: addDays(sentOn, 5),
  })
}

function asked(random: Random, one: One, into: InventedHandovers): void {
  const sentOn = addDays(one.today, -2)
  const handover: Handover = {
    ...begun(random, one, sentOn),
    state: 'asked',
    expiresOn: addDays(sentOn, 14),
    remindOn: addDays(sentOn, 5),
  }
  into.handovers.push(handover)
  note(random, into, { handover, by: 'them', text: one.words.openQuestion, day: addDays(one.today, -1) })
}

function begun(random: Random, { words, mandate, peer }: One, sentOn: Day): Handover {
  const isShared = random.chance(0.3)
  const draft = {
    ...begunFrom(mandate, null),
    id: random.id(noonUtc(sentOn)),
    personId: peer.id,
    message: random.pick(words.messages),
    terms: isShared ? { ...NO_TERMS, kind: 'percent' as const, percentHundredths: 1000 } : NO_TERMS,
  }
  return { ...newHandover(draft, sentOn), sentOn }
}

interface Said {
  handover: Handover
  by: HandoverNote['by']
  text: string
  day: Day
}

function note(random: Random, into: InventedHandovers, { handover, by, text, day }: Said): void {
  const at = noonUtc(day)
  into.notes.push({ id: random.id(at), handoverId: handover.id, by, text, at: at.toISOString() })
}

function profileOf(random: Random, today: Day): PeerProfile {
  const rateFromCents = random.int(7, 11) * 5000
  const availability = random.pick(['free', 'free', 'later', 'full'] as const)
  return {
    availability,
    availableFrom: availability === 'later' ? addDays(today, random.int(10, 60)) : null,
    rateFromCents,
    rateToCents: rateFromCents + random.int(1, 4) * 5000,
    currency: 'EUR',
    languages: random.chance(0.5) ? ['fr', 'en'] : ['fr'],
    saidOn: addDays(today, -random.int(3, 100)),
  }
}
