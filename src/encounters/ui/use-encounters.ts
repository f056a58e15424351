import { type QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { uuidv7 } from '../../lib/uuid.ts'
import { ask } from '../../web/api.ts'
import { askOrKept } from '../../web/kept.ts'
import { type Outcome, send } from '../../web/outbox.ts'
import type { EncounterBody, FollowUpBody } from '../capture-draft.ts'
import type { EncounterView, FollowUp, FollowUpView } from '../encounter.ts'

/** A page of the journal, newest first. */
interface EncounterPage {
  encounters: EncounterView[]
  next: string | null
}

/** Encounters, newest first, of one person or of all. */
export function useEncounters({ personId }: { personId?: string } = {}) {
  return useInfiniteQuery({
    queryKey: ['encounters', personId ?? 'all'],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: '30' })
      if (personId) query.set('person', personId)
      if (pageParam) query.set('cursor', pageParam)
      return askOrKept<EncounterPage>(`/api/encounters?${query}`, signal)
    },
    initialPageParam: null as string | null,
    getNextPageParam: last => last.next,
  })
}

/** Promises still open, of one person or of all. */
export function useOpenFollowUps({ personId }: { personId?: string } = {}) {
  return useQuery({
    queryKey: ['follow-ups', personId ?? 'all'],
    queryFn: ({ signal }) =>
      ask<FollowUpView[]>(`/api/follow-ups?open=1${personId ? `&person=${personId}` : ''}`, signal),
  })
}

/** Saves, deletes and ticks through the outbox: at once on the screen, on the server when it can be reached. */
export function useEncounterChanges() {
  const queries = useQueryClient()
  const { t } = useTranslation('encounters')

  async function save(id: string, body: EncounterBody, names: string[]): Promise<Outcome<EncounterView>> {
    if (body.revision === undefined) showAtOnce(queries, viewOf(id, body, names))
    const key =
      body.revision !== undefined ? 'ui.saved.edited' : body.planned ? 'ui.saved.planned' : 'ui.saved.logged'
    const done = names.length > 0 ? t(key, { names: names.join(', ') }) : t('ui.saved.alone')
    const path = `/api/encounters/${id}`
    return refreshing(queries, send<EncounterView>({ method: 'PUT', path, body, kind: 'encounter', done }))
  }

  async function remove({ id, people }: EncounterView): Promise<Outcome<unknown>> {
    const done = t('ui.saved.deleted', { names: people.map(({ name }) => name).join(', ') })
    const path = `/api/encounters/${id}`
    return refreshing(queries, send({ method: 'DELETE', path, body: null, kind: 'encounter', done }))
  }

  async function saveFollowUp({
    newPerson = null,
    ...followUp
  }: FollowUp & Partial<FollowUpBody>): Promise<Outcome<unknown>> {
    const { id, text, by, personId, encounterId, dueOn, doneOn } = followUp
    // Without a revision: a tick says how it is, whatever was before.
    const body = { text, by, personId, encounterId, dueOn, doneOn, newPerson }
    const done = t(body.doneOn ? 'ui.saved.promiseDone' : 'ui.saved.promise', { text: body.text })
    const path = `/api/follow-ups/${id}`
    return refreshing(queries, send({ method: 'PUT', path, body, kind: 'other', done }))
  }

  return { save, remove, saveFollowUp }
}

export function newId(): string {
  return uuidv7(new Date())
}

/** Without network, what was noted still shows at the top of the journal and of its people. */
function showAtOnce(queries: QueryClient, view: EncounterView): void {
  for (const key of ['all', ...view.personIds]) {
    queries.setQueryData<{ pages: EncounterPage[]; pageParams: unknown[] }>(['encounters', key], known => {
      const [first, ...rest] = known?.pages ?? []
      if (!known || !first) return known
      const encounters = [view, ...first.encounters].sort((a, b) =>
        a.day < b.day ? 1 : a.day > b.day ? -1 : 0,
      )
      return { ...known, pages: [{ ...first, encounters }, ...rest] }
    })
  }
}

function viewOf(
  id: string,
  { newPeople: _, followUps, ...fields }: EncounterBody,
  names: string[],
): EncounterView {
  return {
    ...fields,
    id,
    revision: '',
    people: fields.personIds.map((personId, i) => ({ id: personId, name: names[i] ?? '' })),
    followUps: followUps.map(followUp => ({ ...followUp, encounterId: id })),
  }
}

async function refreshing<T>(queries: QueryClient, sending: Promise<Outcome<T>>): Promise<Outcome<T>> {
  const outcome = await sending
  if (outcome.kind !== 'waiting') {
    for (const key of ['encounters', 'follow-ups', 'today', 'people', 'person', 'names', 'batches']) {
      void queries.invalidateQueries({ queryKey: [key] })
    }
  }
  return outcome
}
