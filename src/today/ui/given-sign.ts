import type { Channel } from '../../encounters/encounter.ts'
import type { Day } from '../../lib/day.ts'
import type { DraftKind } from '../draft.ts'

/** How a sign of that kind is given, as far as one can tell. */
export function channelOf(kind: DraftKind, email: string | null): Channel {
  if (kind === 'call') return 'call'
  if (kind === 'see') return 'in-person'
  return email ? 'mail' : 'message'
}

/** The encounter that giving a sign makes, today. */
export function givenSign(personId: string, channel: Channel, day: Day) {
  return {
    day,
    time: null,
    channel,
    size: channel === 'call' ? ('short' as const) : ('micro' as const),
    minutes: null,
    personIds: [personId],
    place: '',
    sphere: null,
    chosen: null,
    initiator: 'me' as const,
    feeling: null,
    note: '',
    planned: false,
    newPeople: [],
    followUps: [],
  }
}
