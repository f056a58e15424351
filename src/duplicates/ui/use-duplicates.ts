import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { ask, tell } from '../../web/api.ts'
import type { Lead } from '../merge-contact.ts'
import type { Reply } from '../pair.ts'
import type { Comparing, Review } from '../review-view.ts'

export type Which = 'open' | 'later'

const LOOK_MS = 400

/** The review, looked at again as long as cards are compared. @param from the place of the first pair, from 0. */
export function useReview(which: Which, from: number) {
  return useQuery({
    queryKey: ['duplicates', which, from],
    queryFn: ({ signal }) => ask<Review & Comparing>(`/api/duplicates?which=${which}&from=${from}`, signal),
    refetchInterval: ({ state: { data } }) => (data?.state === 'comparing' ? LOOK_MS : false),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
}

export function useToReview(): number {
  const { data } = useQuery({
    queryKey: ['duplicates', 'count'],
    queryFn: ({ signal }) => ask<{ open: number }>('/api/duplicates/count', signal),
  })
  return data?.open ?? 0
}

export function useDuplicates() {
  const queries = useQueryClient()
  const look = () => queries.invalidateQueries({ queryKey: ['duplicates'] })
  return {
    compare: async () => {
      await tell('/api/duplicates/search', { method: 'POST', done: null })
      await look()
    },
    stop: async () => {
      await tell('/api/duplicates/search', { method: 'DELETE', done: null })
      await look()
    },
    reply: async (said: { personId: string; otherId: string; reply: Reply }, done: string) => {
      await tell('/api/duplicates/replies', { method: 'POST', body: said, done })
      await look()
    },
    merge: async (merge: { kept: string; absorbed: string; lead: readonly Lead[] }, done: string) => {
      await tell('/api/merges', { method: 'POST', body: merge, done })
      await queries.invalidateQueries()
    },
    joinSure: async (done: string) => {
      await tell('/api/duplicates/sure', { method: 'POST', done })
      await queries.invalidateQueries()
    },
  }
}
