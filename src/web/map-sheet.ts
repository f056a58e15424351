import { useComputedColorScheme } from '@mantine/core'
import type { LngLatBoundsLike, Map as MapLibre } from 'maplibre-gl'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Position } from '../lib/geo/position.ts'
import { type MapTiles, openMap, repaint, sourceOf } from './map-open.ts'
import { lineFeatures, type MapPoint, wayThrough } from './map-point.ts'
import { boxOf, graticule, graticuleStep, grown, type MapBox } from './map-view.ts'

/** Tiles as asked for, none, or none although they were asked for; `unable` where nothing can be drawn. */
export type Ground = 'tiles' | 'bare' | 'failed' | 'unable'

/** In pixels: room for the marks at the edge, for the buttons at the right and for the scale below. */
const MARGIN = { top: 36, left: 36, right: 76, bottom: 60 }
/** A town and its surroundings, for what has no extent of its own. */
const TOWN_ZOOM = 11.5

/** The map in its container, once it can be drawn on. */
export function useSheet(container: RefObject<HTMLDivElement | null>, tiles: MapTiles | undefined) {
  const { t, i18n } = useTranslation()
  const [map, setMap] = useState<MapLibre | null>(null)
  const [ground, setGround] = useState<Ground>(tiles ? 'tiles' : 'bare')
  const scheme = useComputedColorScheme('light')
  const words = useRef(() => libraryWords(key => t(`web:map.${key}`)))
  words.current = () => libraryWords(key => t(`web:map.${key}`))

  // The library takes its words once: another language is another map.
  useEffect(() => {
    if (!container.current) return
    setGround(tiles ? 'tiles' : 'bare')
    try {
      const opened = openMap({
        container: container.current,
        ...(tiles ? { tiles } : {}),
        words: words.current(),
        onReady: () => setMap(opened),
        onTilesFailed: () => setGround('failed'),
      })
      return () => {
        setMap(null)
        opened.remove()
      }
    } catch {
      setGround('unable')
    }
  }, [container, tiles, i18n.language])

  useEffect(() => {
    if (!map || !scheme) return
    // The page's own light changes in an effect too, after this one.
    const frame = requestAnimationFrame(() => repaint(map))
    return () => cancelAnimationFrame(frame)
  }, [map, scheme])

  return { map, ground }
}

/** A faint net of meridians and parallels, so that a bare sheet is seen to move. */
export function useGraticule(map: MapLibre | null, isShown: boolean): void {
  useEffect(() => {
    if (!map || !isShown) return
    const draw = () => {
      const bounds = map.getBounds()
      const box = {
        south: bounds.getSouth(),
        west: bounds.getWest(),
        north: bounds.getNorth(),
        east: bounds.getEast(),
      }
      const step = graticuleStep(Math.max(box.east - box.west, box.north - box.south))
      void sourceOf(map, 'graticule')?.setData(lineFeatures(graticule(grown(box), step)))
    }
    draw()
    map.on('moveend', draw)
    map.on('resize', draw)
    return () => {
      map.off('moveend', draw)
      map.off('resize', draw)
      void sourceOf(map, 'graticule')?.setData(lineFeatures([]))
    }
  }, [map, isShown])
}

/** Ways in the order of their stops. */
export function useWays(map: MapLibre | null, lines: readonly (readonly Position[])[] | undefined): void {
  useEffect(() => {
    if (map) void sourceOf(map, 'ways')?.setData(lineFeatures((lines ?? []).map(wayThrough)))
  }, [map, lines])
}

/** Everything in sight when other points come, until the reader looks elsewhere; and the one that is followed, always. */
export function useSight(
  map: MapLibre | null,
  points: readonly MapPoint[],
  { center, followed }: { center?: Position | undefined; followed: MapPoint | undefined },
): { showAll: () => void } {
  const isReaders = useRef(false)
  const who = points.map(({ id }) => id).join(' ')
  const all = () => boxOf([...points.map(({ position }) => position), ...(center ? [center] : [])])
  const look = useRef(all)
  look.current = all

  useEffect(() => {
    if (!map) return
    const onMove = (event: { originalEvent?: unknown }) => {
      if (event.originalEvent) isReaders.current = true
    }
    map.on('movestart', onMove)
    return () => void map.off('movestart', onMove)
  }, [map])

  // A point that only changed its place moves no map under the finger.
  useEffect(() => {
    if (map && !isReaders.current) lookAt(map, look.current(), false)
  }, [map, who, center?.lat, center?.lon])

  const [lat, lon] = [followed?.position.lat, followed?.position.lon]
  useEffect(() => {
    if (!map || lat === undefined || lon === undefined) return
    if (!map.getBounds().contains([lon, lat])) map.easeTo({ center: [lon, lat] })
  }, [map, lat, lon])

  return {
    showAll: () => {
      isReaders.current = false
      if (map) lookAt(map, all(), true)
    },
  }
}

/** So that all of it is in sight, with room around it. */
export function lookAt(map: MapLibre, box: MapBox | null, isAnimated: boolean): void {
  if (!box) return
  const bounds: LngLatBoundsLike = [
    [box.west, box.south],
    [box.east, box.north],
  ]
  const isOnePlace = box.west === box.east && box.south === box.north
  map.fitBounds(bounds, { padding: MARGIN, maxZoom: isOnePlace ? TOWN_ZOOM : 15, animate: isAnimated })
}

function libraryWords(word: (key: string) => string): Record<string, string> {
  return {
    'Map.Title': word('canvas'),
    'AttributionControl.ToggleAttribution': word('sources'),
    'CooperativeGesturesHandler.WindowsHelpText': word('wheel'),
    'CooperativeGesturesHandler.MacHelpText': word('wheelOnMac'),
    'CooperativeGesturesHandler.MobileHelpText': word('fingers'),
  }
}
