import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { uuidv7 } from '../../lib/uuid.ts'
import { ask, tell } from '../../web/api.ts'
import { askOrKept } from '../../web/kept.ts'
import { type Outcome, send } from '../../web/outbox.ts'
import type { LeapDraft, LeapStepDraft, LeapStepView, LeapView } from '../leap.ts'
import type { Readiness } from '../readiness.ts'

/** Every departure, the open ones first. */
export function useLeaps() {
  return useQuery({
    queryKey: ['leaps', 'list'],
    queryFn: ({ signal }) => askOrKept<LeapView[]>('/api/leaps', signal),
  })
}

/** How ready the network is, and was on the day the preparation began. */
export function useReadiness(leapId: string) {
  return useQuery({
    queryKey: ['leaps', 'readiness', leapId],
    queryFn: ({ signal }) =>
      ask<{ now: Readiness; begun: Readiness | null }>(`/api/leaps/${leapId}/readiness`, signal),
  })
}

export function useLeapChanges() {
  const queries = useQueryClient()
  const { t } = useTranslation('leap')

  /** @throws Problem when it is refused, Unreachable without network: the desk dates the first steps. */
  async function saveLeap(draft: LeapDraft, change: 'begun' | 'edited' | 'closed'): Promise<void> {
    const { id, ...body } = draft
    await tell(`/api/leaps/${id}`, { method: 'PUT', body, done: t(`change.${change}`) })
    refresh(queries)
  }

  async function removeLeap({ id }: LeapView) {
    const path = `/api/leaps/${id}`
    const done = t('change.deleted')
    return refreshing(queries, send({ method: 'DELETE', path, body: null, kind: 'other', done }))
  }

  async function saveStep(
    draft: LeapStepDraft,
    change: 'stepAdded' | 'stepEdited' | 'stepDone',
    text: string,
  ) {
    const { id, ...body } = draft
    const done = t(`change.${change}`, { text })
    const path = `/api/leaps/steps/${id}`
    return refreshing(queries, send({ method: 'PUT', path, body, kind: 'other', done }))
  }

  async function removeStep({ id }: LeapStepView, text: string) {
    const path = `/api/leaps/steps/${id}`
    const done = t('change.stepDeleted', { text })
    return refreshing(queries, send({ method: 'DELETE', path, body: null, kind: 'other', done }))
  }

  async function promise({ id }: LeapStepView, text: string) {
    const path = `/api/leaps/steps/${id}/promise`
    const done = t('change.promised', { text })
    const body = { followUpId: newId() }
    return refreshing(queries, send({ method: 'PUT', path, body, kind: 'other', done }))
  }

  return { saveLeap, removeLeap, saveStep, removeStep, promise }
}

export function newId(): string {
  return uuidv7(new Date())
}

/** What is sent of a departure that was shown. */
export function leapDraft({ steps: _, ...leap }: LeapView): LeapDraft {
  return leap
}

/** What is sent of a step that was shown. */
export function stepDraft({ promise: _, ...step }: LeapStepView): LeapStepDraft {
  return step
}

async function refreshing<T>(queries: QueryClient, sending: Promise<Outcome<T>>): Promise<Outcome<T>> {
  const outcome = await sending
  if (outcome.kind !== 'waiting') refresh(queries)
  return outcome
}

function refresh(queries: QueryClient): void {
  for (const key of ['leaps', 'follow-ups', 'today', 'batches']) {
    void queries.invalidateQueries({ queryKey: [key] })
  }
}
