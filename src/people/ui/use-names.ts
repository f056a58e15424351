import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { askOrKept } from '../../web/kept.ts'
import { type NamesIndex, namesIndex } from '../names-index.ts'

interface Names {
  seq: number
  people: [id: string, name: string][]
}

const NOBODY: Names = { seq: 0, people: [] }

/** The names of the cardex on this device, kept for when there is no network. */
export function useNames(): NamesIndex {
  const { data = NOBODY } = useQuery({
    queryKey: ['names'],
    queryFn: ({ signal }) => askOrKept<Names>('/api/people/names', signal),
    staleTime: 5 * 60_000,
  })
  return useMemo(() => namesIndex(data.people), [data])
}
