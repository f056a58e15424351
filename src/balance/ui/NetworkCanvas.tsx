import { UndirectedGraph } from 'graphology'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import Sigma from 'sigma'
import { EdgeLineProgram, EdgeRectangleProgram } from 'sigma/rendering'
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

/** With more people than that each is a speck. */
const MANY = 1500
/** With more ties than that they are drawn as thin as can be, and not at all while they move. */
const DENSE = 10_000

/** The drawing: fetched with its library by who looks at it. */
export function NetworkCanvas({ graph: told, places, year, picked, onPick, onGroups }: Props) {
  const { t } = useTranslation('balance')
  const container = useRef<HTMLDivElement>(null)
  const drawn = useRef<Sigma | null>(null)
  const [isSettled, setSettled] = useState(false)
  const looks = useRef({ places, year, picked, hovered: null as number | null })
  looks.current = { ...looks.current, places, year, picked }
  const shown = useRef<Pick<Props, 'places' | 'year' | 'picked'> | null>(null)
  const handlers = useRef({ onPick, onGroups })
  handlers.current = { onPick, onGroups }
  const laid = useLaidOut(told, container, handlers)

  useEffect(() => {
    const box = container.current
    if (!box || !laid) return
    const { graph, positions } = laid
    graph.updateEachNodeAttributes((node, attributes) => ({
      ...attributes,
      x: positions[2 * Number(node)] ?? 0,
      y: positions[2 * Number(node) + 1] ?? 0,
    }))
    const isDense = graph.size > DENSE
    let inks = inksOf(box)
    const isThere = (place: number) => (told.since[place] ?? 0) <= looks.current.year
    const near = () => looks.current.hovered ?? looks.current.picked
    const sigma = new Sigma(graph, box, {
      labelFont: getComputedStyle(box).fontFamily,
      labelSize: 13,
      labelColor: { color: inks.ink },
      labelRenderedSizeThreshold: 9,
      labelDensity: 0.6,
      hideEdgesOnMove: isDense,
      minEdgeThickness: 1.2,
      edgeProgramClasses: { line: isDense ? EdgeLineProgram : EdgeRectangleProgram },
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
        const colour = inks.colours[looks.current.places[place] ?? COLOURS] ?? inks.rest
        if (!isThere(place)) return { ...data, hidden: true }
        if (centre === null) return { ...data, color: colour }
        const isNear = place === centre || graph.areNeighbors(node, centre)
        if (!isNear) return { ...data, color: inks.line, label: null, zIndex: 0 }
        return { ...data, color: colour, zIndex: 1, forceLabel: true, highlighted: place === centre }
      },
      edgeReducer: (edge, data) => {
        const centre = near()
        const [one, other] = [told.edges[Number(edge)] as number, told.edges[Number(edge) + 1] as number]
        if (!isThere(one) || !isThere(other)) return { ...data, hidden: true }
        if (centre === null) return { ...data, color: isDense ? inks.faint : inks.edge, size: 1.3 }
        if (one !== centre && other !== centre) return { ...data, hidden: true }
        return { ...data, color: inks.soft, size: 1.2, zIndex: 1 }
      },
    })
    drawn.current = sigma
    const { hovered, ...first } = looks.current
    shown.current = first
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

    // The frame is painted before the task after it begins.
    const frame = requestAnimationFrame(() => {
      setTimeout(() => {
        performance.mark('network-drawn')
        setSettled(true)
      })
    })
    return () => {
      cancelAnimationFrame(frame)
      setSettled(false)
      lights.disconnect()
      sigma.kill()
      drawn.current = null
    }
  }, [told, laid])

  useEffect(() => {
    const sigma = drawn.current
    const isShown =
      shown.current?.places === places && shown.current.year === year && shown.current.picked === picked
    if (!sigma || isShown) return
    shown.current = { places, year, picked }
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

/** The graph, and where its nodes stand once a worker has found it; the page stays free meanwhile. */
function useLaidOut(
  told: NetworkGraph,
  container: RefObject<HTMLDivElement | null>,
  handlers: RefObject<Pick<Props, 'onGroups'>>,
) {
  const [laid, setLaid] = useState<(LayoutTold & { graph: UndirectedGraph; of: NetworkGraph }) | null>(null)
  useEffect(() => {
    const box = container.current
    if (!box) return
    const worker = new Worker(new URL('./network-layout-worker.ts', import.meta.url), { type: 'module' })
    const wide = box.clientWidth / Math.max(1, box.clientHeight)
    worker.postMessage({ count: told.ids.length, edges: told.edges, wide } satisfies LayoutAsked)
    const graph = graphOfTold(told)
    worker.onmessage = ({ data }: MessageEvent<LayoutTold>) => {
      worker.terminate()
      // Both at once: the first picture has its colours.
      setLaid({ ...data, graph, of: told })
      handlers.current.onGroups([...data.groups])
    }
    return () => worker.terminate()
  }, [told, container, handlers])
  return laid?.of === told ? laid : null
}

/** The key of an edge is its place in the answer. */
function graphOfTold({ ids, names, edges }: NetworkGraph): UndirectedGraph {
  const graph = new UndirectedGraph()
  const degrees = degreesOf({ ids, edges })
  const [least, most, growth] = ids.length > MANY ? [1.1, 4, 0.32] : [3.2, 12.2, 0.9]
  for (const [place, label] of names.entries()) {
    const size = Math.min(most, least + Math.sqrt(degrees[place] ?? 0) * growth)
    graph.addNode(place, { x: 0, y: 0, size, label })
  }
  for (let i = 0; i < edges.length; i += 3) graph.addEdgeWithKey(i, edges[i], edges[i + 1])
  return graph
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
    faint: colour('--tie-faint'),
    rest: colour('--group-rest'),
    sheet: colour('--sheet'),
    colours: Array.from({ length: COLOURS }, (_, place) => colour(`--group-${place + 1}`)),
  }
  probe.remove()
  return inks
}
