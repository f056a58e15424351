import { projectPairs, projectPairsOfEncounters, rebuildPairs } from '../../src/balance/network-pairs.ts'
import { dormantOf, introductionsIn, networkGraph, peopleNetwork } from '../../src/balance/network-store.ts'
import { counts, type DeskCall, neither, tells, touched, within } from './desk-call.ts'

export const BALANCE_NETWORK_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/balance/network-pairs.ts projectPairs': within(projectPairs, a => [touched(a.encounter)]),
  'src/balance/network-pairs.ts projectPairsOfEncounters': within(projectPairsOfEncounters, a => [
    touched(a.encounter),
  ]),
  'src/balance/network-pairs.ts rebuildPairs': neither(rebuildPairs, () => []),
  'src/balance/network-store.ts dormantOf': neither(dormantOf, () => []),
  'src/balance/network-store.ts introductionsIn': neither(introductionsIn, () => []),
  'src/balance/network-store.ts networkGraph': tells(networkGraph, () => []),
  'src/balance/network-store.ts peopleNetwork': counts(peopleNetwork, () => []),
}
