import {
  IconBooks,
  IconBriefcase,
  IconBuildingPavilion,
  IconCalendarEvent,
  IconCoffee,
  IconDeviceLaptop,
  IconHome,
  IconMapPin,
  IconUsersGroup,
} from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { type Map as MapLibre, Marker } from 'maplibre-gl'
import { type ComponentPropsWithoutRef, type ReactNode, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Position } from '../../lib/geo/position.ts'
import type { PlaceKind } from '../../places/place.ts'
import { initialsOf, useFormat } from '../format.ts'
import type { LabelSide } from '../map-labels.ts'
import type { MapPoint } from '../map-point.ts'
import style from './MapMark.module.css'

interface Props {
  map: MapLibre
  position: Position
  /** How far from there it is drawn, in pixels. */
  aside?: readonly [number, number] | undefined
  /** The higher is drawn over the lower. */
  level: 0 | 1 | 2
  /** Given, the mark can be dragged; called when it is let go. */
  onPut?: (position: Position) => void
  children: ReactNode
}

/** Keeps its children at a place of the sheet. */
export function MapMark({ map, position: { lat, lon }, aside, level, onPut, children }: Props) {
  const [element] = useState(() => document.createElement('div'))
  const [marker] = useState(() => new Marker({ element, subpixelPositioning: true }).setLngLat([lon, lat]))
  const put = useRef(onPut)
  put.current = onPut

  useEffect(() => {
    marker.addTo(map)
    return () => void marker.remove()
  }, [marker, map])
  useEffect(() => void marker.setLngLat([lon, lat]), [marker, lat, lon])
  const [dx, dy] = aside ?? [0, 0]
  useEffect(() => void marker.setOffset([dx, dy]), [marker, dx, dy])
  useEffect(() => {
    element.style.zIndex = String(level)
  }, [element, level])
  const isMovable = onPut !== undefined
  useEffect(() => {
    marker.setDraggable(isMovable)
    const onDragEnd = () => {
      const { lat, lng: lon } = marker.getLngLat().wrap()
      put.current?.({ lat, lon })
    }
    marker.on('dragend', onDragEnd)
    return () => void marker.off('dragend', onDragEnd)
  }, [marker, isMovable])

  return createPortal(children, element)
}

type Gestures = Pick<
  ComponentPropsWithoutRef<'button'>,
  'tabIndex' | 'onFocus' | 'onKeyDown' | 'onKeyUp' | 'onClick'
>

interface FaceProps extends Gestures {
  point: MapPoint
  /** Of its name; null when that has no room. */
  side: LabelSide | null
  isPicked: boolean
  isMovable: boolean
}

/** A point as it is seen, pressed and heard. */
export function PointFace({ point, side, isPicked, isMovable, onClick, ...gestures }: FaceProps) {
  const { t } = useTranslation()
  const said = saidOf(point, t as TFunction)
  const names = [style.mark, style[point.kind], isPicked && style.picked].filter(Boolean).join(' ')
  const face = (
    <>
      <span className={style.face} aria-hidden="true">
        {faceOf(point)}
      </span>
      {side && (
        <span className={style.name} data-side={side} aria-hidden="true">
          {point.name}
        </span>
      )}
    </>
  )
  if (!onClick && !isMovable) {
    return (
      <span className={names} role="img" aria-label={said}>
        {face}
      </span>
    )
  }
  return (
    <button
      type="button"
      className={names}
      data-mark={point.id}
      aria-label={isMovable ? t('web:map.movable', { name: said }) : said}
      {...(onClick ? { onClick, 'aria-pressed': isPicked } : {})}
      {...gestures}
    >
      {face}
    </button>
  )
}

/** So many points at about one place. */
export function GroupFace({
  id,
  count,
  label,
  ...gestures
}: Gestures & { id: string; count: number; label: string }) {
  const { number } = useFormat()
  const size = 2 * radiusOfGroup(count)
  return (
    <button
      type="button"
      className={`${style.mark} ${style.group}`}
      style={{ width: size, height: size }}
      data-mark={id}
      aria-label={label}
      {...gestures}
    >
      <span className={style.face} aria-hidden="true">
        {number(count)}
      </span>
    </button>
  )
}

/** In pixels, as in MapMark.module.css. */
export function radiusOf({ kind }: MapPoint): number {
  return kind === 'person' || kind === 'stop' || kind === 'home' ? 15 : 13
}

/** Ten times as many, a little larger. */
export function radiusOfGroup(count: number): number {
  return 14 + 3 * Math.log10(count)
}

const PLACES: Record<PlaceKind, typeof IconHome> = {
  home: IconHome,
  client: IconBriefcase,
  coworking: IconDeviceLaptop,
  cafe: IconCoffee,
  library: IconBooks,
  club: IconUsersGroup,
  venue: IconBuildingPavilion,
  other: IconMapPin,
}

function faceOf(point: MapPoint): ReactNode {
  // Drawn by the style sheet: a sign, no text that the mark's name would have to hold.
  if (point.kind === 'person') return <i data-sign={initialsOf(point.name)} />
  if (point.kind === 'stop') return <i data-sign={point.number} />
  const Icon =
    point.kind === 'place' ? PLACES[point.place] : point.kind === 'home' ? IconHome : IconCalendarEvent
  return <Icon size={15} stroke={1.8} />
}

function saidOf(point: MapPoint, t: TFunction): string {
  if (point.kind === 'person') return point.name
  if (point.kind === 'stop') return t('web:map.said.stop', { name: point.name, number: point.number })
  if (point.kind === 'place')
    return t('web:map.said.place', { name: point.name, kind: t(`web:map.places.${point.place}`) })
  return t(`web:map.said.${point.kind}`, { name: point.name })
}
