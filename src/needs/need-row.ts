import type { NeedAskTable, NeedTable } from '../platform/db/schema-work.ts'
import { revisionOfState } from '../platform/revision.ts'
import type { Need, NeedAsk } from './need.ts'

/** What the row says besides its key. */
export function needFields(need: Need): Omit<NeedTable, 'deskId' | 'id'> {
  const { kind, what, organisation, place, note, statedOn, closedOn, outcome, cameOf } = need
  const skills = JSON.stringify(need.skills)
  return { kind, what, skills, organisation, place, note, statedOn, closedOn, outcome, cameOf }
}

export function needFrom({ deskId: _, ...row }: NeedTable): Need {
  // The columns hold only what `needFields` wrote: each from a closed list.
  return { ...row, skills: JSON.parse(row.skills) as string[] } as Need
}

/** What an ask says that its owner wrote. */
export function askFields(ask: NeedAsk): Omit<NeedAskTable, 'deskId' | 'id' | 'favourId'> {
  const { needId, personId, askedOn, how, message, answer, answeredOn, ledToId, note } = ask
  return { needId, personId, askedOn, how, message, answer, answeredOn, ledToId, note }
}

export function revisionOfNeed(need: Need): string {
  return revisionOfState([need.id, needFields(need)])
}

export function revisionOfAsk(ask: NeedAsk): string {
  return revisionOfState([ask.id, askFields(ask)])
}

/** A closed need says how it ended; an open one has no end; nothing is said twice in its words. */
export function settledNeed<Draft extends Need>(draft: Draft): Draft {
  const isOpen = draft.closedOn === null
  return {
    ...draft,
    skills: [...new Set(draft.skills.map(skill => skill.trim()).filter(skill => skill !== ''))],
    outcome: isOpen ? null : (draft.outcome ?? 'dropped'),
    cameOf: isOpen ? '' : draft.cameOf,
  }
}

/** An answer has its day, and leads to somebody only where they know somebody or said yes. */
export function settledAsk<Draft extends NeedAsk>(draft: Draft): Draft {
  const isWaiting = draft.answer === 'waiting'
  return {
    ...draft,
    answeredOn: isWaiting ? null : (draft.answeredOn ?? draft.askedOn),
    ledToId: isWaiting || draft.answer === 'no' ? null : draft.ledToId,
  }
}
