import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Position } from '../../lib/geo/position.ts'
import { useFormat } from '../format.ts'
import { type Direction, markToward } from '../map-labels.ts'
import { type NamedMark, spotOf, useStanding } from '../map-names.ts'
import { type MapTiles, NEAREST_ZOOM, sourceOf } from '../map-open.ts'
import { type MapPoint, mayGather } from '../map-point.ts'
import { idsIn, type MapGroup, useSeen } from '../map-seen.ts'
import { lookAt, useGraticule, useSheet, useSight, useWays } from '../map-sheet.ts'
import { boxOf } from '../map-view.ts'
import style from './Map.module.css'
import { MapFoot } from './MapFoot.tsx'
import { MapHere } from './MapHere.tsx'
import { GroupFace, MapMark, PointFace, radiusOf, radiusOfGroup } from './MapMark.tsx'
import { MapTools } from './MapTools.tsx'

export interface Shown {
  /** The most important first: where names have no room for all, theirs are said. */
  points: readonly MapPoint[]
  /** Ways in their order, drawn as the crow flies. */
  lines?: readonly (readonly Position[])[]
  /** In sight besides the points; alone, a town around it. */
  center?: Position
  /** The id of the point that stands out. */
  picked?: string | null
  onPick?: (id: string) => void
  /** The id of the point whose position the owner may correct, by hand or in figures. */
  draggable?: string
  onMove?: (position: Position) => void
  /** Other hosts are asked only when these are given. */
  tiles?: MapTiles
}

interface Props extends Shown {
  /** This browser turns out not to draw maps. */
  onUnable: () => void
}

const ARROWS: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}
/** In pixels of the sheet, for one press of an arrow; with Shift, one. */
const STEP_PX = 10

/** The sheet itself: fetched with its library by the pages that show one. */
export function MapCanvas({
  points,
  lines,
  center,
  picked,
  onPick,
  draggable,
  onMove,
  tiles,
  onUnable,
}: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const container = useRef<HTMLDivElement>(null)
  const { map, ground } = useSheet(container, tiles)
  const [here, setHere] = useState<MapPoint[] | null>(null)
  const [focused, setFocused] = useState<string | null>(null)
  const [draft, setDraft] = useState<Draft | null>(null)
  const moved = points.find(({ id }) => id === draggable)

  const followed = moved ?? points.find(({ id }) => id === picked)
  const { showAll } = useSight(map, points, { center, followed })
  useGraticule(map, ground !== 'tiles')
  useWays(map, lines)
  const gathered = useMemo(
    () => points.filter(point => mayGather(point) && point.id !== draggable),
    [points, draggable],
  )
  const { alone, groups } = useSeen(map, gathered)
  const shown = useMemo(() => {
    const isShown = (point: MapPoint) =>
      alone.has(point.id) || point.id === picked || point.id === draggable || !mayGather(point)
    const front = (point: MapPoint) =>
      point.id === picked || point.id === draggable ? 0 : mayGather(point) ? 2 : 1
    return points.filter(isShown).sort((a, b) => front(a) - front(b))
  }, [points, alone, picked, draggable])
  const marks = useMemo(
    (): NamedMark[] => [
      ...shown.map(point => ({
        id: point.id,
        name: point.name,
        position: point.position,
        radius: radiusOf(point),
      })),
      ...groups.map(group => ({
        id: groupId(group),
        name: null,
        position: group.position,
        radius: radiusOfGroup(group.count),
      })),
    ],
    [shown, groups],
  )
  const { sides, steps } = useStanding(map, marks)
  const stop = marks.some(({ id }) => id === focused) ? focused : marks[0]?.id

  useEffect(() => {
    if (ground === 'unable') onUnable()
  }, [ground, onUnable])
  // Who was together may be so no longer.
  useEffect(() => setHere(null), [points])

  const open = async (group: MapGroup, event: UIEvent) => {
    if (!map) return
    const ids = new Set(await idsIn(map, group))
    const inside = points.filter(({ id }) => ids.has(id))
    const zoom = await sourceOf(map, 'points')
      ?.getClusterExpansionZoom(group.cluster)
      .catch(() => null)
    if (zoom == null || inside.length === 0) return
    if (zoom > NEAREST_ZOOM) {
      setHere(inside)
      return
    }
    // The group's own mark goes away with it: who pressed it by a key stays on the map.
    if (event.detail === 0) map.getCanvas().focus({ preventScroll: true })
    map.fire('movestart', { originalEvent: event })
    lookAt(map, boxOf(inside.map(({ position }) => position)), true)
  }
  const walk = (event: KeyboardEvent, from: string) => {
    const direction = ARROWS[event.key]
    if (!map || !direction || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    if (moved && from === draggable) {
      const step = event.shiftKey ? 1 : STEP_PX
      setDraft({ from: moved.position, to: stepFrom(placeOf(moved), direction, step) })
      return
    }
    const spots = marks.map(mark => spotOf(map, mark))
    const origin = spots.find(({ id }) => id === from)
    const next = origin && markToward(origin, spots, direction)
    if (next) {
      container.current?.querySelector<HTMLElement>(`[data-mark="${CSS.escape(next.id)}"]`)?.focus()
    }
  }
  const placeOf = ({ id, position }: MapPoint): Position =>
    id === draggable && draft && isSamePlace(draft.from, position) ? draft.to : position
  const stepFrom = ({ lat, lon }: Position, direction: Direction, step: number): Position => {
    if (!map) return { lat, lon }
    const { x, y } = map.project([lon, lat])
    const dx = direction === 'right' ? step : direction === 'left' ? -step : 0
    const dy = direction === 'down' ? step : direction === 'up' ? -step : 0
    const to = map.unproject([x + dx, y + dy]).wrap()
    return { lat: to.lat, lon: to.lng }
  }
  const put = (to: Position) => {
    if (!moved) return
    setDraft({ from: moved.position, to })
    onMove?.(to)
  }
  const putDraft = () => {
    if (moved && draft && isSamePlace(draft.from, moved.position)) onMove?.(draft.to)
  }

  return (
    <div className={style.frame}>
      <div ref={container} className={style.sheet} />
      {map &&
        shown.map(point => (
          <MapMark
            key={point.id}
            map={map}
            position={placeOf(point)}
            aside={steps.get(point.id)}
            level={point.id === picked || point.id === draggable ? 2 : 1}
            {...(point.id === draggable && onMove ? { onPut: put } : {})}
          >
            <PointFace
              point={point}
              side={sides.get(point.id) ?? (point.id === picked ? 'right' : null)}
              isPicked={point.id === picked}
              isMovable={point.id === draggable}
              tabIndex={point.id === stop ? 0 : -1}
              onFocus={() => setFocused(point.id)}
              onKeyDown={event => walk(event, point.id)}
              {...(point.id === draggable ? { onKeyUp: event => event.key in ARROWS && putDraft() } : {})}
              {...(onPick ? { onClick: () => onPick(point.id) } : {})}
            />
          </MapMark>
        ))}
      {map &&
        groups.map(group => (
          <MapMark
            key={groupId(group)}
            map={map}
            position={group.position}
            aside={steps.get(groupId(group))}
            level={0}
          >
            <GroupFace
              id={groupId(group)}
              count={group.count}
              label={t('web:map.group', { count: group.count, n: number(group.count) })}
              tabIndex={groupId(group) === stop ? 0 : -1}
              onFocus={() => setFocused(groupId(group))}
              onKeyDown={event => walk(event, groupId(group))}
              onClick={event => void open(group, event.nativeEvent)}
            />
          </MapMark>
        ))}
      {map && <MapTools map={map} onShowAll={showAll} />}
      {map && <MapFoot map={map} ground={ground} />}
      {here && (
        <MapHere
          points={here}
          {...(onPick ? { onPick } : {})}
          onClose={() => {
            setHere(null)
            map?.getCanvas().focus({ preventScroll: true })
          }}
        />
      )}
    </div>
  )
}

/** Where a point was put, as long as whoever keeps it has not answered. */
interface Draft {
  from: Position
  to: Position
}

function groupId({ cluster }: MapGroup): string {
  return `group ${cluster}`
}

function isSamePlace(a: Position, b: Position): boolean {
  return a.lat === b.lat && a.lon === b.lon
}
