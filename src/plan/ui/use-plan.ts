import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Day } from '../../lib/day.ts'
import { uuidv7 } from '../../lib/uuid.ts'
import { tell } from '../../web/api.ts'
import { askOrKept } from '../../web/kept.ts'
import { send } from '../../web/outbox.ts'
import { offerUndo } from '../../web/undo.ts'
import type { DeclineView } from '../decline.ts'
import type { FrontsView } from '../fronts.ts'
import type { Energy, PlanItemView, Reason, WeekPlanView, WeekView } from '../plan.ts'

/** Every question of the slice begins with this key: any change asks them again. */
const KEY = 'plans'

export interface Wish {
  energy: Energy
  budgetCents: number | null
  evenings: number
  rampWeek: number | null
}

/** @param monday of the week shown; null: the one to plan. */
export function useWeek(monday: Day | null) {
  return useAsked<WeekView>(['week', monday ?? ''], `/api/plans/week${monday ? `?monday=${monday}` : ''}`)
}

export function useFronts() {
  return useAsked<FrontsView>(['fronts'], '/api/plans/fronts')
}

export function useDecline(monday: Day | null) {
  return useAsked<DeclineView>(
    ['decline', monday ?? ''],
    `/api/plans/decline${monday ? `?monday=${monday}` : ''}`,
  )
}

export function useItemsToday() {
  return useAsked<{ items: PlanItemView[] }>(['today'], '/api/plans/today')
}

export function useMoves(itemId: string) {
  return useAsked<{ moves: { day: Day; time: string | null }[] }>(
    ['moves', itemId],
    `/api/plans/items/${itemId}/moves`,
  )
}

type Gesture =
  | { act: 'accept' | 'easier' | 'done' }
  | { act: 'refuse'; reason: Reason | null }
  | { act: 'move'; day: Day; time: string | null }

const DONE = {
  accept: 'change.accepted',
  refuse: 'change.refused',
  move: 'change.moved',
  easier: 'change.eased',
  done: 'change.done',
} as const

/** Saved at once where there is a network, else when it is back; each can be undone in one go. */
export function usePlanChanges() {
  const queries = useQueryClient()
  const { t } = useTranslation('plan')
  return {
    change: async ({ id }: PlanItemView, gesture: Gesture) => {
      const outcome = await send({
        method: 'PUT',
        path: `/api/plans/items/${id}`,
        body: gesture,
        kind: 'other',
        done: t(DONE[gesture.act]),
      })
      if (outcome.kind === 'waiting') offerUndo({ batch: null, done: t('waits') })
      else await refresh(queries)
    },
    decline: async ({ outingId, title }: { outingId: string; title: string }) => {
      const outcome = await send({
        method: 'PUT',
        path: `/api/plans/decline/${outingId}`,
        body: {},
        kind: 'other',
        done: t('change.declined', { title }),
      })
      if (outcome.kind === 'waiting') offerUndo({ batch: null, done: t('waits') })
      else await refresh(queries)
    },
    /** @returns whether something else was found. */
    swap: async ({ id }: PlanItemView) => {
      const { value } = await tell<{ isSwapped: boolean }>(`/api/plans/items/${id}/swap`, {
        method: 'POST',
        body: {},
        done: t('change.swapped'),
      })
      await refresh(queries)
      return value.isSwapped
    },
    propose: async (monday: Day, wish: Wish, said: string) => {
      await tell<WeekPlanView>('/api/plans/week', {
        method: 'POST',
        body: { id: uuidv7(new Date()), monday, ...wish },
        done: t('change.proposed', { day: said }),
      })
      await refresh(queries)
    },
  }
}

async function refresh(queries: QueryClient): Promise<void> {
  const keys = [KEY, 'encounters', 'follow-ups', 'outings', 'today', 'batches']
  await Promise.all(keys.map(key => queries.invalidateQueries({ queryKey: [key] })))
}

function useAsked<T>(key: readonly string[], path: string) {
  return useQuery({ queryKey: [KEY, ...key], queryFn: ({ signal }) => askOrKept<T>(path, signal) })
}
