import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Span } from '../../lib/day.ts'
import type { Problem as ReadingProblem } from '../../lib/problem.ts'
import { uuidv7 } from '../../lib/uuid.ts'
import { tell } from '../../web/api.ts'
import { askOrKept } from '../../web/kept.ts'
import { type Outcome, send } from '../../web/outbox.ts'
import type { Brief } from '../brief.ts'
import type { BroughtView } from '../brought.ts'
import type { Choices, MonthProposal } from '../choose.ts'
import type { Proposal } from '../expected.ts'
import type { Guess } from '../guess-expected.ts'
import {
  factsOf,
  type Outing,
  type OutingDraft,
  type OutingPersonDraft,
  type OutingPersonView,
  type OutingView,
  type PersonOuting,
} from '../outing.ts'

export const newId = () => uuidv7(new Date())

/** Every question about outings begins with this key: any change asks them again. */
const KEY = 'outings'

export interface ToConfirm {
  id: string
  personId: string | null
  name: string
  organisation: string
  origin?: 'list' | 'guess' | 'typed'
}

export function useOutings({ from, to }: Span) {
  const { data, ...rest } = useAsked<{ outings: OutingView[] }>(
    ['list', from, to],
    `/api/outings?from=${from}&to=${to}`,
  )
  return { data: data?.outings, ...rest }
}

export function useOuting(id: string) {
  return useAsked<OutingView>(['one', id], `/api/outings/${id}`)
}

export function useChoices({ from, to }: Span) {
  return useAsked<Choices>(['choice', from, to], `/api/outings/choice?from=${from}&to=${to}`)
}

export function useBrief(id: string) {
  return useAsked<Brief>(['brief', id], `/api/outings/${id}/brief`)
}

export function useGuesses(id: string) {
  return useAsked<{ guesses: Guess[] }>(['guess', id], `/api/outings/${id}/guess`)
}

export function useBrought(id: string) {
  return useAsked<BroughtView>(['brought', id], `/api/outings/${id}/brought`)
}

export function useBroughtLately() {
  return useAsked<{ outings: (BroughtView & { outing: OutingView })[] }>(['brought'], '/api/outings/brought')
}

export function useOutingsOfPerson(personId: string) {
  return useAsked<{ outings: PersonOuting[] }>(['with', personId], `/api/outings/with/${personId}`)
}

/** Saved at once where there is a network, else when it is back; each can be undone. */
export function useOutingChanges() {
  const queries = useQueryClient()
  const { t } = useTranslation('outings')
  const refresh = () =>
    Promise.all(
      [KEY, 'salon', 'batches', 'encounters', 'today'].map(key =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    )

  async function save({ id, ...outing }: OutingDraft, was?: Outing['state']): Promise<Outcome<OutingView>> {
    const { title, state } = outing
    const done = t(was === state ? 'change.outing.edited' : `change.outing.${state}`, { title })
    const path = `/api/outings/${id}`
    const outcome = await send<OutingView>({ method: 'PUT', path, body: outing, kind: 'other', done })
    // What was answered shows at once: the next edit starts from it.
    if (outcome.kind === 'sent') queries.setQueryData([KEY, 'one', id], outcome.value)
    await refresh()
    return outcome
  }

  /** What fills a month, undone as one. */
  async function keepMonth(outings: readonly OutingDraft[]): Promise<void> {
    const done = t('change.outing.month', { count: outings.length })
    await send({ method: 'POST', path: '/api/outings/month/kept', body: { outings }, kind: 'other', done })
    await refresh()
  }

  /** What differs of an outing that stands. */
  const edit = (outing: OutingView, changes: Partial<Outing>) =>
    save({ ...factsOf(outing), ...changes }, outing.state)

  async function remove({ id, title }: OutingView, leave: () => Promise<void>): Promise<void> {
    const done = t('change.outing.deleted', { title })
    await send({ method: 'DELETE', path: `/api/outings/${id}`, body: null, kind: 'other', done })
    await leave()
    await refresh()
  }

  async function putPerson({ id, outingId, ...person }: OutingPersonDraft, name: string): Promise<void> {
    const done = t(`change.outing.person.${person.role}`, { name })
    const path = `/api/outings/${outingId}/people/${id}`
    await send({ method: 'PUT', path, body: person, kind: 'other', done })
    await refresh()
  }

  async function removePerson({ id, outingId, name, card }: OutingPersonView): Promise<void> {
    const done = t('change.outing.person.deleted', { name: card?.name || name })
    const path = `/api/outings/${outingId}/people/${id}`
    await send({ method: 'DELETE', path, body: null, kind: 'other', done })
    await refresh()
  }

  /** Several of a list, or guessed. */
  async function expect(outingId: string, people: readonly ToConfirm[]): Promise<void> {
    const done = t('change.outing.person.listed', { count: people.length })
    const path = `/api/outings/${outingId}/expected`
    await send({ method: 'POST', path, body: { people }, kind: 'other', done })
    await refresh()
  }

  return { save, edit, keepMonth, remove, putPerson, removePerson, expect }
}

/** Reads a list of who comes: nothing is kept yet. @throws Problem, Unreachable. */
export async function readList(
  outingId: string,
  text: string,
): Promise<{ proposals: Proposal[]; problems: ReadingProblem[] }> {
  const path = `/api/outings/${outingId}/expected`
  const { value } = await tell<{ proposals: Proposal[]; problems: ReadingProblem[] }>(path, {
    method: 'POST',
    body: { text },
  })
  return value
}

/** Two that fill the days: proposed, not kept. @throws Problem, Unreachable. */
export async function askMonth(span: Span, budgetHours: number | null): Promise<MonthProposal> {
  const body = { ...span, budgetHours }
  return (await tell<MonthProposal>('/api/outings/month', { method: 'POST', body })).value
}

function useAsked<T>(key: readonly string[], path: string) {
  return useQuery({
    queryKey: [KEY, ...key],
    queryFn: ({ signal }) => askOrKept<T>(path, signal),
    retry: false,
  })
}
