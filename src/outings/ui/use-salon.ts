import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { uuidv7 } from '../../lib/uuid.ts'
import { askOrKept } from '../../web/kept.ts'
import { outbox, send } from '../../web/outbox.ts'
import { useDesk } from '../../web/session.ts'
import { useShared } from '../../web/shared-value.ts'
import { type MetDraft, type MetPromise, type Pitch, type SalonView, withWaiting } from '../met.ts'
import type { OutingPersonView } from '../outing.ts'

const READERS = [
  'salon',
  'outings',
  'outing',
  'after',
  'encounters',
  'follow-ups',
  'people',
  'names',
  'today',
]

/** Salon mode of an outing: what the server answered, or this device kept, with all that it noted since. */
export function useSalon(outingId: string) {
  const queries = useQueryClient()
  const deskId = useDesk()?.desk.id
  const entries = useShared(outbox)
  const waiting = useMemo(() => entries.filter(entry => entry.deskId === deskId), [entries, deskId])
  const key = useMemo(() => ['salon', outingId], [outingId])
  const { data, error, isPending } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => askOrKept<SalonView>(`/api/outings/${outingId}/salon`, signal),
  })
  // What has just left stays on the screen until the server's own answer comes.
  useEffect(() => {
    if (waiting.length > 0)
      queries.setQueryData<SalonView>(key, known => known && withWaiting(known, waiting))
  }, [queries, key, waiting])
  const view = useMemo(() => data && withWaiting(data, waiting), [data, waiting])
  return { view, error, isPending }
}

/** What is noted in salon mode: kept on this device first, sent when it can be. No bar: each is taken back where it stands. */
export function useSalonChanges(outingId: string) {
  const queries = useQueryClient()
  const { t } = useTranslation('outings')

  async function change(
    method: 'PUT' | 'DELETE',
    path: string,
    body: unknown,
    { kind = 'other', done = null }: { kind?: 'encounter' | 'other'; done?: string | null } = {},
  ): Promise<void> {
    const outcome = await send({ method, path, body, kind, done })
    if (outcome.kind !== 'sent') return
    for (const reader of READERS) void queries.invalidateQueries({ queryKey: [reader] })
  }

  const metPath = (id: string) => `/api/outings/${outingId}/met/${id}`

  /** @returns the id under which they are noted. */
  function meet(said: Partial<MetDraft>, expected?: OutingPersonView): string {
    const id = expected?.id ?? newId()
    const personId = said.personId ?? expected?.personId ?? newId()
    const body = { ...draft(said), personId, encounterId: newId() }
    void change('PUT', metPath(id), body, { kind: 'encounter' })
    return id
  }

  function sayWord(person: OutingPersonView, word: string, promise: Omit<MetPromise, 'id'> | null): void {
    if (word === '' || person.personId === null || person.encounterId === null) return
    const { personId, encounterId, metAt: at } = person
    const said = { word, promise: promise && { ...promise, id: newId() }, ...(at === null ? {} : { at }) }
    void change('PUT', metPath(person.id), { ...draft(said), personId, encounterId })
  }

  return {
    meet,
    sayWord,
    keepPicture: (id: string, base64: string) => void change('PUT', `${metPath(id)}/picture`, { base64 }),
    takeBack: (id: string) => void change('DELETE', metPath(id), null),
    reach: (aimId: string, reached: boolean | null) =>
      void change('PUT', `/api/outings/${outingId}/aims/${aimId}`, { reached }),
    savePitch: (pitch: Pitch) =>
      void change('PUT', '/api/outings/pitch', pitch, { done: t('salon.pitchSaved') }),
  }
}

function draft(said: Partial<MetDraft>): Omit<MetDraft, 'personId' | 'encounterId'> {
  return {
    ...{ name: '', organisation: '', phone: '', mail: '', word: '', isNew: null, card: null, promise: null },
    at: new Date().toISOString(),
    ...said,
  }
}

function newId(): string {
  return uuidv7(new Date())
}
