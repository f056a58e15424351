import type { Map as MapLibre } from 'maplibre-gl'
import { useEffect, useState } from 'react'
import type { Position } from '../lib/geo/position.ts'
import { sourceOf } from './map-open.ts'
import { type MapPoint, pointFeatures } from './map-point.ts'

/** Points too near each other to be told apart at this zoom. */
export interface MapGroup {
  /** Of the library's group: another one after the points have changed. */
  cluster: number
  count: number
  position: Position
}

interface Seen {
  /** Ids of the points that stand alone. */
  alone: ReadonlySet<string>
  groups: MapGroup[]
}

const NOTHING: Seen = { alone: new Set(), groups: [] }

/** What of these points stands alone on the sheet as it is now, and what is counted in groups. */
export function useSeen(map: MapLibre | null, points: readonly MapPoint[]): Seen {
  const [seen, setSeen] = useState(NOTHING)

  useEffect(() => {
    if (!map) return
    const read = () => {
      if (map.isSourceLoaded('points')) setSeen(seenOn(map))
    }
    const onData = (event: { dataType: string; sourceId?: string }) => {
      if (event.dataType === 'source' && event.sourceId === 'points') read()
    }
    map.on('data', onData)
    map.on('idle', read)
    return () => {
      map.off('data', onData)
      map.off('idle', read)
    }
  }, [map])

  useEffect(() => {
    if (map) void sourceOf(map, 'points')?.setData(pointFeatures(points))
  }, [map, points])

  return seen
}

/** Ids of the points in a group; none when the points have changed meanwhile. */
export async function idsIn(map: MapLibre, { cluster, count }: MapGroup): Promise<string[]> {
  const leaves = await sourceOf(map, 'points')
    ?.getClusterLeaves(cluster, count, 0)
    .catch(() => [])
  return (leaves ?? []).map(({ properties }) => String(properties?.id))
}

/** A group at the edge of two tiles is in both. */
function seenOn(map: MapLibre): Seen {
  const alone = new Set<string>()
  const groups = new Map<number, MapGroup>()
  const sight = map.getBounds()
  for (const { properties, geometry } of map.querySourceFeatures('points')) {
    if (geometry.type !== 'Point') continue
    const [lon = 0, lat = 0] = geometry.coordinates
    if (!sight.contains([lon, lat])) continue
    const { id, cluster_id: cluster, point_count: count } = properties
    if (typeof id === 'string') alone.add(id)
    else if (!groups.has(cluster)) groups.set(cluster, { cluster, count, position: { lat, lon } })
  }
  return { alone, groups: [...groups.values()] }
}
