import type { Channel, EncounterDraft } from '../encounters/encounter.ts'
import type { Day } from '../lib/day.ts'

/** How something was asked or answered, where the owner wishes it in the journal. */
export interface AskLog {
  /** Of the encounter that will be. */
  id: string
  channel: Channel
}

/** The encounter that asking, or being answered, makes. */
export function encounterOfAsk(
  { id, channel }: AskLog,
  { personId, day, note, by }: { personId: string; day: Day; note: string; by: 'me' | 'them' },
): EncounterDraft {
  const isWritten = channel === 'mail' || channel === 'message' || channel === 'network'
  return {
    id,
    day,
    time: null,
    channel,
    size: isWritten ? 'micro' : 'short',
    minutes: null,
    personIds: [personId],
    place: '',
    sphere: null,
    chosen: null,
    initiator: by,
    feeling: null,
    note,
    planned: false,
    newPeople: [],
    followUps: [],
  }
}
