import { UndirectedGraph } from 'graphology'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import Sigma from 'sigma'
import type { NetworkGraph } from '../network-answer.ts'
import style from './Network.module.css'
import { COLOURS, degreesOf, type LayoutAsked, type LayoutTold } from './network-drawing.ts'

interface Props {
  graph: NetworkGraph
  /** The colour of each. */
  places: readonly number[]
  /** Who is there at the end of this year. */
  year: number
  /** The place of who is looked for. */
  picked: number | null
  onPick: (place: number) => void
  onGroups: (groups: number[]) => void
}

/** The drawing: fetched with its library by who looks at it. */
export function NetworkCanvas({ graph: told, places, year, picked, onPick, onGroups }: Props) {
  const { t } = useTranslation('balance')
  const container = useRef<HTMLDivElement>(null)
  const drawn = useRef<Sigma | null>(null)
  const [isSettled, setSettled] = useState(false)
  const looks = useRef({ places, year, picked, hovered: null as number | null })
  const handlers = useRef({ onPick, onGroups })
  handlers.current = { onPick, onGroups }

  useEffect(() => {
    const box = container.current
    if (!box) return
    setSettled(false)
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const graph = new UndirectedGraph()
    const degrees = degreesOf(told)
    const base = told.ids.length > 1500 ? 1.6 : 3.2
    for (const [place, label] of told.names.entries()) {
      const size = base + Math.min(9, Math.sqrt(degrees[place] ?? 0) * 0.9)
      graph.addNode(place, { x: Math.cos(place), y: Math.sin(place), size, label })
    }
    for (let i = 0; i < told.edges.length; i += 3) graph.mergeEdge(told.edges[i], told.edges[i + 1])
    let inks = inksOf(box)
    const isThere = (place: number) => (told.since[place] ?? 0) <= looks.current.year
    const near = () => looks.current.hovered ?? looks.current.picked
    const sigma = new Sigma(graph, box, {
      labelFont: getComputedStyle(box).fontFamily,
      labelSize: 13,
      labelColor: { color: inks.ink },
      labelRenderedSizeThreshold: 9,
      labelDensity: 0.6,
      hideEdgesOnMove: told.edges.length > 30_000,
      minEdgeThickness: 1.2,
      zIndex: true,
      defaultDrawNodeHover: (context, data, settings) => {
        const { x, y, size, label } = data
        context.font = `500 ${settings.labelSize}px ${settings.labelFont}`
        const width = context.measureText(`${label}`).width
        context.fillStyle = inks.sheet
        context.strokeStyle = inks.ink
        context.beginPath()
        context.roundRect(x + size + 2, y - 13, width + 14, 26, 8)
        context.fill()
        context.beginPath()
        context.arc(x, y, size + 2, 0, 2 * Math.PI)
        context.stroke()
        context.fillStyle = inks.ink
        context.fillText(`${label}`, x + size + 9, y + 4.5)
      },
      nodeReducer: (node, data) => {
        const place = Number(node)
        const centre = near()
        const colour = inks.colours[looks.current.places[place] ?? COLOURS] ?? inks.soft
        if (!isThere(place)) return { ...data, hidden: true }
        if (centre === null) return { ...data, color: colour }
        const isNear = place === centre || graph.areNeighbors(node, centre)
        if (!isNear) return { ...data, color: inks.line, label: null, zIndex: 0 }
        return { ...data, color: colour, zIndex: 1, forceLabel: true, highlighted: place === centre }
      },
      edgeReducer: (edge, data) => {
        const centre = near()
        const [one, other] = graph.extremities(edge).map(Number) as [number, number]
        if (!isThere(one) || !isThere(other)) return { ...data, hidden: true }
        if (centre === null) return { ...data, color: inks.edge, size: 1.3 }
        if (one !== centre && other !== centre) return { ...data, hidden: true }
        return { ...data, color: inks.soft, size: 1.2, zIndex: 1 }
      },
    })
    drawn.current = sigma
    const hover = (place: number | null) => {
      looks.current.hovered = place
      box.style.cursor = place === null ? '' : 'pointer'
      sigma.refresh({ skipIndexation: true })
    }
    sigma.on('enterNode', ({ node }) => hover(Number(node)))
    sigma.on('leaveNode', () => hover(null))
    sigma.on('clickNode', ({ node }) => handlers.current.onPick(Number(node)))
    // By day and by night the colours are others.
    const lights = new MutationObserver(() => {
      inks = inksOf(box)
      sigma.setSetting('labelColor', { color: inks.ink })
      sigma.refresh()
    })
    lights.observe(document.documentElement, {
      attributes: true,
      attributeFilter: ['data-mantine-color-scheme'],
    })

    const worker = new Worker(new URL('./network-layout-worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data: { positions, groups, isLast } }: MessageEvent<LayoutTold>) => {
      if (isLast) {
        worker.terminate()
        setSettled(true)
      }
      handlers.current.onGroups(groups)
      if (isCalm && !isLast) return
      graph.updateEachNodeAttributes((node, attributes) => ({
        ...attributes,
        x: positions[2 * Number(node)] ?? 0,
        y: positions[2 * Number(node) + 1] ?? 0,
      }))
    }
    worker.postMessage({ count: told.ids.length, edges: told.edges } satisfies LayoutAsked)
    return () => {
      lights.disconnect()
      worker.terminate()
      sigma.kill()
      drawn.current = null
    }
  }, [told])

  useEffect(() => {
    looks.current = { ...looks.current, places, year, picked }
    const sigma = drawn.current
    if (!sigma) return
    sigma.refresh({ skipIndexation: true })
    const spot = picked === null ? null : sigma.getNodeDisplayData(`${picked}`)
    if (!spot) return
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
    void sigma.getCamera().animate({ x: spot.x, y: spot.y, ratio: 0.45 }, { duration: isCalm ? 0 : 350 })
  }, [places, year, picked])

  const look = (move: 'nearer' | 'farther' | 'all') => {
    const camera = drawn.current?.getCamera()
    if (move === 'nearer') void camera?.animatedZoom()
    else if (move === 'farther') void camera?.animatedUnzoom()
    else void camera?.animatedReset()
  }
  return (
    <div className={style.frame}>
      <div
        ref={container}
        className={style.canvas}
        role="img"
        aria-label={t('network.picture.label', { count: told.ids.length })}
        data-settled={isSettled || undefined}
      />
      <div className={style.tools}>
        {(['nearer', 'farther', 'all'] as const).map(move => (
          <button
            key={move}
            type="button"
            className={style.tool}
            aria-label={t(`network.picture.${move}`)}
            onClick={() => look(move)}
          >
            {{ nearer: '+', farther: '−', all: '⤢' }[move]}
          </button>
        ))}
      </div>
    </div>
  )
}

/** The theme's colours as they are now: style sheets keep both lights in one value. */
function inksOf(box: HTMLElement) {
  const probe = document.createElement('i')
  box.append(probe)
  const colour = (name: string) => {
    probe.style.color = `var(${name})`
    return getComputedStyle(probe).color
  }
  const inks = {
    ink: colour('--ink'),
    soft: colour('--soft-ink'),
    line: colour('--line'),
    edge: colour('--tie'),
    sheet: colour('--sheet'),
    colours: Array.from({ length: COLOURS }, (_, place) => colour(`--group-${place + 1}`)),
  }
  probe.remove()
  return inks
}
