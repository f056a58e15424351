import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { newId } from '../../encounters/ui/use-encounters.ts'
import type { Day } from '../../lib/day.ts'
import { ask } from '../../web/api.ts'
import { askOrKept } from '../../web/kept.ts'
import { send } from '../../web/outbox.ts'
import type { ThanksWay } from '../favour.ts'
import type { KeptThanks, ReadyDraft, ThanksDue } from '../shown.ts'
import { refresh } from './use-favours.ts'

/** Whom to thank, to whom to give news. */
export function useThanks() {
  return useQuery({
    queryKey: ['thanks', 'due'],
    queryFn: ({ signal }) => askOrKept<ThanksDue[]>('/api/thanks', signal),
  })
}

/** What is due, and what was answered, about one mandate. */
export function useMandateThanks(mandateId: string) {
  return useQuery({
    queryKey: ['thanks', mandateId],
    queryFn: ({ signal }) =>
      ask<{ due: ThanksDue[]; kept: KeptThanks[] }>(`/api/thanks/mandate/${mandateId}`, signal),
  })
}

export type ThanksDraft = ReadyDraft & { client: string; namesClient: boolean }

/** The draft of a word, written anew each time it is opened; never under the owner's hands. */
export function useThanksLetter(due: ThanksDue, way: ThanksWay, namesClient: boolean | null) {
  const { person, occasion, mandate, favour } = due
  const query = new URLSearchParams({ person: person.id, occasion, way })
  if (mandate) query.set('mandate', mandate.id)
  if (favour) query.set('favour', favour.id)
  if (namesClient !== null) query.set('client', namesClient ? '1' : '0')
  return useQuery({
    queryKey: ['thanks-letter', way, `${query}`],
    queryFn: ({ signal }) => ask<ThanksDraft>(`/api/thanks/draft?${query}`, signal),
    // Named or not, the words stay on the screen until the others come.
    placeholderData: (before, query) => (query?.queryKey[1] === way ? before : undefined),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}

type Answer =
  | { answer: 'said'; how: ThanksWay; note: string }
  | { answer: 'declined' }
  | { answer: 'later'; until: Day }

/** Answers to what is due: it leaves the lists at once. */
export function useThanksAnswers() {
  const queries = useQueryClient()
  const { t } = useTranslation('reciprocity')

  return async function answerTo(due: ThanksDue, answer: Answer): Promise<void> {
    const { key, person, occasion, mandateId, favourId } = due
    queries.setQueryData<ThanksDue[]>(['thanks', 'due'], list => list?.filter(each => each.key !== key))
    const body = {
      id: newId(),
      personId: person.id,
      occasion,
      mandateId,
      favourId,
      ...answer,
      ...(answer.answer === 'said' ? { encounterId: newId() } : {}),
    }
    const done = t(`change.${answer.answer}`, { name: person.name })
    await send({ method: 'POST', path: '/api/thanks', body, kind: 'other', done })
    refresh(queries)
  }
}
