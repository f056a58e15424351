import type { Meeting } from './exchange.ts'

/** What a telling of a meeting may change of it. */
export interface Telling {
  isCancelled: boolean
  title: string
  place: string
  /** Which of the correspondents. */
  others: number[]
  /** Which of them said no. */
  refused: number[]
  /** As in `Meeting`; '' of an answer, which tells of who comes alone. */
  revised: string
  message: NonNullable<Meeting['message']> | null
  /** Of those that a mail tells of, by which of the correspondents it is: `revised` of that mail. */
  told?: Readonly<Record<number, string>>
}

/** Whether a telling of a meeting holds over what was known of it: a calendar does, a mail where it is not older. */
export function isLater(meeting: Pick<Telling, 'revised' | 'message'>, known: { revised: string }): boolean {
  return meeting.message === null || meeting.revised >= known.revised
}

/**
 * Two tellings of one meeting as one, in whichever order they were read. An answer tells who comes and never when or
 * where; the owner's own, whether it still is one of theirs.
 */
export function foldMeeting<Known extends Telling>(known: Known, told: Known): Known {
  const isNewer = isLater(told, known)
  const [newer, older] = isNewer ? [told, known] : [known, told]
  const [base, other] = isAnswer(newer) && !isAnswer(older) ? [older, newer] : [newer, older]
  const decides = isNewer ? told.message !== 'answer' : known.message !== 'answer'
  return {
    ...base,
    title: base.title || other.title,
    place: base.place || other.place,
    isCancelled: (decides ? newer : older).isCancelled,
    ...foldPeople(known, told),
    revised: known.revised > told.revised ? known.revised : told.revised,
  }
}

/** When it was last told of somebody whether they come. */
export function toldOf({ told, revised }: Pick<Telling, 'told' | 'revised'>, of: number): string {
  return told?.[of] ?? revised
}

/** Of each what was told last; answers come one by one. */
function foldPeople(known: Telling, meeting: Telling) {
  const told: Record<number, string> = {}
  const comes = new Map<number, boolean>()
  for (const one of [known, meeting]) {
    for (const of of [...one.others, ...one.refused]) {
      const when = toldOf(one, of)
      const before = told[of]
      if (before !== undefined && one.message !== null && when < before) continue
      told[of] = when
      comes.set(of, one.others.includes(of))
    }
  }
  const those = (answer: boolean) => [...comes].filter(([, does]) => does === answer).map(([of]) => of)
  return { others: those(true), refused: those(false), told }
}

function isAnswer({ message }: Telling): boolean {
  return message === 'answer' || message === 'own-answer'
}
