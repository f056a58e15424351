import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Position } from '../../lib/geo/position.ts'
import type { TravelMode } from '../../lib/geo/travel.ts'
import { uuidv7 } from '../../lib/uuid.ts'
import { ask, tell } from '../../web/api.ts'
import { askOrKept } from '../../web/kept.ts'
import type { Candidates } from '../candidate.ts'
import type { TourView } from '../tour.ts'
import type { OpenTour } from '../tour-draft.ts'
import type { VisitsBasis, WorthSource } from '../worth-begin.ts'

export const newId = () => uuidv7(new Date())

/** People worth a visit around there; null: nowhere is chosen. */
export function useCandidates(
  around: Position | null,
  { minutes, mode }: { minutes: number; mode: TravelMode },
) {
  return useQuery({
    queryKey: ['visits', 'candidates', around?.lat, around?.lon, minutes, mode],
    queryFn: ({ signal }) => {
      const said = { lat: String(around?.lat), lon: String(around?.lon), minutes: String(minutes), mode }
      return askOrKept<Candidates>(`/api/visits/candidates?${new URLSearchParams(said)}`, signal)
    },
    enabled: around !== null,
    placeholderData: before => before,
  })
}

/** What a verdict on going to see somebody begins with. */
export function useWorthSource(personId: string, mode: TravelMode) {
  return useQuery({
    queryKey: ['visits', 'worth', personId, mode],
    queryFn: ({ signal }) => ask<WorthSource>(`/api/visits/worth/${personId}?mode=${mode}`, signal),
    placeholderData: before => before,
  })
}

/** The owner's hour and what they count by. */
export function useVisitsBasis() {
  return useQuery({
    queryKey: ['visits', 'basis'],
    queryFn: ({ signal }) => askOrKept<VisitsBasis>('/api/visits/basis', signal),
  })
}

/** Every tour, the latest first. */
export function useTours() {
  return useQuery({
    queryKey: ['tours', 'list'],
    queryFn: ({ signal }) => askOrKept<{ tours: TourView[] }>('/api/tours', signal),
    select: ({ tours }) => tours,
  })
}

/** @param isAsked not for a tour that is not saved yet. */
export function useTour(id: string, isAsked: boolean) {
  return useQuery({
    queryKey: ['tours', id],
    queryFn: ({ signal }) => askOrKept<TourView>(`/api/tours/${id}`, signal),
    enabled: isAsked,
    retry: false,
  })
}

/** Each can be undone; a plan is not kept without network, which it comes from. */
export function useTourChanges() {
  const queries = useQueryClient()
  const { t } = useTranslation('visits')
  const refresh = () =>
    Promise.all(['tours', 'batches', 'encounters'].map(key => queries.invalidateQueries({ queryKey: [key] })))

  async function save({ id, revision, ...tour }: OpenTour): Promise<void> {
    const done = t(revision ? 'change.edited' : 'change.noted', { name: tour.name })
    const body = { ...tour, ...(revision ? { revision } : {}) }
    const { value } = await tell<TourView>(`/api/tours/${id}`, { method: 'PUT', body, done })
    queries.setQueryData(['tours', id], value)
    await refresh()
  }

  /** @param leave its page, before what it shows is asked again. */
  async function remove({ id, name }: Pick<OpenTour, 'id' | 'name'>, leave: () => Promise<void>) {
    await tell(`/api/tours/${id}`, { method: 'DELETE', done: t('change.deleted', { name }) })
    await leave()
    await refresh()
  }

  async function toCalendar({ id, name }: Pick<OpenTour, 'id' | 'name'>): Promise<void> {
    const done = t('change.toCalendar', { name })
    const { value } = await tell<TourView>(`/api/tours/${id}/calendar`, { method: 'POST', done })
    queries.setQueryData(['tours', id], value)
    await refresh()
  }

  return { save, remove, toCalendar }
}
