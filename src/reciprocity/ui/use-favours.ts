import { type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask } from '../../web/api.ts'
import { askOrKept } from '../../web/kept.ts'
import { type Outcome, send } from '../../web/outbox.ts'
import type { Direction, FavourDraft, FavourKind, FavourView } from '../favour.ts'
import type { PersonReciprocity } from '../shown.ts'

interface LedgerPage {
  favours: FavourView[]
  next: string | null
}

export interface LedgerChoice {
  personId?: string
  direction?: Direction | undefined
  kind?: FavourKind | undefined
  limit?: number
}

/** The ledger, newest first, a page at a time. */
export function useLedger({ personId, direction, kind, limit = 25 }: LedgerChoice) {
  return useInfiniteQuery({
    queryKey: ['favours', personId ?? 'all', direction ?? 'both', kind ?? 'any', limit],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: String(limit) })
      if (personId) query.set('person', personId)
      if (direction) query.set('direction', direction)
      if (kind) query.set('kind', kind)
      if (pageParam) query.set('cursor', pageParam)
      return askOrKept<LedgerPage>(`/api/favours?${query}`, signal)
    },
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  })
}

/** What went each way with somebody. */
export function useReciprocityWith(personId: string) {
  return useQuery({
    queryKey: ['reciprocity', personId],
    queryFn: ({ signal }) => ask<PersonReciprocity>(`/api/reciprocity/${personId}`, signal),
  })
}

/** Logs, changes and deletes favours through the outbox. */
export function useFavourChanges() {
  const queries = useQueryClient()
  const { t } = useTranslation('reciprocity')

  async function save({ id, ...body }: FavourDraft, name: string): Promise<Outcome<FavourView>> {
    const key = body.revision === undefined ? (`log.done.${body.direction}` as const) : 'log.done.edited'
    const path = `/api/favours/${id}`
    const outcome = await send<FavourView>({
      method: 'PUT',
      path,
      body,
      kind: 'other',
      done: t(key, { name }),
    })
    refresh(queries)
    return outcome
  }

  async function remove(id: string): Promise<void> {
    const path = `/api/favours/${id}`
    await send({ method: 'DELETE', path, body: null, kind: 'other', done: t('log.done.deleted') })
    refresh(queries)
  }

  return { save, remove }
}

/** Whatever a favour or a word of thanks may have changed on screens. */
export function refresh(queries: QueryClient): void {
  for (const key of [
    'favours',
    'thanks',
    'reciprocity',
    'encounters',
    'people',
    'person',
    'names',
    'today',
    'follow-ups',
    'batches',
  ]) {
    void queries.invalidateQueries({ queryKey: [key] })
  }
}
