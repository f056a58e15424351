import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { uuidv7 } from '../../lib/uuid.ts'
import type { Contact } from '../../lib/vcard/contact.ts'
import { ask, type Sent, tell } from '../../web/api.ts'
import { askOrKept } from '../../web/kept.ts'
import type { Acquaintance, PersonDetail, PersonSummary } from '../person.ts'

export interface PeoplePart {
  total: number
  people: PersonSummary[]
}

export interface Facet {
  value: string
  count: number
}

export interface Facets {
  total: number
  tags: Facet[]
  towns: Facet[]
  relations: Facet[]
  trade: Facet[]
  circles: Facet[]
}

export interface PersonBody {
  contact: Contact
  acquaintance: Acquaintance
  photo?: { mediaType: string; base64: string } | null
  revision?: string
}

export type BulkAction = 'tag' | 'untag' | 'circle' | 'archive' | 'unarchive' | 'delete'

const PART = 60
const MOST_A_TIME = 1000

/** The lines of a list that are in sight, asked by windows; the others are undefined until they come near. */
export function usePeopleList(query: string, sight: { first: number; last: number }) {
  const first = useQuery({ ...partQuery(query, 0), placeholderData: keepPreviousData })
  const wanted: number[] = []
  for (let part = Math.floor(sight.first / PART); part <= Math.floor(sight.last / PART); part++) {
    if (part > 0) wanted.push(part)
  }
  const others = useQueries({ queries: wanted.map(part => partQuery(query, part)) })
  const byPart = new Map(wanted.map((part, i) => [part, others[i]?.data]))
  return {
    total: first.data?.total ?? 0,
    isLoading: first.isPending,
    /** What is shown is the answer before: this one is on its way. */
    isEarlier: first.isPlaceholderData,
    error: first.error,
    retry: () => void first.refetch(),
    at: (index: number): PersonSummary | undefined => {
      const part = Math.floor(index / PART)
      return (part === 0 ? first.data : byPart.get(part))?.people[index % PART]
    },
  }
}

/** One window of a list; the first one is 0. */
export function partQuery(query: string, part: number) {
  return {
    queryKey: ['people', 'list', query, part],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      ask<PeoplePart>(`/api/people?${query}${query && '&'}offset=${part * PART}&limit=${PART}`, signal),
  }
}

/** Every id that a list holds, window after window. */
export async function everyId(query: string): Promise<string[]> {
  const ids: string[] = []
  for (;;) {
    const { total, people } = await ask<PeoplePart>(
      `/api/people?${query}${query && '&'}offset=${ids.length}&limit=${MOST_A_TIME}`,
    )
    ids.push(...people.map(({ id }) => id))
    if (people.length === 0 || ids.length >= total) return ids
  }
}

export function useFacets() {
  return useQuery({
    queryKey: ['facets'],
    queryFn: ({ signal }) => ask<Facets>('/api/people/facets', signal),
    staleTime: 60_000,
  })
}

export function usePerson(personId: string) {
  return useQuery({
    queryKey: ['person', personId],
    queryFn: ({ signal }) => askOrKept<PersonDetail>(`/api/people/${personId}`, signal),
  })
}

/** People that have about this name: a hint while one types, not a verdict. */
export function useNamesakes(name: string) {
  const words = name.trim()
  const { data } = useQuery({
    queryKey: ['people', 'find', words, 3],
    queryFn: ({ signal }) =>
      ask<PersonSummary[]>(`/api/people/find?q=${encodeURIComponent(words)}&limit=3`, signal),
    enabled: words.length > 2,
    placeholderData: keepPreviousData,
  })
  return words.length > 2 ? (data ?? []) : []
}

/** What changes the cardex; open lists follow. */
export function usePeopleChanges() {
  const queries = useQueryClient()
  const refresh = () => {
    for (const key of ['people', 'person', 'names', 'facets', 'today', 'batches']) {
      void queries.invalidateQueries({ queryKey: [key] })
    }
  }

  async function save(id: string, body: PersonBody, done: string | null): Promise<Sent<PersonDetail>> {
    const sent = await tell<PersonDetail>(`/api/people/${id}`, { method: 'PUT', body, done })
    if (sent.value) queries.setQueryData(['person', id], sent.value)
    refresh()
    return sent
  }

  async function bulk(
    ids: readonly string[],
    change: { action: BulkAction; value?: string | number | null },
    done: string | null,
  ): Promise<void> {
    await tell('/api/people/bulk', { method: 'POST', body: { ids, ...change }, done })
    refresh()
  }

  return { save, bulk, refresh }
}

export function newPersonId(): string {
  return uuidv7(new Date())
}
