import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { newId } from '../../encounters/ui/use-encounters.ts'
import { addDays, type Day } from '../../lib/day.ts'
import { useFormat } from '../../web/format.ts'
import { askOrKept } from '../../web/kept.ts'
import { send } from '../../web/outbox.ts'
import type { Morning } from '../morning.ts'

const KEY = ['today']

/** This morning's page; the last one kept on the device when there is no network. */
export function useMorning() {
  return useQuery({ queryKey: KEY, queryFn: ({ signal }) => askOrKept<Morning>('/api/today', signal) })
}

/** Answers to a suggestion: it leaves the list at once. */
export function useReplies(today: Day) {
  const queries = useQueryClient()
  const { t } = useTranslation('today')
  const { relativeDay } = useFormat()

  function putAway(personId: string): void {
    queries.setQueryData<Morning>(
      KEY,
      morning =>
        morning && {
          ...morning,
          suggestions: morning.suggestions.filter(({ person }) => person.id !== personId),
        },
    )
  }

  async function reply(
    person: { id: string; name: string },
    answer: { days: number } | 'never',
  ): Promise<void> {
    putAway(person.id)
    const until = answer === 'never' ? null : addDays(today, answer.days)
    const done = until
      ? t('page.action.saidLater', { name: person.name, when: relativeDay(until, today) })
      : t('page.action.saidNever', { name: person.name })
    const body = {
      id: newId(),
      personId: person.id,
      reply: until ? 'later' : 'never',
      ...(until ? { until } : {}),
    }
    await send({ method: 'POST', path: '/api/today/replies', body, kind: 'other', done })
    await queries.invalidateQueries({ queryKey: KEY })
  }

  return { reply, putAway }
}
