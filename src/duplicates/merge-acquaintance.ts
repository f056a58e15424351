import type { Acquaintance } from '../people/person.ts'

/** What the desk alone knows of one person who had two cards: ours where both know, theirs where we know nothing. */
export function mergedAcquaintance(ours: Acquaintance, theirs: Acquaintance): Acquaintance {
  const knowsWhen = ours.metOn !== null || ours.metAt !== '' || ours.metThroughId !== null
  const meeting = knowsWhen ? ours : theirs
  return {
    civility: ours.civility ?? theirs.civility,
    addressForm: ours.addressForm ?? theirs.addressForm,
    relations: [...new Set([...ours.relations, ...theirs.relations])],
    trade: ours.trade ?? theirs.trade,
    skills: [...new Set([...ours.skills, ...theirs.skills])],
    circle: nearest(ours.circle, theirs.circle),
    rhythmDays: ours.rhythmDays ?? theirs.rhythmDays,
    household: ours.household || theirs.household,
    timeZone: ours.timeZone ?? theirs.timeZone,
    oneToOne: ours.oneToOne || theirs.oneToOne,
    metOn: meeting.metOn,
    metAt: meeting.metAt,
    metThroughId: meeting.metThroughId,
    remember: bothSaid(ours.remember, theirs.remember),
    archived: ours.archived && theirs.archived,
  }
}

function nearest(one: Acquaintance['circle'], other: Acquaintance['circle']): Acquaintance['circle'] {
  if (one === null || other === null) return one ?? other
  return one <= other ? one : other
}

function bothSaid(ours: string, theirs: string): string {
  if (theirs.trim() === '' || ours.includes(theirs.trim())) return ours
  return ours.trim() === '' ? theirs : `${ours}\n${theirs}`
}
