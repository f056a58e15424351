import { NativeSelect, Skeleton } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import type { FlowAnswer } from '../provenance-answer.ts'
import type { Period } from '../provenance-counted.ts'
import type { FlowNode } from '../provenance-flow.ts'
import { FigureButton } from './FigureButton.tsx'
import type { OpenedMandates } from './MandatesBehind.tsx'
import style from './Provenance.module.css'
import { layOut, type PlacedLink, type PlacedNode } from './sankey-layout.ts'
import { type Opened, OpenFigure, useFlow, useOpenFigure, useProvenanceWords } from './use-provenance.ts'

const NODE_WIDTH = 8
const GAP = 18
const ROW = 40
/** Mean width of a letter of a name. */
const LETTER = 6.6

interface Props {
  period: Period
  /** That it may be measured in. */
  currencies: readonly string[]
  onOpen: (opened: OpenedMandates) => void
}

/** From the ways by the sources to what became of the mandates: a picture, and the same numbers in a table. */
export function ProvenanceFlow({ period, currencies, onOpen }: Props) {
  const { t } = useTranslation('mandates')
  const [measure, setMeasure] = useState('')
  const known = currencies.includes(measure) ? measure : ''
  const { data: flow, error, refetch } = useFlow(period, known || null)
  const open = ({ title, places }: Opened) =>
    onOpen({ title, ids: places.flatMap(place => flow?.ids[place] ?? []) })
  return (
    <Section
      title={t('provenance.flow.title')}
      aside={
        currencies.length > 0 && (
          <NativeSelect
            className={style.measure ?? ''}
            aria-label={t('provenance.flow.measure')}
            value={known}
            onChange={event => setMeasure(event.currentTarget.value)}
            data={[
              { value: '', label: t('provenance.flow.count') },
              ...currencies.map(currency => ({
                value: currency,
                label: t('provenance.flow.money', { currency }),
              })),
            ]}
          />
        )
      }
    >
      {error && <ErrorNote error={error} retry={() => void refetch()} />}
      {!flow && !error && <Skeleton height={240} radius={14} />}
      {flow && (
        <OpenFigure value={open}>
          <Picture flow={flow} />
          <Table flow={flow} />
        </OpenFigure>
      )}
    </Section>
  )
}

function Picture({ flow }: { flow: FlowAnswer }) {
  const { t } = useTranslation('mandates')
  const open = useOpenFigure()
  const { nodeName, size } = useFlowWords(flow)
  const { ref, width } = useElementSize<HTMLDivElement>()
  const most = Math.max(...[0, 1, 2].map(column => flow.nodes.filter(node => node.column === column).length))
  const height = Math.max(240, most * ROW)
  const { nodes, links } = layOut(flow.nodes, flow.links, { width, height, nodeWidth: NODE_WIDTH, gap: GAP })
  const byId = new Map(flow.nodes.map(node => [node.id, node]))
  // Names of the middle leave room for those of the end.
  const lettersIn = (column: number) =>
    Math.max(8, Math.floor((width / 2 - (column === 1 ? 90 : 24)) / LETTER))
  return (
    <div ref={ref} className={style.flow}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={t('provenance.flow.label')}>
          {links.map(link => (
            <path key={`${link.from} ${link.to}`} className={style.band} d={bandOf(link)}>
              <title>{size(link.size)}</title>
            </path>
          ))}
          {nodes.map(placed => {
            const node = byId.get(placed.id) as FlowNode
            if (node.is.type === 'through') {
              return (
                <rect
                  key={placed.id}
                  className={style.band}
                  x={placed.x}
                  y={placed.y}
                  width={NODE_WIDTH}
                  height={placed.height}
                />
              )
            }
            const name = nodeName(node)
            const label = placeOf(placed, width)
            const letters = lettersIn(placed.column)
            return (
              // biome-ignore lint/a11y/noStaticElementInteractions: the same figures are buttons in the table.
              <g
                key={placed.id}
                className={style.node}
                onClick={() => open({ title: `${name}, ${size(placed.size)}`, places: node.mandates })}
              >
                <title>{`${name}, ${size(placed.size)}`}</title>
                <rect
                  x={placed.x}
                  y={placed.y}
                  width={NODE_WIDTH}
                  height={Math.max(1, placed.height)}
                  rx={2}
                />
                <text x={label.x} y={label.y} textAnchor={label.anchor} dominantBaseline="middle">
                  {name.length > letters ? `${name.slice(0, letters - 1)}…` : name}
                </text>
              </g>
            )
          })}
        </svg>
      )}
    </div>
  )
}

function Table({ flow }: { flow: FlowAnswer }) {
  const { t } = useTranslation('mandates')
  const { nodeName, size } = useFlowWords(flow)
  const byId = new Map(flow.nodes.map(node => [node.id, node]))
  return (
    <details className={style.details}>
      <summary>{t('provenance.flow.table')}</summary>
      <table className={style.table}>
        <caption>{t('provenance.flow.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('provenance.flow.from')}</th>
            <th scope="col">{t('provenance.flow.to')}</th>
            <th scope="col">{t('provenance.flow.size')}</th>
          </tr>
        </thead>
        <tbody>
          {flow.links.map(({ from, to, size: each, mandates }) => {
            const [a, b] = [nodeName(byId.get(from) as FlowNode), nodeName(byId.get(to) as FlowNode)]
            return (
              <tr key={`${from} ${to}`}>
                <th scope="row">{a}</th>
                <td>{b}</td>
                <td>
                  <FigureButton title={t('provenance.flow.link', { from: a, to: b })} places={mandates}>
                    {size(each)}
                  </FigureButton>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </details>
  )
}

function useFlowWords({ currency, names }: FlowAnswer) {
  const { t } = useTranslation('mandates')
  const words = useProvenanceWords({ mandates: [], names })

  function nodeName({ is }: FlowNode): string {
    switch (is.type) {
      case 'kind':
      case 'through':
        return t(`provenance.kind.${is.kind}`)
      case 'source':
        return words.source({ ...is, kind: null })
      case 'others':
        return t('provenance.flow.others', { count: is.sources })
      case 'outcome':
        return t(`provenance.outcome.${is.outcome}`)
    }
  }
  const size = (amount: number) =>
    currency === null ? words.weight(amount) : words.money({ cents: amount, currency })
  return { nodeName, size }
}

/** Names stand right of their node; in the last column, left of it. */
function placeOf({ x, y, height }: PlacedNode, width: number) {
  const isLast = x + NODE_WIDTH + 1 >= width
  return {
    x: isLast ? x - 7 : x + NODE_WIDTH + 7,
    y: y + height / 2,
    anchor: isLast ? ('end' as const) : ('start' as const),
  }
}

/** Level at both ends. */
function bandOf({ x0, y0, x1, y1, thickness }: PlacedLink): string {
  const middle = (x0 + x1) / 2
  return `M${x0} ${y0}C${middle} ${y0} ${middle} ${y1} ${x1} ${y1}V${y1 + thickness}C${middle} ${y1 + thickness} ${middle} ${y0 + thickness} ${x0} ${y0 + thickness}Z`
}
