import type { Day } from '../lib/day.ts'
import type { Channel, EncounterDraft } from './encounter.ts'

type Said = Pick<EncounterDraft, 'id' | 'note' | 'initiator'> &
  Partial<Pick<EncounterDraft, 'sphere'>> & { personId: string; day: Day; channel: Channel }

/** Something said or written to one person, or by them: what a gesture elsewhere logs. Written words are few. */
export function oneToOne({ personId, channel, ...said }: Said): EncounterDraft {
  const isSpoken = channel === 'in-person' || channel === 'call' || channel === 'video'
  return {
    time: null,
    size: isSpoken ? 'short' : 'micro',
    minutes: null,
    place: '',
    sphere: null,
    chosen: null,
    feeling: null,
    planned: false,
    newPeople: [],
    followUps: [],
    ...said,
    channel,
    personIds: [personId],
  }
}
