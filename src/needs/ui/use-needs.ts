import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { uuidv7 } from '../../lib/uuid.ts'
import { ask, tell } from '../../web/api.ts'
import { askOrKept } from '../../web/kept.ts'
import { type Outcome, send } from '../../web/outbox.ts'
import type { NeedForToday } from '../for-today.ts'
import type { NeedAskDraft, NeedAskView, NeedDraft, NeedView } from '../need.ts'
import type { Helper } from '../who-could-help.ts'

/** Every need, open ones first. */
export function useNeeds() {
  return useQuery({
    queryKey: ['needs', 'list'],
    queryFn: ({ signal }) => askOrKept<NeedView[]>('/api/needs', signal),
  })
}

/** Those of this morning. */
export function useNeedsToday() {
  return useQuery({
    queryKey: ['needs', 'today'],
    queryFn: ({ signal }) => ask<NeedForToday[]>('/api/needs/today', signal),
  })
}

/** Who could help with a need, the best reasons first. */
export function useHelpers(needId: string) {
  return useQuery({
    queryKey: ['needs', 'helpers', needId],
    queryFn: ({ signal }) => ask<Helper[]>(`/api/needs/${needId}/helpers`, signal),
  })
}

/** States, closes and answers through the outbox; asking needs the desk, which knows who was asked lately. */
export function useNeedChanges() {
  const queries = useQueryClient()
  const { t } = useTranslation('needs')

  async function saveNeed(draft: NeedDraft, change: 'stated' | 'edited' | 'met' | 'dropped') {
    const { id, ...body } = draft
    const done = t(`change.${change}`, { what: draft.what })
    return refreshing(
      queries,
      send<NeedView>({ method: 'PUT', path: `/api/needs/${id}`, body, kind: 'other', done }),
    )
  }

  async function removeNeed({ id, what }: NeedView) {
    const done = t('change.deleted', { what })
    return refreshing(
      queries,
      send({ method: 'DELETE', path: `/api/needs/${id}`, body: null, kind: 'other', done }),
    )
  }

  async function answer(draft: NeedAskDraft, { name, what }: { name: string; what: string }) {
    const { id, ...body } = draft
    const done = t('change.answered', { name, what })
    const path = `/api/needs/asks/${id}`
    return refreshing(queries, send<NeedAskView>({ method: 'PUT', path, body, kind: 'other', done }))
  }

  /** @throws Problem when they were asked lately, Unreachable without network. */
  async function askSomebody(
    draft: NeedAskDraft,
    { name, what }: { name: string; what: string },
  ): Promise<void> {
    const { id, ...body } = draft
    const done = t('change.asked', { name, what })
    await tell(`/api/needs/asks/${id}`, { method: 'PUT', body, done })
    refresh(queries)
  }

  async function removeAsk({ id, personName: name }: NeedAskView, what: string) {
    const done = t('change.askDeleted', { name, what })
    const path = `/api/needs/asks/${id}`
    return refreshing(queries, send({ method: 'DELETE', path, body: null, kind: 'other', done }))
  }

  return { saveNeed, removeNeed, answer, askSomebody, removeAsk }
}

export function newId(): string {
  return uuidv7(new Date())
}

/** What is sent of a need that was shown. */
export function needDraft({ asks: _, ...need }: NeedView): NeedDraft {
  return need
}

/** What is sent of an ask that was shown. */
export function askDraft({ personName: _, ledToName: __, favourId: ___, ...ask }: NeedAskView): NeedAskDraft {
  return ask
}

async function refreshing<T>(queries: QueryClient, sending: Promise<Outcome<T>>): Promise<Outcome<T>> {
  const outcome = await sending
  if (outcome.kind !== 'waiting') refresh(queries)
  return outcome
}

// What is asked and answered is told in the journal, in the ledger and on cards.
function refresh(queries: QueryClient): void {
  for (const key of [
    'needs',
    'encounters',
    'today',
    'people',
    'person',
    'names',
    'favours',
    'thanks',
    'batches',
  ]) {
    void queries.invalidateQueries({ queryKey: [key] })
  }
}
