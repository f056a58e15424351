import { addDays, type Day } from '../lib/day.ts'
import { MOST_REMINDERS } from './handover.ts'
import type { HandoverNews, HandoverView } from './handover-view.ts'

/** News of an answer stay that long where nothing follows. */
const NEWS_DAYS = 14
const MOST_NEWS = 6

/** What of the handovers concerns the owner this morning: what was asked first, then what was answered, then what waits. */
export function newsOf(handovers: readonly HandoverView[], today: Day): HandoverNews[] {
  const order: HandoverNews['kind'][] = ['asked', 'accepted', 'declined', 'delivered', 'expired', 'remind']
  return handovers
    .flatMap(handover => newsOfOne(handover, handovers, today))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (a.on < b.on ? 1 : -1))
    .slice(0, MOST_NEWS)
}

function newsOfOne(handover: HandoverView, all: readonly HandoverView[], today: Day): HandoverNews[] {
  const { id, state, mandate, person, answeredOn, answer, notes } = handover
  const recent = (on: Day | null): on is Day => on !== null && on >= addDays(today, -NEWS_DAYS)
  const one = (kind: HandoverNews['kind'], on: Day, words = ''): HandoverNews[] => [
    { kind, handoverId: id, mandateId: mandate.id, what: mandate.what, person, words, on },
  ]
  // Somebody else was asked since: what became of this one is known.
  const isLast = !all.some(other => other.mandate.id === mandate.id && other.id > id)
  if (state === 'asked') {
    const question = notes.filter(({ by }) => by === 'them').at(-1)
    return one('asked', (question?.at.slice(0, 10) ?? today) as Day, question?.text)
  }
  if (state === 'accepted') {
    if (recent(handover.theyDeliveredOn)) return one('delivered', handover.theyDeliveredOn)
    return recent(answeredOn) && isUntold(handover) ? one('accepted', answeredOn, answer) : []
  }
  if (state === 'declined') return isLast && recent(answeredOn) ? one('declined', answeredOn, answer) : []
  if (state === 'expired') {
    return isLast && recent(handover.expiresOn) ? one('expired', handover.expiresOn) : []
  }
  const waits = state === 'sent' || state === 'answered'
  const isDue = handover.remindOn !== null && handover.remindOn <= today
  return waits && isDue && handover.reminders < MOST_REMINDERS ? one('remind', handover.remindOn as Day) : []
}

/** The client does not know yet who takes over. */
function isUntold({ clientToldOn, mandate }: HandoverView): boolean {
  return clientToldOn === null || (mandate.client === null && mandate.organisation === '')
}
