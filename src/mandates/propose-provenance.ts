import type { Named } from '../people/person.ts'
import type { ContributionKind } from './mandate.ts'
import { whereKind } from './provenance-words.ts'

/** What the card of somebody says of how they were met. */
export interface Acquainted extends Named {
  metThrough: Named | null
  /** An event or a place, in words. */
  metAt: string
}

/** A chain that cards tell, to be accepted in one gesture. */
export interface ProposedSource {
  kind: ContributionKind
  /** The nearest first. */
  chain: Named[]
  label: string
  /** It goes on from the source that is there, in its place; else it is one more. */
  extends: boolean
}

/** A source as it stands, by the ids of its chain. */
export interface StandingSource {
  kind: ContributionKind
  chain: readonly Named[]
  label: string
}

/** Whose card is asked: the last of the only chain there is, else the client where nothing was said. */
export function askedOf(sources: readonly StandingSource[], client: Named | null): Named | null {
  const said = sources.filter(({ kind }) => kind !== 'unknown')
  if (said.length === 0) return client
  const [only, another] = said
  if (another || only?.kind !== 'referral' || only.label !== '') return null
  return only.chain.at(-1) ?? null
}

/**
 * What the card of the one who was asked (`askedOf`) adds: through whom they were met, and where. Null when it says
 * nothing, or nothing new.
 */
export function proposeProvenance(
  sources: readonly StandingSource[],
  asked: Acquainted,
): ProposedSource | null {
  const { metThrough, metAt } = asked
  const [said] = sources.filter(({ kind }) => kind !== 'unknown')
  const chain = said ? [...said.chain] : []
  const isNew =
    metThrough !== null && metThrough.id !== asked.id && !chain.some(({ id }) => id === metThrough.id)
  if (!isNew && metAt === '') return null
  const longer = isNew ? [...chain, metThrough] : chain
  const kind = longer.length > 0 ? 'referral' : whereKind(metAt.toLowerCase())
  return { kind, chain: longer, label: metAt, extends: said !== undefined }
}
