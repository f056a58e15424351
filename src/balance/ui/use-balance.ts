import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Span } from '../../lib/day.ts'
import { uuidv7 } from '../../lib/uuid.ts'
import { askOrKept } from '../../web/kept.ts'
import { send } from '../../web/outbox.ts'
import type { HelpLineDraft, HelpLineView } from '../help-lines.ts'
import type { MoodDraft, MoodView } from '../mood.ts'
import type { Questions, Rhythm } from '../questions.ts'
import type { SelfReportDraft, SelfReportView, Trend } from '../self-report.ts'
import type { StrainDraft, StrainView } from '../strain.ts'
import type { Support } from '../support.ts'

export const newId = () => uuidv7(new Date())

export function useQuestions() {
  return useQuery({
    queryKey: ['balance', 'questions'],
    queryFn: ({ signal }) => askOrKept<Questions>('/api/balance/questions', signal),
  })
}

export function useTrends() {
  return useQuery({
    queryKey: ['balance', 'reports'],
    queryFn: ({ signal }) => askOrKept<{ trends: Trend[] }>('/api/balance/reports', signal),
    select: ({ trends }) => trends,
  })
}

export function useMoods({ from, to }: Span) {
  return useQuery({
    queryKey: ['balance', 'moods', from, to],
    queryFn: ({ signal }) =>
      askOrKept<{ moods: MoodView[] }>(`/api/balance/moods?from=${from}&to=${to}`, signal),
    select: ({ moods }) => moods,
  })
}

export function useStrains({ from, to }: Span) {
  return useQuery({
    queryKey: ['balance', 'strains', from, to],
    queryFn: ({ signal }) =>
      askOrKept<{ strains: StrainView[] }>(`/api/balance/strains?from=${from}&to=${to}`, signal),
    select: ({ strains }) => strains,
  })
}

export function useSupport() {
  return useQuery({
    queryKey: ['balance', 'support'],
    queryFn: ({ signal }) => askOrKept<Support>('/api/balance/support', signal),
  })
}

export function useHelpLines() {
  return useQuery({
    queryKey: ['balance', 'help'],
    queryFn: ({ signal }) => askOrKept<{ lines: HelpLineView[] }>('/api/balance/help', signal),
    select: ({ lines }) => lines,
  })
}

/** Saved at once where there is a network, else when it is back; each can be undone. */
export function useBalanceChanges() {
  const queries = useQueryClient()
  const { t } = useTranslation('balance')

  async function tell(method: 'PUT' | 'POST' | 'DELETE', path: string, body: unknown, done: string) {
    const outcome = await send({ method, path: `/api/balance/${path}`, body, kind: 'other', done })
    if (outcome.kind === 'waiting') return
    await Promise.all(['balance', 'batches'].map(key => queries.invalidateQueries({ queryKey: [key] })))
  }
  const put = <Draft extends { id: string }>(path: string, { id, ...body }: Draft, done: string) =>
    tell('PUT', `${path}/${id}`, body, done)

  return {
    sayReport: (report: SelfReportDraft) => put('reports', report, t('change.reportSaid')),
    removeReport: ({ id }: SelfReportView) =>
      tell('DELETE', `reports/${id}`, null, t('change.reportDeleted')),
    skipQuestions: (rhythm: Rhythm) =>
      tell('POST', 'questions/skip', { id: newId(), rhythm }, t('change.notNow')),
    sayMood: (mood: MoodDraft) =>
      put('moods', mood, t(mood.revision ? 'change.moodEdited' : 'change.moodSaid')),
    removeMood: ({ id }: MoodView) => tell('DELETE', `moods/${id}`, null, t('change.moodDeleted')),
    sayStrain: (strain: StrainDraft) =>
      put('strains', strain, t(strain.revision ? 'change.strainEdited' : 'change.strainSaid')),
    removeStrain: ({ id }: StrainView) => tell('DELETE', `strains/${id}`, null, t('change.strainDeleted')),
    saveHelp: (line: HelpLineDraft) =>
      put('help', line, t(line.revision ? 'change.helpEdited' : 'change.helpAdded', { name: line.name })),
    removeHelp: ({ id, name }: HelpLineView) =>
      tell('DELETE', `help/${id}`, null, t('change.helpDeleted', { name })),
    notNow: () => tell('POST', `words/${newId()}`, { what: 'support' }, t('change.notNow')),
  }
}
