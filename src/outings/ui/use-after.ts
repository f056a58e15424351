import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { FollowUp } from '../../encounters/encounter.ts'
import { newId, useEncounterChanges } from '../../encounters/ui/use-encounters.ts'
import type { Day } from '../../lib/day.ts'
import { ask } from '../../web/api.ts'
import { useFormat } from '../../web/format.ts'
import { send } from '../../web/outbox.ts'
import { useToday } from '../../web/session.ts'
import type { AfterPerson, AfterView, MetLately } from '../after.ts'

export type SignChannel = 'call' | 'message' | 'mail'

export function useAfter(outingId: string) {
  return useQuery({
    queryKey: ['after', outingId],
    queryFn: ({ signal }) => ask<AfterView>(`/api/outings/${outingId}/after`, signal),
  })
}

/** Those met these last days who await a sign. */
export function useMetLately() {
  return useQuery({
    queryKey: ['met-lately'],
    queryFn: ({ signal }) => ask<MetLately[]>('/api/outings/met-lately', signal),
  })
}

export function useAfterChanges(outingId: string) {
  const queries = useQueryClient()
  const { t } = useTranslation('outings')
  const { saveFollowUp } = useEncounterChanges()
  const refresh = (...keys: string[]) => {
    for (const key of keys) void queries.invalidateQueries({ queryKey: [key] })
  }

  /** The sign that is proposed becomes a follow-up. */
  async function noteSign({ personId, encounterId, sign }: AfterPerson): Promise<void> {
    if (!sign || personId === null) return
    await keepFollowUp({ id: newId(), by: 'me', personId, encounterId, doneOn: null, ...sign })
  }

  async function keepFollowUp(followUp: FollowUp): Promise<void> {
    await saveFollowUp(followUp)
    refresh('after', 'met-lately')
  }

  async function giveSign({ id, name, promises }: AfterPerson, channel: SignChannel): Promise<void> {
    const path = `/api/outings/${outingId}/met/${id}/sign`
    const followUpId = promises.find(
      ({ by, doneOn, text }) => by === 'me' && doneOn === null && text === t('met.sign', { name }),
    )?.id
    const body = { encounterId: newId(), channel, followUpId: followUpId ?? null }
    const done = t('after.signed', { name })
    const { kind } = await send({ method: 'POST', path, body, kind: 'encounter', done })
    if (kind === 'sent')
      refresh('after', 'met-lately', 'encounters', 'follow-ups', 'today', 'people', 'person')
  }

  return { noteSign, keepFollowUp, giveSign }
}

/** « d’ici mardi », « aujourd’hui ». */
export function useDueWords(): (dueOn: Day) => string {
  const { t } = useTranslation('outings')
  const { relativeDay } = useFormat()
  const today = useToday()
  return dueOn => (dueOn <= today ? t('after.today') : t('after.by', { day: relativeDay(dueOn, today) }))
}
