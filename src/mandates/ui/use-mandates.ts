import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '../../lib/day.ts'
import { currencyOf } from '../../lib/money.ts'
import { uuidv7 } from '../../lib/uuid.ts'
import type { Named } from '../../people/person.ts'
import { askOrKept } from '../../web/kept.ts'
import { type Outcome, send } from '../../web/outbox.ts'
import { useDesk, useToday } from '../../web/session.ts'
import { shared, useShared } from '../../web/shared-value.ts'
import { offerUndo } from '../../web/undo.ts'
import {
  factsOf,
  type Mandate,
  type MandateDraft,
  type MandateView,
  type PersonMandate,
  type Stage,
} from '../mandate.ts'
import type { MandateBody } from '../mandate-draft.ts'
import { dateOf } from '../settle.ts'

interface Mandates {
  mandates: MandateView[]
}

/** Those at these stages, heard of last first; of those with these words where there are some. */
export function useMandates(stages: readonly Stage[], { q = '', enabled = true } = {}) {
  const moves = useShared(underWay)
  return useQuery({
    queryKey: ['mandates', 'list', stages.join(), q],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ stage: stages.join(), ...(q ? { q } : {}) })
      return askOrKept<Mandates>(`/api/mandates?${query}`, signal)
    },
    select: useCallback(({ mandates }: Mandates) => mandates.map(each => whereItGoes(each, moves)), [moves]),
    enabled,
  })
}

export function useMandate(id: string) {
  const moves = useShared(underWay)
  return useQuery({
    queryKey: ['mandates', 'one', id],
    queryFn: ({ signal }) => askOrKept<MandateView>(`/api/mandates/${id}`, signal),
    select: useCallback((mandate: MandateView) => whereItGoes(mandate, moves), [moves]),
  })
}

/** What somebody has to do with the mandates. */
export function useMandatesOf(personId: string) {
  return useQuery({
    queryKey: ['mandates', 'of', personId],
    queryFn: ({ signal }) => askOrKept<{ mandates: PersonMandate[] }>(`/api/mandates/of/${personId}`, signal),
    select: ({ mandates }) => mandates,
  })
}

/** What the desk is paid in, unless said otherwise. */
export function useCurrency(): string {
  return currencyOf(useDesk()?.settings.country ?? 'FR')
}

/** What may change of a mandate where it stands. */
export type MandateChange = Partial<Mandate> & { newPeople?: readonly Named[] }

/** Notes, edits, moves and deletes through the outbox: without network they leave later. */
export function useMandateChanges() {
  const queries = useQueryClient()
  const today = useToday()
  const { t } = useTranslation('mandates')

  async function note(body: MandateBody): Promise<Outcome<MandateView>> {
    const path = `/api/mandates/${newId()}`
    const done = t('ui.saved.noted', { what: body.what })
    const sending = send<MandateView>({ method: 'PUT', path, body, kind: 'other', done })
    const outcome = await refreshing(queries, sending)
    if (outcome.kind === 'waiting') offerUndo({ batch: null, done: t('ui.saved.waits') })
    return outcome
  }

  /** A change that is worked out waits for the one before and builds on it; one from a form, on what the form showed. */
  async function edit(
    mandate: MandateView,
    change: MandateChange | ((latest: MandateView) => MandateChange),
    done?: string,
  ): Promise<Outcome<MandateView>> {
    if (typeof change !== 'function') return put(mandate, change, done)
    const before = lastEdit.get(mandate.id) ?? Promise.resolve()
    const editing = before
      .catch(() => undefined)
      .then(() => {
        const latest = queries.getQueryData<MandateView>(['mandates', 'one', mandate.id]) ?? mandate
        return put(latest, change(latest), done)
      })
    lastEdit.set(mandate.id, editing)
    return editing
  }

  async function put(
    mandate: MandateView,
    { newPeople = [], ...change }: MandateChange,
    done = t('ui.saved.edited', { what: change.what ?? mandate.what }),
  ): Promise<Outcome<MandateView>> {
    const { id, ...facts } = { ...factsOf(mandate), ...change }
    const body: Omit<MandateDraft, 'id'> = { ...facts, newPeople, revision: mandate.revision }
    const path = `/api/mandates/${id}`
    const sending = send<MandateView>({ method: 'PUT', path, body, kind: 'other', done })
    const outcome = await sending
    if (outcome.kind === 'sent') queries.setQueryData(['mandates', 'one', id], outcome.value)
    return refreshing(queries, sending)
  }

  /** At once on the screen; a mandate that is won or delivered has people to thank. */
  async function move(mandate: MandateView, stage: Stage, on: Day = today): Promise<Outcome<MandateView>> {
    const { id, what } = mandate
    const going = { stage, on }
    underWay.set(new Map(underWay.get()).set(id, going))
    showAtOnce(queries, whereItGoes(mandate, underWay.get()))
    const key = stage === 'won' || stage === 'delivered' ? (`ui.saved.thanks.${stage}` as const) : null
    const done = key ? t(key, { what }) : t(`change.moved.${stage}`, { what })
    const path = `/api/mandates/${id}/stage`
    const sending = send<MandateView>({ method: 'POST', path, body: going, kind: 'other', done })
    const { kind } = await sending
    if (kind === 'refused') arrive(id, going)
    const outcome = await refreshing(queries, sending)
    arrive(id, going)
    return outcome
  }

  function remove({ id, what }: MandateView): Promise<Outcome<unknown>> {
    const path = `/api/mandates/${id}`
    const done = t('change.deleted', { what })
    return refreshing(queries, send({ method: 'DELETE', path, body: null, kind: 'other', done }))
  }

  return { note, edit, move, remove }
}

/** The last edit of each mandate, to be waited for by the next one. */
const lastEdit = new Map<string, Promise<unknown>>()

interface Move {
  stage: Stage
  on: Day
}
type Moves = ReadonlyMap<string, Move>

/** Moves that the server has not answered yet: an older answer that comes in between does not take them back. */
const underWay = shared<Moves>(new Map())

/** Unless it goes on to yet another stage. */
function arrive(id: string, move: Move): void {
  if (underWay.get().get(id) === move)
    underWay.set(new Map([...underWay.get()].filter(([key]) => key !== id)))
}

function whereItGoes(mandate: MandateView, moves: Moves): MandateView {
  const going = moves.get(mandate.id)
  return going ? { ...mandate, stage: going.stage, [dateOf(going.stage)]: going.on } : mandate
}

export function newId(): string {
  return uuidv7(new Date())
}

function showAtOnce(queries: QueryClient, mandate: MandateView): void {
  queries.setQueryData<MandateView>(['mandates', 'one', mandate.id], known => known && mandate)
  queries.setQueriesData<Mandates>(
    { queryKey: ['mandates', 'list'] },
    known => known && { mandates: known.mandates.map(each => (each.id === mandate.id ? mandate : each)) },
  )
}

/** A mandate changes what screens of later slices tell: who is to be thanked, where work comes from. */
const READERS = ['mandates', 'provenance', 'thanks', 'favours', 'people', 'names', 'today', 'batches']

async function refreshing<T>(queries: QueryClient, sending: Promise<Outcome<T>>): Promise<Outcome<T>> {
  const outcome = await sending
  if (outcome.kind !== 'waiting') {
    await Promise.all(READERS.map(key => queries.invalidateQueries({ queryKey: [key] })))
  }
  return outcome
}
