import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { uuidv7 } from '../../lib/uuid.ts'
import { ask, tell } from '../../web/api.ts'
import type { CorrespondentQuestion, Waiting, WaitingCounts } from '../waiting-view.ts'

export function useWaiting() {
  return useQuery({
    queryKey: ['history', 'waiting'],
    queryFn: ({ signal }) => ask<Waiting>('/api/history/waiting', signal),
  })
}

export function useWaitingCounts() {
  return useQuery({
    queryKey: ['history', 'counts'],
    queryFn: ({ signal }) => ask<WaitingCounts>('/api/history/waiting/counts', signal),
  })
}

/** These meetings; all of a month; with somebody; all. */
export type Which = { ids: string[] } | { month: string } | { personId: string } | { all: true }

export function useWaitingChanges() {
  const { t } = useTranslation('history')
  const queries = useQueryClient()
  const refresh = () =>
    Promise.all(
      ['history', 'encounters', 'person', 'people', 'today'].map(key =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    )
  const change = async (path: string, body: unknown, done: string) => {
    await tell(`/api/history/${path}`, { method: 'POST', body, done })
    await refresh()
  }
  return {
    keep: (which: Which) => change('meetings/keep', which, t('done.kept')),
    decline: (which: Which) => change('meetings/decline', which, t('done.declined')),
    accept: (asked: readonly CorrespondentQuestion[]) =>
      change(
        'correspondents/accept',
        { accepted: asked.map(({ id }) => ({ correspondentId: id, personId: uuidv7(new Date()) })) },
        t('done.accepted', { count: asked.length }),
      ),
    attach: (id: string, personId: string, name: string) =>
      change(`correspondents/${id}/attach`, { personId }, t('done.attached', { name })),
    leave: (ids: string[]) => change('correspondents/decline', { ids }, t('done.left')),
  }
}
