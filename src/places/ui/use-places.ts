import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { OsmPlace } from '../../lib/geo/osm-place.ts'
import type { Position } from '../../lib/geo/position.ts'
import type { TravelMode } from '../../lib/geo/travel.ts'
import { uuidv7 } from '../../lib/uuid.ts'
import { ask, tell } from '../../web/api.ts'
import { askOrKept } from '../../web/kept.ts'
import { send } from '../../web/outbox.ts'
import type { NearAnswer, PlaceDraft, PlaceView, Spot, TownSuggestion } from '../place.ts'

export const newId = () => uuidv7(new Date())

/** Every place, by name. */
export function usePlaces() {
  return useQuery({
    queryKey: ['places', 'list'],
    queryFn: ({ signal }) => askOrKept<{ places: PlaceView[] }>('/api/places', signal),
    select: ({ places }) => places,
  })
}

/** Who and what can be reached from there in so many minutes; null: nowhere is chosen. */
export function useNear(around: Position | null, { minutes, mode }: { minutes: number; mode: TravelMode }) {
  return useQuery({
    queryKey: ['places', 'near', around?.lat, around?.lon, minutes, mode],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({
        lat: String(around?.lat),
        lon: String(around?.lon),
        minutes: String(minutes),
        mode,
      })
      return askOrKept<NearAnswer>(`/api/places/near?${query}`, signal)
    },
    enabled: around !== null,
    placeholderData: before => before,
  })
}

/** Towns whose name or postcode begins so. */
export function useTowns(typed: string) {
  return useQuery({
    queryKey: ['towns', typed],
    queryFn: ({ signal }) =>
      ask<TownSuggestion[]>(`/api/places/towns?${new URLSearchParams({ q: typed })}`, signal),
    enabled: typed.length >= 2,
    placeholderData: before => before,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Where an address is, as well as its town tells. */
export function findTownSpot(address: { town: string; postalCode: string; country: string }) {
  return ask<(Spot & { name: string }) | null>(`/api/places/town?${new URLSearchParams(address)}`)
}

/** Where an address is exactly, asked of the services that the owner allows; the best first. */
export function findAddressSpots(address: {
  address: string
  town: string
  postalCode: string
  country: string
}) {
  return ask<(Spot & { label: string })[]>(`/api/places/address?${new URLSearchParams(address)}`)
}

/** Places to work in around a position, asked of OpenStreetMap. */
export function findCoworking({ lat, lon }: Position, km: number) {
  const query = new URLSearchParams({ lat: String(lat), lon: String(lon), km: String(km) })
  return ask<{ places: OsmPlace[]; problems: number }>(`/api/places/coworking?${query}`)
}

/** Saved at once where there is a network, else when it is back; each can be undone. */
export function usePlaceChanges() {
  const queries = useQueryClient()
  const { t } = useTranslation('places')
  const refresh = () =>
    Promise.all(['places', 'batches'].map(key => queries.invalidateQueries({ queryKey: [key] })))

  async function save({ id, ...body }: PlaceDraft) {
    const done = t(body.revision ? 'change.edited' : 'change.noted', { name: body.name })
    const outcome = await send({ method: 'PUT', path: `/api/places/${id}`, body, kind: 'other', done })
    if (outcome.kind !== 'waiting') await refresh()
  }

  async function remove({ id, name }: PlaceView) {
    const done = t('change.deleted', { name })
    const outcome = await send({
      method: 'DELETE',
      path: `/api/places/${id}`,
      body: null,
      kind: 'other',
      done,
    })
    if (outcome.kind !== 'waiting') await refresh()
  }

  /** Those out of a file. */
  async function take(places: readonly PlaceDraft[]) {
    const done = t('change.imported', { count: places.length })
    await tell('/api/places/import', { method: 'POST', body: { places }, done })
    await refresh()
  }

  return { save, remove, take }
}

/** Where somebody is, as well as it is known; null: nobody knows. */
export function useSpot(personId: string) {
  return useQuery({
    queryKey: ['places', 'spot', personId],
    queryFn: ({ signal }) => ask<Spot | null>(`/api/places/located/${personId}`, signal),
  })
}

/** Says where somebody is, or takes it back; both can be undone. */
export function useLocate({ id, name }: { id: string; name: string }) {
  const queries = useQueryClient()
  const { t } = useTranslation('places')
  const path = `/api/places/located/${id}`
  const refresh = () =>
    Promise.all(['places', 'visits', 'batches'].map(key => queries.invalidateQueries({ queryKey: [key] })))

  async function locate({ lat, lon }: Position) {
    const body = { id: newId(), lat, lon }
    const done = t('change.located', { name })
    const outcome = await send({ method: 'PUT', path, body, kind: 'other', done })
    if (outcome.kind !== 'waiting') await refresh()
  }
  async function forget() {
    const done = t('change.unlocated', { name })
    const outcome = await send({ method: 'DELETE', path, body: null, kind: 'other', done })
    if (outcome.kind !== 'waiting') await refresh()
  }
  return { locate, forget }
}
