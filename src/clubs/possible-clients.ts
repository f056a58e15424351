import { foldedWords } from '../lib/fold.ts'
import { isTrade, soughtWords, tells } from '../needs/sought-words.ts'
import type { HelpReason } from '../needs/who-could-help.ts'
import type { Named } from '../people/person.ts'

/** Before so many sessions together nobody is spoken of. */
export const TOGETHER_FIRST = 3
/** As many are told: one does not go to a club to look for clients. */
export const MOST_POSSIBLE = 3

/** What a need has to do with somebody; what was given or received before is none of it here. */
export type NeedReason = Extract<HelpReason, { kind: 'does' | 'works-there' | 'knows' }>

export type PossibleReason =
  /** Same house as somebody one worked for. */
  | { kind: 'organisation'; organisation: string; client: string }
  /** Same trade as somebody one worked for. */
  | { kind: 'trade'; title: string; client: string }
  /** What one looks for, and says so in the needs. */
  | { kind: 'need'; needId: string; what: string; because: NeedReason }

export interface PossibleMember {
  person: Named & { title: string; organisation: string }
  /** Sessions where both were. */
  together: number
  /** A client already, or no subject any more. */
  isLeftOut: boolean
}

/** Somebody one worked for. */
export interface PastClient {
  id: string | null
  name: string
  title: string
  organisation: string
}

export interface Sought {
  id: string
  what: string
  /** Who could help, as the needs tell it. */
  helpers: readonly { person: { id: string }; reasons: readonly HelpReason[] }[]
}

export interface Possible {
  person: Named & { title: string; organisation: string }
  together: number
  reasons: PossibleReason[]
}

const WEIGHTS = { need: 4, organisation: 3, trade: 2 } as const
const MOST_REASONS = 2

/**
 * People of a club who could be clients, or know some: never without a reason, nor before three sessions together. Those
 * with the best reasons first, then those seen most.
 */
export function possibleClients(
  members: readonly PossibleMember[],
  { clients, needs }: { clients: readonly PastClient[]; needs: readonly Sought[] },
): Possible[] {
  return members
    .filter(({ together, isLeftOut }) => together >= TOGETHER_FIRST && !isLeftOut)
    .map(({ person, together }) => ({ person, together, reasons: reasonsOf(person, clients, needs) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort(
      (a, b) => weightOf(b) - weightOf(a) || b.together - a.together || (a.person.id < b.person.id ? -1 : 1),
    )
    .slice(0, MOST_POSSIBLE)
    .map(({ reasons, ...possible }) => ({ ...possible, reasons: reasons.slice(0, MOST_REASONS) }))
}

function reasonsOf(
  { id, title, organisation }: PossibleMember['person'],
  clients: readonly PastClient[],
  needs: readonly Sought[],
): PossibleReason[] {
  const others = clients.filter(client => client.id !== id)
  const sought = needs.flatMap(({ id: needId, what, helpers }): PossibleReason[] => {
    const because = helpers.find(({ person }) => person.id === id)?.reasons.find(isOfTheNeed)
    return because ? [{ kind: 'need', needId, what, because }] : []
  })
  const house = others.find(client => isSameHouse(client.organisation, organisation))
  const trade = others.find(client => isSameTrade(client.title, title))
  return [
    ...sought,
    ...(house ? [{ kind: 'organisation', organisation, client: house.name } as const] : []),
    ...(trade ? [{ kind: 'trade', title, client: trade.name } as const] : []),
  ]
}

function isOfTheNeed(reason: HelpReason): reason is NeedReason {
  return reason.kind === 'does' || reason.kind === 'works-there' || reason.kind === 'knows'
}

function isSameHouse(one: string, other: string): boolean {
  const words = foldedWords(one)
  return words.length > 0 && words.join(' ') === foldedWords(other).join(' ')
}

function isSameTrade(one: string, other: string): boolean {
  const words = foldedWords(other)
  const trade = foldedWords(one)
    .filter(word => isTrade(word) && !ANY_TRADE.test(word))
    .join(' ')
  return soughtWords([trade]).some(word => tells(words, word))
}

/** Of every trade: they tell nothing of which. */
const ANY_TRADE =
  /^(direct|fondat|found|manag|gestion|conseil|consult|associ|collaborat|administrat|coordinat)/

function weightOf({ reasons }: { reasons: readonly PossibleReason[] }): number {
  return reasons.reduce((sum, { kind }) => sum + WEIGHTS[kind], 0)
}
