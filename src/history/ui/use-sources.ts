import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask, tell } from '../../web/api.ts'
import type { SourceDraft, SourceShown } from '../source.ts'

const LOOK_MS = 1000

interface Sources {
  sources: SourceShown[]
  /** What the owner allows the desk to ask. */
  allowed: string[]
}

/** Looked at again as long as one is being read. */
export function useSources() {
  return useQuery({
    queryKey: ['sources'],
    queryFn: ({ signal }) => ask<Sources>('/api/sources', signal),
    refetchInterval: ({ state: { data } }) =>
      data?.sources.some(({ run }) => run !== null) ? LOOK_MS : false,
  })
}

/** With its secret where it is said anew. */
export type SourceSent = SourceDraft & { secret?: string }

export interface MailboxFound {
  folders: number
  messages: number
}

export function useSourceChanges() {
  const { t } = useTranslation('history')
  const queries = useQueryClient()
  const refresh = () =>
    Promise.all(['sources', 'history'].map(key => queries.invalidateQueries({ queryKey: [key] })))
  const act = async (path: string, method: 'POST' | 'DELETE', done: string | null) => {
    await tell(`/api/sources/${path}`, { method, done })
    await refresh()
  }
  return {
    save: async ({ id, ...source }: SourceSent) => {
      await tell(`/api/sources/${id}`, { method: 'PUT', body: source, done: t('sources.done.saved') })
      await refresh()
    },
    attempt: async (server: { id: string; host: string; port: number; user: string; secret?: string }) =>
      (await tell<MailboxFound>('/api/sources/trial', { method: 'POST', body: server, done: null })).value,
    remove: (id: string) => act(id, 'DELETE', t('sources.done.removed')),
    run: (id: string) => act(`${id}/run`, 'POST', null),
    stop: (id: string) => act(`${id}/run`, 'DELETE', null),
    again: async (id: string) => {
      await tell(`/api/sources/${id}/again`, { method: 'POST', done: null })
      await act(`${id}/run`, 'POST', null)
    },
  }
}
