/** Who speaks, since when: kept in the browser, so that a page opened again goes on where it was. */
export interface Turns {
  /** Members, in the order in which they speak. */
  order: readonly string[]
  /** Whose turn it is, as a place in the order; its length: all have spoken. */
  at: number
  /** The instant, in ms, since which the clock runs; null: it stands still. */
  since: number | null
  /** What this turn took before the clock last stood still, in ms. */
  spent: number
  /** What the turns that are over took, in ms, by member. */
  took: Readonly<Record<string, number>>
}

export function newTurns(order: readonly string[]): Turns {
  return { order, at: 0, since: null, spent: 0, took: {} }
}

/** How long the turn under way has taken, in ms: by the clock on the wall, however long the page slept. */
export function elapsed({ since, spent }: Turns, now: number): number {
  return spent + (since === null ? 0 : Math.max(0, now - since))
}

/** Starts the clock, or has it stand still. */
export function toggled(turns: Turns, now: number): Turns {
  if (isOver(turns)) return turns
  return turns.since === null
    ? { ...turns, since: now }
    : { ...turns, since: null, spent: elapsed(turns, now) }
}

/** The next one speaks; the clock runs on if it ran. */
export function passed(turns: Turns, now: number): Turns {
  const speaker = turns.order[turns.at]
  if (speaker === undefined) return turns
  const at = turns.at + 1
  const took = { ...turns.took, [speaker]: elapsed(turns, now) }
  const isRunning = turns.since !== null && at < turns.order.length
  return { ...turns, at, took, spent: 0, since: isRunning ? now : null }
}

/** Back to the one before, who goes on where they were. */
export function takenBack(turns: Turns, now: number): Turns {
  const speaker = turns.order[turns.at - 1]
  if (speaker === undefined) return turns
  const { [speaker]: spent = 0, ...took } = turns.took
  return { ...turns, at: turns.at - 1, took, spent, since: turns.since === null ? null : now }
}

/** Straight to somebody: what they had taken already goes on counting. */
export function givenTo(turns: Turns, member: string, now: number): Turns {
  const at = turns.order.indexOf(member)
  if (at < 0 || at === turns.at) return turns
  const speaker = turns.order[turns.at]
  const kept = speaker === undefined ? turns.took : { ...turns.took, [speaker]: elapsed(turns, now) }
  const { [member]: spent = 0, ...took } = kept
  return { ...turns, at, took, spent, since: turns.since === null ? null : now }
}

export function isOver({ at, order }: Turns): boolean {
  return at >= order.length
}

/** The same turns among who is there: those who came since speak last, those who left do not. */
export function among(turns: Turns, present: readonly string[]): Turns {
  const order = [
    ...turns.order.filter(id => present.includes(id)),
    ...present.filter(id => !turns.order.includes(id)),
  ]
  if (order.join() === turns.order.join()) return turns
  const speaker = turns.order[turns.at]
  const isGone = speaker !== undefined && !order.includes(speaker)
  const spoke = turns.order.slice(0, turns.at).filter(id => order.includes(id)).length
  return { ...turns, order, at: spoke, ...(isGone ? { since: null, spent: 0 } : {}) }
}

/** What a browser kept; null where it is nothing of ours. */
export function readTurns(text: string | null): Turns | null {
  try {
    const { order, at, since, spent, took } = JSON.parse(text ?? 'null') as Turns
    const isOurs =
      Array.isArray(order) &&
      Number.isInteger(at) &&
      Number.isFinite(spent) &&
      (since === null || Number.isFinite(since)) &&
      typeof took === 'object' &&
      took !== null
    return isOurs ? { order, at, since, spent, took } : null
  } catch {
    // Not JSON, or nothing kept: a new session begins.
    return null
  }
}

/**
 * When each is to begin, in minutes after the session does: the turns end with it, what is left before them is for what
 * was promised the last time.
 */
export function turnStarts(
  count: number,
  { minutes, turnMinutes }: { minutes: number; turnMinutes: number },
) {
  const first = Math.max(0, minutes - count * turnMinutes)
  return Array.from({ length: count }, (_, place) => first + place * turnMinutes)
}
