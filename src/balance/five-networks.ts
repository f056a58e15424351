import type { Relation } from '../people/person.ts'

export const NETWORKS = ['family', 'friends', 'colleagues', 'neighbours', 'associations'] as const
/** The five networks of company outside one's home. */
export type Network = (typeof NETWORKS)[number]

/** About once a month: more than « a few times in the year ». */
export const ACTIVE_WEEKS = 12
export const NETWORK_WEEKS = 52

export interface FiveNetworks {
  networks: { network: Network; weeks: number; isActive: boolean }[]
  active: number
  /** none: no network is active; one: at most one. null: the log is too short to say. */
  standing: 'none' | 'one' | 'several' | null
}

const RELATIONS_OF: Readonly<Record<Exclude<Network, 'associations'>, readonly Relation[]>> = {
  family: ['family'],
  friends: ['friend'],
  colleagues: ['peer', 'partner', 'client'],
  neighbours: ['neighbour'],
}

/** The networks that somebody is of, by what they are to the owner. */
export function networksOf(relations: readonly Relation[]): Network[] {
  return NETWORKS.filter(
    network =>
      network !== 'associations' && RELATIONS_OF[network].some(relation => relations.includes(relation)),
  )
}

/**
 * Which networks are alive: somebody of them met in the flesh in twelve of the last 52 weeks.
 *
 * @param weeksMet for each network, in how many of these weeks.
 * @param known weeks that the log knows.
 * @see docs/measures.md#the-five-networks
 */
export function fiveNetworks(weeksMet: Readonly<Record<Network, number>>, known: number): FiveNetworks {
  const networks = NETWORKS.map(network => {
    const weeks = weeksMet[network]
    return { network, weeks, isActive: weeks >= ACTIVE_WEEKS }
  })
  const active = networks.filter(({ isActive }) => isActive).length
  const standing = active === 0 ? 'none' : active === 1 ? 'one' : 'several'
  return { networks, active, standing: known < NETWORK_WEEKS ? null : standing }
}
