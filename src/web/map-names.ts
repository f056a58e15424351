import type { Map as MapLibre } from 'maplibre-gl'
import { useEffect, useState } from 'react'
import type { Position } from '../lib/geo/position.ts'
import { type LabelSide, type MarkSpot, placeLabels, stepsAside } from './map-labels.ts'

/** A mark as it is drawn: its name, or none, and its size. */
export interface NamedMark {
  id: string
  name: string | null
  position: Position
  radius: number
}

/** In pixels; longer names end in an ellipsis. As in MapMark.module.css. */
const WIDEST = 168
const FONT = "500 13px 'Inter Variable', system-ui, sans-serif"
/** In pixels, from their corners of the sheet. */
const TOOLS = { width: 58, height: 150 }
const FOOT = { width: 260, height: 42 }
const widths = new Map<string, number>()
let pen: CanvasRenderingContext2D | null = null

interface Standing {
  /** Where the name of a mark has room, by the mark's id. */
  sides: ReadonlyMap<string, LabelSide>
  /** How far a mark is drawn from where it is, in pixels. */
  steps: ReadonlyMap<string, [number, number]>
}

const NOBODY: Standing = { sides: new Map(), steps: new Map() }

/** How marks and their names stand, the first ones first: reckoned when the sheet is at rest. */
export function useStanding(map: MapLibre | null, marks: readonly NamedMark[]): Standing {
  const [standing, setStanding] = useState(NOBODY)
  useEffect(() => {
    if (!map) return
    const stand = () => setStanding(standingOn(map, marks))
    stand()
    map.on('moveend', stand)
    map.on('resize', stand)
    return () => {
      map.off('moveend', stand)
      map.off('resize', stand)
    }
  }, [map, marks])
  return standing
}

export function spotOf(map: MapLibre, { id, name, position, radius }: NamedMark): MarkSpot {
  const { x, y } = map.project([position.lon, position.lat])
  return { id, x, y, radius, width: name === null ? 0 : Math.min(WIDEST, widthOf(name)) }
}

function standingOn(map: MapLibre, marks: readonly NamedMark[]): Standing {
  const { clientWidth: width, clientHeight: height } = map.getContainer()
  const spots = marks.map(mark => spotOf(map, mark))
  const steps = stepsAside(spots)
  const stood = spots.map(spot => {
    const [dx, dy] = steps.get(spot.id) ?? [0, 0]
    return { ...spot, x: spot.x + dx, y: spot.y + dy }
  })
  const covered = [
    { left: width - TOOLS.width, top: 0, right: width, bottom: TOOLS.height },
    { left: 0, top: height - FOOT.height, right: FOOT.width, bottom: height },
  ]
  return { steps, sides: placeLabels(stood, { width, height, covered }) }
}

function widthOf(name: string): number {
  const known = widths.get(name)
  if (known !== undefined) return known
  pen ??= document.createElement('canvas').getContext('2d')
  if (!pen) return WIDEST
  pen.font = FONT
  // A little more: before the font has come, another one is measured.
  const width = Math.ceil(pen.measureText(name).width * 1.04) + 2
  widths.set(name, width)
  return width
}
