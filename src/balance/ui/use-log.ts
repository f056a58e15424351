import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Span } from '../../lib/day.ts'
import { uuidv7 } from '../../lib/uuid.ts'
import type { Named } from '../../people/person.ts'
import { askOrKept } from '../../web/kept.ts'
import { send } from '../../web/outbox.ts'
import type { LogView, WithdrawalWord } from '../log-shown.ts'

const KEY = 'balance'
const BASE = '/api/balance/log'

export function useLogFigures({ from, to }: Span) {
  return useQuery({
    queryKey: [KEY, 'log', from, to],
    queryFn: ({ signal }) => askOrKept<LogView>(`${BASE}?from=${from}&to=${to}`, signal),
    placeholderData: keepPreviousData,
  })
}

/** Asked when the owner opens it, not before. */
export function useMixedTies({ from, to }: Span, isOpen: boolean) {
  return useQuery({
    queryKey: [KEY, 'mixed', from, to],
    queryFn: ({ signal }) => askOrKept<{ people: Named[] }>(`${BASE}/mixed?from=${from}&to=${to}`, signal),
    enabled: isOpen,
  })
}

export function useWithdrawalWord() {
  return useQuery({
    queryKey: [KEY, 'word'],
    queryFn: ({ signal }) => askOrKept<{ withdrawal: WithdrawalWord | null }>(`${BASE}/word`, signal),
  })
}

/** The word was read: four weeks of silence. */
export function useReadWithdrawal() {
  const queries = useQueryClient()
  const { t } = useTranslation('balance')
  return async () => {
    const id = uuidv7(new Date())
    await send({
      ...{ method: 'POST', path: `/api/balance/words/${id}`, body: { what: 'withdrawal' }, kind: 'other' },
      done: t('change.notNow'),
    })
    await queries.invalidateQueries({ queryKey: [KEY] })
  }
}
