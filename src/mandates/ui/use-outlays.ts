import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { askOrKept } from '../../web/kept.ts'
import { send } from '../../web/outbox.ts'
import type { OutlayDraft, OutlayView } from '../outlay.ts'

/** What was noted as paid somewhere, the latest begun first. */
export function useOutlays() {
  return useQuery({
    queryKey: ['outlays'],
    queryFn: ({ signal }) => askOrKept<{ outlays: OutlayView[] }>('/api/outlays', signal),
    select: ({ outlays }) => outlays,
  })
}

const READERS = ['outlays', 'provenance', 'batches']

/** Saved at once where there is a network, else when it is back; each can be undone. */
export function useOutlayChanges() {
  const queries = useQueryClient()
  const { t } = useTranslation('mandates')

  async function sendAndRefresh(said: { method: 'PUT' | 'DELETE'; id: string; body: unknown; done: string }) {
    const { id, ...rest } = said
    const outcome = await send({ ...rest, path: `/api/outlays/${id}`, kind: 'other' })
    if (outcome.kind === 'waiting') return
    await Promise.all(READERS.map(key => queries.invalidateQueries({ queryKey: [key] })))
  }

  function save({ id, ...body }: OutlayDraft) {
    const done = t(body.revision ? 'change.outlayEdited' : 'change.outlayNoted', { label: body.label })
    return sendAndRefresh({ method: 'PUT', id, body, done })
  }

  function remove({ id, label }: OutlayView) {
    return sendAndRefresh({ method: 'DELETE', id, body: null, done: t('change.outlayDeleted', { label }) })
  }

  return { save, remove }
}
