import type { Day } from '../lib/day.ts'
import {
  type MastermindView,
  type MemberPromise,
  membersOn,
  type SessionView,
  wasThere,
} from './mastermind.ts'
import { nextSlot, promisingAt } from './session-plan.ts'

/** All that the page of a member may say: first names, and what was said where they were. */
export interface CircleView {
  name: string
  firstName: string
  clock: string
  zone: string
  link: string
  minutes: number
  /** Null: no time is in sight. */
  next: { day: Day; startsAt: string; comes: boolean; others: string[]; cannot: string[] } | null
  /** Who is of it: « Vous » is said by the page. */
  members: { firstName: string; isSelf: boolean; isOwner: boolean }[]
  /** What was promised the last time, by whom. */
  last: { day: Day; promises: PromiseOfCircle[] } | null
  /** Their own of a session that is under way. */
  now: MemberPromise[]
  /** Those they were at, the latest first. */
  past: { day: Day; note: string; notes: { firstName: string; text: string }[] }[]
}

export interface PromiseOfCircle extends Pick<MemberPromise, 'id' | 'text' | 'kept'> {
  firstName: string
  isOwn: boolean
}

/** What a member may see of their mastermind; null: they are not of it, or it is over. */
export function circleOf(mastermind: MastermindView, memberId: string, today: Day): CircleView | null {
  const { members, sessions, ahead, archived, name, zone, link, minutes } = mastermind
  const current = membersOn(members, today)
  const self = current.find(({ id }) => id === memberId)
  if (!self || archived || self.isOwner) return null
  const firstNames = new Map(members.map(member => [member.id, member.firstName]))
  const nameOf = (id: string) => firstNames.get(id) ?? ''
  const next = nextSlot(ahead, today)
  const last = sessions.find(session => session.state === 'held')
  const at = promisingAt(sessions, ahead, today)
  const isLast = at.sessionId !== null && at.sessionId === last?.id
  const under = sessions.find(({ id }) => id === at.sessionId)
  return {
    ...{ name, zone, link, minutes, firstName: nameOf(memberId), clock: self.clock },
    next: next
      ? {
          day: next.day,
          startsAt: next.startsAt,
          comes: !next.absent.includes(memberId),
          others: current
            .filter(({ id }) => id !== memberId && !next.absent.includes(id))
            .map(({ id }) => nameOf(id)),
          cannot: current
            .filter(({ id }) => id !== memberId && next.absent.includes(id))
            .map(({ id }) => nameOf(id)),
        }
      : null,
    members: current.map(({ id, isOwner }) => ({
      firstName: nameOf(id),
      isSelf: id === memberId,
      isOwner,
    })),
    last: last ? promisesOf(last, memberId, nameOf) : null,
    now: isLast ? [] : (under?.promises ?? []).filter(promise => promise.memberId === memberId),
    past: sessions
      .filter(session => wasThere(self, session))
      .map(({ day, note, notes }) => ({
        ...{ day, note },
        notes: notes.map(each => ({ firstName: nameOf(each.memberId), text: each.text })),
      }))
      .filter(({ note, notes }) => note !== '' || notes.length > 0),
  }
}

function promisesOf({ day, promises }: SessionView, memberId: string, nameOf: (id: string) => string) {
  return {
    day,
    promises: promises.map(({ id, text, kept, memberId: by }) => ({
      ...{ id, text, kept, firstName: nameOf(by), isOwn: by === memberId },
    })),
  }
}
