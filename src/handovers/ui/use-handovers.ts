import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Day } from '../../lib/day.ts'
import { uuidv7 } from '../../lib/uuid.ts'
import { ask, tell } from '../../web/api.ts'
import { askOrKept } from '../../web/kept.ts'
import { type Outcome, send } from '../../web/outbox.ts'
import type { MailDraft } from '../drafts.ts'
import type { HandoverDraft, Outcome as WentHow } from '../handover.ts'
import type { FitView, HandoverNews, LinkedHandover, OpeningView, SentView } from '../handover-view.ts'
import type { PeerProfile } from '../peer-fit.ts'
import type { Terms } from '../terms.ts'

interface Handovers {
  handovers: LinkedHandover[]
  /** The owner's own server sends letters. */
  canMail: boolean
}

/** Those of a mandate, the newest first. */
export function useHandovers(mandateId: string) {
  return useQuery({
    queryKey: ['handovers', 'of', mandateId],
    queryFn: ({ signal }) => askOrKept<Handovers>(`/api/handovers?mandate=${mandateId}`, signal),
  })
}

/** Who may take a mandate, the best first. */
export function useFit(mandateId: string, personId: string | null) {
  const also = personId ? `&person=${personId}` : ''
  return useQuery({
    queryKey: ['handovers', 'fit', mandateId, personId],
    queryFn: ({ signal }) => ask<FitView[]>(`/api/handovers/fit?mandate=${mandateId}${also}`, signal),
  })
}

/** What concerns the owner this morning; nothing while it is not known. */
export function useHandoverNews(): HandoverNews[] {
  const { data = [] } = useQuery({
    queryKey: ['handovers', 'news'],
    queryFn: ({ signal }) => askOrKept<HandoverNews[]>('/api/handovers/news', signal),
  })
  return data
}

export function useOpenings(id: string, enabled: boolean) {
  return useQuery({
    queryKey: ['handovers', 'openings', id],
    queryFn: ({ signal }) => ask<OpeningView[]>(`/api/handovers/${id}/openings`, signal),
    enabled,
  })
}

export interface SendHow {
  by: 'mail' | 'hand'
  days: number
}

export interface TermsBody {
  terms: Terms
  agreedOn: Day | null
  invoicedOn: Day | null
  paidOn: Day | null
}

/** Everything the owner does with handovers. What only notes something waits for the network; what makes a link does not. */
export function useHandoverChanges() {
  const queries = useQueryClient()
  const { t } = useTranslation('handovers')
  const wordsOf = ({ person, mandate }: LinkedHandover) => ({
    name: person.name || t('ui.gone'),
    what: mandate.what,
  })

  async function save({ id, ...body }: HandoverDraft): Promise<LinkedHandover> {
    const done = t('ui.saved.draft')
    return refreshing(queries, tell<LinkedHandover>(`/api/handovers/${id}`, { method: 'PUT', body, done }))
  }

  async function remove(handover: LinkedHandover): Promise<unknown> {
    const done = t('change.deleted', wordsOf(handover))
    return refreshing(queries, tell(`/api/handovers/${handover.id}`, { method: 'DELETE', done }))
  }

  async function makeLink(way: 'send' | 'renew', handover: LinkedHandover, body: SendHow): Promise<SentView> {
    const done = t(`change.${way}`, wordsOf(handover))
    const path = `/api/handovers/${handover.id}/${way}`
    return refreshing(queries, tell<SentView>(path, { method: 'POST', body, done }))
  }

  async function revoke(handover: LinkedHandover): Promise<LinkedHandover> {
    const done = t('change.revoke', wordsOf(handover))
    const path = `/api/handovers/${handover.id}/revoke`
    return refreshing(queries, tell<LinkedHandover>(path, { method: 'POST', done }))
  }

  async function remind(handoverId: string, by: 'mail' | 'hand'): Promise<LinkedHandover> {
    const done = t('ui.saved.reminded')
    const path = `/api/handovers/${handoverId}/remind`
    return refreshing(queries, tell<LinkedHandover>(path, { method: 'POST', body: { by }, done }))
  }

  function note(handover: LinkedHandover, way: 'answer' | 'client' | 'terms' | 'close', body: unknown) {
    const path = `/api/handovers/${handover.id}/${way}`
    const done = t(`change.${way}`, wordsOf(handover))
    return noted(queries, send<LinkedHandover>({ method: 'POST', path, body, kind: 'other', done }))
  }

  return {
    save,
    remove,
    makeLink,
    revoke,
    remind,
    answer: (handover: LinkedHandover, text: string) => note(handover, 'answer', { id: newId(), text }),
    client: (handover: LinkedHandover, body: { agreedOn?: Day | null; toldOn?: Day | null }) =>
      note(handover, 'client', body),
    terms: (handover: LinkedHandover, body: TermsBody) => note(handover, 'terms', body),
    close: (handover: LinkedHandover, body: WentHow) => note(handover, 'close', body),
    savePeer: ({ id, name }: { id: string; name: string }, body: PeerProfile) => {
      const path = `/api/handovers/peers/${id}`
      const done = t('change.peer', { name })
      return noted(queries, send<null>({ method: 'PUT', path, body, kind: 'other', done }))
    },
  }
}

/** A file of another desk comes in. */
export function useReceive() {
  const queries = useQueryClient()
  const { t } = useTranslation('handovers')
  return async (file: unknown): Promise<{ outcome: 'created' | 'kept'; mandateId: string }> =>
    refreshing(
      queries,
      tell('/api/handovers/received', { method: 'POST', body: file, done: t('ui.saved.received') }),
    )
}

/** A letter to the client: asked for when it is to be read. */
export function askLetter(kind: 'consent' | 'takeover', mandateId: string, personId: string) {
  return ask<MailDraft>(`/api/handovers/draft?kind=${kind}&mandate=${mandateId}&person=${personId}`)
}

export function askReminder(handoverId: string): Promise<MailDraft> {
  return ask<MailDraft>(`/api/handovers/${handoverId}/reminder`)
}

export function newId(): string {
  return uuidv7(new Date())
}

/** A handover changes its mandate, the ledger, who is to be thanked. */
const READERS = [
  'handovers',
  'mandates',
  'provenance',
  'favours',
  'thanks',
  'people',
  'names',
  'today',
  'batches',
]

async function refreshing<T>(queries: QueryClient, sending: Promise<{ value: T }>): Promise<T> {
  try {
    return (await sending).value
  } finally {
    void refresh(queries)
  }
}

async function noted<T>(queries: QueryClient, sending: Promise<Outcome<T>>): Promise<Outcome<T>> {
  const outcome = await sending
  if (outcome.kind !== 'waiting') void refresh(queries)
  return outcome
}

async function refresh(queries: QueryClient): Promise<void> {
  await Promise.all(READERS.map(key => queries.invalidateQueries({ queryKey: [key] })))
}
