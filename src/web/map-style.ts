import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'

/** Of what is drawn on the sheet itself; names and marks are ours, above it. */
export interface MapInks {
  line: string
  accent: string
}

/** Nothing at all: the paper is the page's, seen through. */
export const EMPTY_STYLE: StyleSpecification = { version: 8, sources: {}, layers: [] }

/** What we draw over a style, ours or a tile maker's, from the bottom up. */
export function ourLayers({ line, accent }: MapInks): LayerSpecification[] {
  return [
    { id: 'graticule', type: 'line', source: 'graticule', paint: { 'line-color': line, 'line-width': 1 } },
    {
      id: 'ways',
      type: 'line',
      source: 'ways',
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      // Dashed: as the crow flies, no road.
      paint: { 'line-color': accent, 'line-width': 2, 'line-dasharray': [0.1, 2.5] },
    },
    // Drawn by nobody: it only has the library reckon the groups.
    { id: 'points', type: 'circle', source: 'points', paint: { 'circle-radius': 1, 'circle-opacity': 0 } },
  ]
}

/** The theme's colours as they are now in this part of the page: style sheets keep both lights in one value. */
export function inksOf(element: HTMLElement): MapInks {
  const probe = element.ownerDocument.createElement('i')
  element.append(probe)
  const colour = (name: string) => {
    probe.style.color = `var(${name})`
    return getComputedStyle(probe).color
  }
  const inks = { line: colour('--line'), accent: colour('--accent') }
  probe.remove()
  return inks
}
