import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { askOrKept } from '../../web/kept.ts'
import { send } from '../../web/outbox.ts'
import type { BilanView, MonthLine, ParagraphDraft, SharedBilan } from '../bilan.ts'

export function useMonths() {
  return useQuery({
    queryKey: ['bilans', 'months'],
    queryFn: ({ signal }) => askOrKept<{ months: MonthLine[] }>('/api/bilans', signal),
    select: ({ months }) => months,
  })
}

export function useBilan(month: string | undefined) {
  return useQuery({
    queryKey: ['bilans', 'month', month],
    queryFn: ({ signal }) => askOrKept<BilanView>(`/api/bilans/${month}`, signal),
    enabled: month !== undefined,
    placeholderData: before => before,
    retry: false,
  })
}

export function useShared(month: string) {
  return useQuery({
    queryKey: ['bilans', 'shared', month],
    queryFn: ({ signal }) => askOrKept<SharedBilan>(`/api/bilans/${month}/shared`, signal),
  })
}

/** What may be changed of a month at once. */
export interface BilanChange {
  title?: string
  paragraphs?: readonly ParagraphDraft[]
  changeNext?: string
  readOn?: BilanView['readOn']
}

/** Keeps changes of a month; what is not among them stays. */
export function useBilanChanges(bilan: BilanView) {
  const queries = useQueryClient()
  const { t } = useTranslation('review')
  const { month, title, hasOwnTitle, paragraphs, changeNext, readOn, revision } = bilan
  return async (change: BilanChange, done: string | null = t('change.edited', { month: title })) => {
    const body = {
      title: hasOwnTitle ? title : '',
      paragraphs: paragraphs.map(draftOf),
      changeNext,
      readOn,
      revision,
      ...change,
    }
    const outcome = await send({
      method: 'PUT',
      path: `/api/bilans/${month}`,
      body,
      kind: 'other',
      done: done ?? t('change.read', { month: title }),
    })
    if (outcome.kind === 'waiting') return
    await Promise.all(['bilans', 'batches'].map(key => queries.invalidateQueries({ queryKey: [key] })))
  }
}

export function draftOf({ key, text, isOwn, isHidden }: BilanView['paragraphs'][number]): ParagraphDraft {
  return { key, own: isOwn ? text : null, isHidden }
}
