import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ask, tell } from '../../../web/api.ts'
import type { DeviceKind } from '../../device-kind.ts'

export type DeviceGroups = 'categories' | 'cards'

export interface Device {
  id: string
  name: string
  /** As it calls itself; null for one that never came. */
  kind: DeviceKind | null
  /** null: as its kind of program likes. */
  groups: DeviceGroups | null
  lastSeenAt: string | null
}

/** What is told once, when a device is added. */
export interface AddedDevice {
  id: string
  name: string
  url: string
  user: string
  password: string
}

const KEY = ['devices']

/** @param watched a device is awaited: asks again every few seconds. */
export function useDevices({ watched = false } = {}) {
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => ask<{ publicUrl: string | null; devices: Device[] }>('/api/devices', signal),
    refetchInterval: watched ? 3_000 : false,
  })
  const refresh = () => queries.invalidateQueries({ queryKey: KEY })

  return {
    devices: data?.devices,
    /** Where devices find the desk: as it was announced, else as this browser does. */
    address: data && (data.publicUrl ?? `${location.origin}/`),
    error,
    retry: () => void refetch(),
    add: async (name: string) => {
      const { value } = await tell<AddedDevice>('/api/devices', { method: 'POST', body: { name } })
      await refresh()
      return value
    },
    change: async (id: string, body: { name?: string; groups?: DeviceGroups | null }) => {
      await tell(`/api/devices/${id}`, { method: 'PUT', body })
      await refresh()
    },
    remove: async (id: string) => {
      await tell(`/api/devices/${id}`, { method: 'DELETE' })
      await refresh()
    },
  }
}
