import { AttributionControl, type GeoJSONSource, Map as MapLibre, setWorkerUrl } from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { lineFeatures, pointFeatures } from './map-point.ts'
import { EMPTY_STYLE, inksOf, ourLayers } from './map-style.ts'

/** The style of the owner's maps, and the servers that it leads to. */
export interface MapTiles {
  styleUrl: string
  origins: readonly string[]
}

interface Opening {
  container: HTMLElement
  /** Without them the sheet is bare and no other host is asked for anything. */
  tiles?: MapTiles
  /** The library's own words, by its keys. */
  words: Record<string, string>
  onReady: () => void
  /** The tiles' style did not come: the sheet stays bare. */
  onTilesFailed: () => void
}

/** As near as one goes: a street. */
export const NEAREST_ZOOM = 17

/** Nearer than that, points are counted as one group: in pixels at whole zooms, up to twice that just before the next. */
const GATHER_PX = 26

/**
 * A sheet that can be moved and enlarged, with our sources on it, empty.
 * @throws Error when this browser cannot draw it.
 */
export function openMap({ container, tiles, words, onReady, onTilesFailed }: Opening): MapLibre {
  // A file of ours, not one that the library makes up: the page's policy allows no other worker. What it may ask itself
  // comes with the file, which browsers keep by its address.
  setWorkerUrl(tiles ? `${workerUrl}?for=${encodeURIComponent(tiles.origins.join(' '))}` : workerUrl)
  const map = new MapLibre({
    container,
    style: tiles?.styleUrl ?? EMPTY_STYLE,
    locale: words,
    attributionControl: false,
    cooperativeGestures: true,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: NEAREST_ZOOM,
    minZoom: 1,
    fadeDuration: 0,
    center: [2.5, 46.6],
    zoom: 4.5,
  })
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  if (tiles) map.addControl(new AttributionControl({ compact: true }), 'bottom-right')

  let isStyled = false
  map.on('style.load', () => {
    isStyled = true
    addOurs(map)
    onReady()
  })
  // One tile that does not come is a hole, which the library fills when it can; the style itself is the whole ground.
  map.on('error', () => {
    if (isStyled) return
    isStyled = true
    map.setStyle(EMPTY_STYLE, { diff: false })
    onTilesFailed()
  })
  return map
}

export function sourceOf(map: MapLibre, id: 'points' | 'ways' | 'graticule'): GeoJSONSource | undefined {
  return map.getSource<GeoJSONSource>(id)
}

/** After the light has changed. */
export function repaint(map: MapLibre): void {
  const { line, accent } = inksOf(map.getContainer())
  map.setPaintProperty('graticule', 'line-color', line)
  map.setPaintProperty('ways', 'line-color', accent)
}

function addOurs(map: MapLibre): void {
  const nothing = lineFeatures([])
  map.addSource('graticule', { type: 'geojson', data: nothing })
  map.addSource('ways', { type: 'geojson', data: nothing })
  map.addSource('points', {
    type: 'geojson',
    data: pointFeatures([]),
    cluster: true,
    clusterRadius: GATHER_PX,
    // At every zoom: people of one town have one position, however near one comes.
    clusterMaxZoom: NEAREST_ZOOM,
    maxzoom: NEAREST_ZOOM + 1,
  })
  for (const layer of ourLayers(inksOf(map.getContainer()))) map.addLayer(layer)
}
