import { useQuery } from '@tanstack/react-query'
import { askOrKept } from '../../web/kept.ts'
import type { NetworkGraph, PeopleNetworkAnswer } from '../network-answer.ts'
import type { DormantTie } from '../network-dormant.ts'
import type { Introduced } from '../network-introductions.ts'

/** Every question of the page begins with this key: what is logged asks them again. */
const KEY = 'people-network'

export function usePeopleNetwork() {
  return useAsked<PeopleNetworkAnswer>('')
}

export function useNetworkGraph() {
  return useAsked<NetworkGraph>('/graph')
}

export function useDormant() {
  return useAsked<{ count: number; ties: DormantTie[] }>('/dormant')
}

export function useIntroductions() {
  return useAsked<{ trees: Introduced[] }>('/introductions')
}

function useAsked<Answer>(path: string) {
  return useQuery({
    queryKey: [KEY, path],
    queryFn: ({ signal }) => askOrKept<Answer>(`/api/people-network${path}`, signal),
  })
}
