import { addDays, type Day } from '../lib/day.ts'
import type { FavourKind, Occasion, PlaceInChain } from './favour.ts'

/** News of a mandate goes to those whom it came by so long after it was won. */
const NEWS_AFTER_DAYS = 30
/** What is older when it could first be brought up is let go: a year of mandates typed in is no list of debts. */
export const BROUGHT_UP_DAYS = 120
/** The same for a favour that was logged. */
export const FAVOUR_DAYS = 60
/** Nothing more is proposed about a mandate to somebody with whom one spoke of it so lately. */
export const PAUSE_DAYS = 14

/** A mandate that was won, with the people of its chains: each once, the client not among them. */
export interface WonMandate {
  id: string
  decidedOn: Day | null
  deliveredOn: Day | null
  chain: readonly { personId: string; place: PlaceInChain; nearerId: string | null }[]
}

export interface ReceivedFavour {
  id: string
  kind: FavourKind
  personId: string
  mandateId: string | null
  day: Day
}

export interface ThanksAnswer {
  personId: string
  mandateId: string | null
  favourId: string | null
  occasion: Occasion
  answer: 'said' | 'declined' | 'later'
  on: Day
  until: Day | null
}

export interface DueThanks {
  personId: string
  occasion: Occasion
  mandateId: string | null
  favourId: string | null
  /** Since when it is brought up. */
  dueOn: Day
  place: PlaceInChain | null
  /** Who told the owner what this one had told them; null for the nearest. */
  nearerId: string | null
}

export interface Grounds {
  mandates: readonly WonMandate[]
  /** Logged, done for the owner. */
  favours: readonly ReceivedFavour[]
  answers: readonly ThanksAnswer[]
}

/**
 * Whom to thank and to whom to give news, the most recent first: about one mandate, one thing at a time to one person.
 *
 * @see docs/measures.md#thanks for the days that each occasion is brought up.
 */
export function thanksDue({ mandates, favours, answers }: Grounds, today: Day): DueThanks[] {
  const answersOf = Map.groupBy(answers, answer => answer.personId)
  const ofMandates = mandates.flatMap(mandate =>
    mandate.chain.flatMap(link => {
      const said = (answersOf.get(link.personId) ?? []).filter(each => each.mandateId === mandate.id)
      return aboutMandate(mandate, link, { said, today }) ?? []
    }),
  )
  const spokenOf = new Set(
    mandates.flatMap(({ id, chain }) => chain.map(({ personId }) => `${id} ${personId}`)),
  )
  const ofFavours = favours
    .filter(({ mandateId, personId }) => !spokenOf.has(`${mandateId} ${personId}`))
    .flatMap(favour => aboutFavour(favour, answersOf.get(favour.personId) ?? [], today) ?? [])
  return [...ofMandates, ...ofFavours].sort(
    (a, b) =>
      (a.dueOn === b.dueOn ? 0 : a.dueOn < b.dueOn ? 1 : -1) ||
      Number(a.place === 'behind') - Number(b.place === 'behind') ||
      (keyOf(a) < keyOf(b) ? -1 : 1),
  )
}

/** Names what is due: the same for as long as it is. */
export function keyOf({
  occasion,
  personId,
  mandateId,
  favourId,
}: Omit<DueThanks, 'dueOn' | 'place' | 'nearerId'>) {
  return `${occasion} ${mandateId ?? favourId} ${personId}`
}

/** Thanks, then news; news of the delivery stands for what came before it, thanks that were never said among it. */
function aboutMandate(
  { id, decidedOn, deliveredOn }: WonMandate,
  { personId, place, nearerId }: WonMandate['chain'][number],
  { said, today }: { said: readonly ThanksAnswer[]; today: Day },
): DueThanks | null {
  if (decidedOn === null || said.some(({ answer }) => answer === 'declined')) return null
  const isSaid = (...occasions: Occasion[]) =>
    said.some(({ answer, occasion }) => answer === 'said' && occasions.includes(occasion))
  const due = (occasion: Occasion, since: Day, days = BROUGHT_UP_DAYS): DueThanks | null => {
    const dueOn = putOff(since, occasion, said)
    const isBroughtUp = dueOn <= today && today <= addDays(dueOn, days)
    return isBroughtUp ? { personId, occasion, mandateId: id, favourId: null, dueOn, place, nearerId } : null
  }
  const isThanked = isSaid('won', 'news', 'delivered')
  if (!isThanked) {
    const thanks = due('won', decidedOn)
    if (thanks || isPutOff('won', said, today)) return thanks
  }
  const lastSaid = said
    .flatMap(({ answer, on }) => (answer === 'said' ? on : []))
    .sort()
    .at(-1)
  if (lastSaid && today < addDays(lastSaid, PAUSE_DAYS)) return null
  if (isSaid('delivered')) return null
  if (deliveredOn !== null && deliveredOn <= today) return due('delivered', deliveredOn)
  return isSaid('news') || !isThanked ? null : due('news', addDays(decidedOn, NEWS_AFTER_DAYS))
}

function aboutFavour(favour: ReceivedFavour, said: readonly ThanksAnswer[], today: Day): DueThanks | null {
  const occasion = favour.kind === 'handover' ? 'handover' : 'favour'
  const isOfIt = (answer: ThanksAnswer) => answer.favourId === favour.id
  const isSilent = said.some(
    each =>
      (each.answer === 'declined' &&
        (isOfIt(each) || (favour.mandateId !== null && each.mandateId === favour.mandateId))) ||
      (each.answer === 'said' && isOfIt(each)),
  )
  if (isSilent) return null
  const dueOn = putOff(favour.day, occasion, said.filter(isOfIt))
  if (dueOn > today || today > addDays(dueOn, FAVOUR_DAYS)) return null
  const { id, personId, mandateId } = favour
  return { personId, occasion, mandateId, favourId: id, dueOn, place: null, nearerId: null }
}

/** "Later" begins anew on its day. */
function putOff(since: Day, occasion: Occasion, said: readonly ThanksAnswer[]): Day {
  return said.reduce(
    (day, { answer, until, ...of }) =>
      answer === 'later' && of.occasion === occasion && until !== null && until > day ? until : day,
    since,
  )
}

function isPutOff(occasion: Occasion, said: readonly ThanksAnswer[], today: Day): boolean {
  return said.some(
    each => each.answer === 'later' && each.occasion === occasion && (each.until ?? '') > today,
  )
}
