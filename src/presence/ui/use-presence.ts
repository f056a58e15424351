import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Span } from '../../lib/day.ts'
import { uuidv7 } from '../../lib/uuid.ts'
import { askOrKept } from '../../web/kept.ts'
import { send } from '../../web/outbox.ts'
import type { AbsenceDraft, AbsenceView } from '../absence.ts'
import type { Comparison } from '../comparison.ts'
import type { HalfDayDraft, HalfDayView } from '../half-day.ts'
import type { StandingDraft, StandingView } from '../standing.ts'
import type { TrialDraft, TrialView } from '../trial.ts'
import type { Week } from '../week.ts'

export const newId = () => uuidv7(new Date())

/** What was said of the half-days of a span, and guesses for the others. */
export function useWeek({ from, to }: Span) {
  return useQuery({
    queryKey: ['presence', 'week', from, to],
    queryFn: ({ signal }) => askOrKept<Week>(`/api/half-days?from=${from}&to=${to}`, signal),
    placeholderData: before => before,
  })
}

export function useStanding() {
  return useQuery({
    queryKey: ['presence', 'standing'],
    queryFn: ({ signal }) => askOrKept<{ standing: StandingView[] }>('/api/standing', signal),
    select: ({ standing }) => standing,
  })
}

export function useAbsences() {
  return useQuery({
    queryKey: ['presence', 'absences'],
    queryFn: ({ signal }) => askOrKept<{ absences: AbsenceView[] }>('/api/absences', signal),
    select: ({ absences }) => absences,
  })
}

export function useTrials() {
  return useQuery({
    queryKey: ['presence', 'trials'],
    queryFn: ({ signal }) => askOrKept<{ trials: TrialView[] }>('/api/trials', signal),
    select: ({ trials }) => trials,
  })
}

export function useTrial(id: string) {
  return useQuery({
    queryKey: ['presence', 'trial', id],
    queryFn: ({ signal }) => askOrKept<TrialView>(`/api/trials/${id}`, signal),
    retry: false,
  })
}

export function useComparison(id: string) {
  return useQuery({
    queryKey: ['presence', 'comparison', id],
    queryFn: ({ signal }) => askOrKept<Comparison>(`/api/trials/${id}/comparison`, signal),
    retry: false,
  })
}

/** Saved at once where there is a network, else when it is back; each can be undone. */
export function usePresenceChanges() {
  const queries = useQueryClient()
  const { t } = useTranslation('presence')

  /** @returns whether it is on the server; without network it leaves later. */
  async function put<Draft extends { id: string }>(path: string, { id, ...body }: Draft, done: string) {
    const outcome = await send({ method: 'PUT', path: `${path}/${id}`, body, kind: 'other', done })
    await refreshAfter(outcome.kind)
    return outcome.kind === 'sent'
  }
  async function take(path: string, done: string) {
    const outcome = await send({ method: 'DELETE', path, body: null, kind: 'other', done })
    await refreshAfter(outcome.kind)
  }
  async function refreshAfter(kind: string) {
    if (kind === 'waiting') return
    await Promise.all(['presence', 'batches'].map(key => queries.invalidateQueries({ queryKey: [key] })))
  }

  return {
    sayHalf: (half: HalfDayDraft) =>
      put('/api/half-days', half, t(half.revision ? 'change.halfEdited' : 'change.halfSaid')),
    unsayHalf: ({ id }: HalfDayView) => take(`/api/half-days/${id}`, t('change.halfUnsaid')),
    saveStanding: (standing: StandingDraft) => {
      const { what, revision } = standing
      return put(
        '/api/standing',
        standing,
        t(revision ? 'change.standingEdited' : 'change.standingEntered', { what }),
      )
    },
    removeStanding: ({ id, what }: StandingView) =>
      take(`/api/standing/${id}`, t('change.standingDeleted', { what })),
    saveAbsence: (absence: AbsenceDraft) =>
      put('/api/absences', absence, t(absence.revision ? 'change.absenceEdited' : 'change.absenceNoted')),
    removeAbsence: ({ id }: AbsenceView) => take(`/api/absences/${id}`, t('change.absenceDeleted')),
    saveTrial: (trial: TrialDraft) =>
      put(
        '/api/trials',
        trial,
        t(trial.revision ? 'change.trialEdited' : 'change.trialBegun', { what: trial.what }),
      ),
    decideTrial: (trial: TrialDraft) =>
      put('/api/trials', trial, t('change.trialDecided', { what: trial.what })),
    removeTrial: ({ id, what }: TrialView) => take(`/api/trials/${id}`, t('change.trialDeleted', { what })),
  }
}
