import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { askOrKept } from '../../web/kept.ts'
import { namesIndex } from '../names-index.ts'
import type { Reachable } from '../person.ts'

const NOBODY: Reachable[] = []
const KEPT_FOR_MS = 3_600_000

/** Everybody of the cardex as this device keeps them, for when there is no network. */
export function useReachable() {
  const { data = NOBODY, isPending } = useQuery({
    queryKey: ['reachable'],
    queryFn: ({ signal }) => askOrKept<Reachable[]>('/api/people/reachable', signal),
    staleTime: KEPT_FOR_MS,
  })
  return { people: data, isPending }
}

/** Who is found there by the words; everybody when there are none. */
export function useFoundHere(words: string): Reachable[] {
  const { people } = useReachable()
  const index = useMemo(
    () =>
      namesIndex(people.map(({ id, name, organisation, town }) => [id, `${name} ${organisation} ${town}`])),
    [people],
  )
  return useMemo(() => {
    if (words === '') return people
    const byId = new Map(people.map(person => [person.id, person]))
    return index.findAnywhere(words, people.length).flatMap(({ id }) => byId.get(id) ?? [])
  }, [people, index, words])
}
