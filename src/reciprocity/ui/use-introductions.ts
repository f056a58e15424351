import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { newId } from '../../encounters/ui/use-encounters.ts'
import { ask } from '../../web/api.ts'
import { send } from '../../web/outbox.ts'
import type { Introduction } from '../shown.ts'
import { refresh } from './use-favours.ts'

/** Those under way. */
export function useIntroductions() {
  return useQuery({
    queryKey: ['reciprocity', 'introductions'],
    queryFn: ({ signal }) => ask<Introduction[]>('/api/reciprocity/introductions', signal),
  })
}

interface Somebody {
  id: string
  name: string
}

/** Asks both, then makes them meet, or lets it go. */
export function useIntroductionChanges() {
  const queries = useQueryClient()
  const { t } = useTranslation('reciprocity')
  const tellBase = async (method: 'PUT' | 'POST' | 'DELETE', path: string, body: unknown, done: string) => {
    await send({ method, path: `/api/reciprocity/introductions/${path}`, body, kind: 'other', done })
    refresh(queries)
  }

  const askBoth = (person: Somebody, other: Somebody) => {
    const body = {
      personId: person.id,
      otherId: other.id,
      personFollowUpId: newId(),
      otherFollowUpId: newId(),
    }
    return tellBase('PUT', newId(), body, t('change.asked', { name: person.name, other: other.name }))
  }
  const connect = ({ id, person, other }: Introduction) => {
    const done = t('change.connected', { name: person.name, other: other.name })
    return tellBase('POST', `${id}/connect`, { favourId: newId() }, done)
  }
  const drop = ({ id, person, other }: Introduction) =>
    tellBase('DELETE', id, null, t('change.dropped', { name: person.name, other: other.name }))

  return { askBoth, connect, drop }
}
