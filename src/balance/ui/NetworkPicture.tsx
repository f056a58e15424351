import { SegmentedControl, Select, Skeleton } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Basis } from '../../web/components/Basis.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { NetworkGraph } from '../network-answer.ts'
import style from './Network.module.css'
import { NetworkTable } from './NetworkTable.tsx'
import { COLOUR_BY, type ColourBy, coloursOf, degreesOf } from './network-drawing.ts'

// Asked for with the page: it is there when the answers are.
const canvas = import('./NetworkCanvas.tsx').then(part => ({ default: part.NetworkCanvas }))
canvas.catch(() => {})
const NetworkCanvas = lazy(() => canvas)

/** The network drawn, or as a table: the same people. */
export function NetworkPicture({ graph }: { graph: NetworkGraph }) {
  const { t } = useTranslation('balance')
  const { t: ofPeople } = useTranslation('people')
  const { number } = useFormat()
  const today = useToday()
  const navigate = useNavigate()
  const [isAble] = useState(canDraw)
  const [view, setView] = useState<'picture' | 'table'>(isAble ? 'picture' : 'table')
  const [by, setBy] = useState<ColourBy>('group')
  const [groups, setGroups] = useState<number[]>([])
  const [picked, setPicked] = useState<number | null>(null)
  const [first, last] = useMemo(() => yearsOf(graph, Number(today.slice(0, 4))), [graph, today])
  const [year, setYear] = useState(last)
  const { places, shown } = useMemo(() => {
    const groupOf = (place: number) => {
      const group = groups[place] ?? -1
      return group < 0 ? null : group
    }
    if (by === 'kind') return coloursOf(graph.kinds)
    if (by === 'trade') return coloursOf(graph.trades)
    return coloursOf(graph.ids.map((_, place) => groupOf(place)))
  }, [graph, by, groups])
  const learn = useCallback((found: number[]) => {
    setGroups(known =>
      known.length === found.length && known.every((g, i) => g === found[i]) ? known : found,
    )
  }, [])
  const open = (place: number) => {
    const personId = graph.ids[place]
    // Where nothing hovers, the first touch says who it is.
    if (place !== picked && !matchMedia('(hover: hover)').matches) setPicked(place)
    else if (personId) void navigate({ to: '/carnet/$personId', params: { personId } })
  }
  const there = graph.since.filter(since => since <= year).length
  const nameOf = (value: string | number) => {
    if (typeof value === 'number') return t('network.picture.group', { n: value + 1 })
    if (by === 'trade') return ofPeople(`card.trade.${value as 'inside' | 'outside'}`)
    return ofPeople(`card.relation.${value as 'family'}`)
  }
  return (
    <Section
      title={t('network.picture.title')}
      aside={
        isAble && (
          <SegmentedControl
            aria-label={t('network.picture.view')}
            value={view}
            onChange={value => setView(value as typeof view)}
            data={(['picture', 'table'] as const).map(value => ({
              value,
              label: t(`network.picture.as.${value}`),
            }))}
          />
        )
      }
    >
      {graph.total > graph.ids.length && (
        <p className="soft">
          {t('network.picture.most', {
            count: graph.ids.length,
            n: number(graph.ids.length),
            all: number(graph.total),
          })}
        </p>
      )}
      {view === 'table' ? (
        <NetworkTable graph={graph} />
      ) : (
        <>
          <div className={style.controls}>
            <Select
              className={style.find as string}
              label={t('network.picture.find')}
              placeholder={t('network.picture.anybody')}
              searchable
              clearable
              limit={8}
              nothingFoundMessage={t('network.picture.nobody')}
              data={graph.names.map((label, place) => ({ value: `${place}`, label: label || '–' }))}
              value={picked === null ? null : `${picked}`}
              onChange={value => setPicked(value === null ? null : Number(value))}
            />
            <Select
              label={t('network.picture.colour')}
              allowDeselect={false}
              data={COLOUR_BY.map(value => ({ value, label: t(`network.picture.by.${value}`) }))}
              value={by}
              onChange={value => setBy(value as ColourBy)}
            />
            {first < last && (
              <div className={style.year}>
                <label htmlFor="network-year">
                  {t('network.picture.year', { year, count: there, n: number(there) })}
                </label>
                <input
                  id="network-year"
                  type="range"
                  min={first}
                  max={last}
                  value={year}
                  onChange={event => setYear(Number(event.currentTarget.value))}
                />
              </div>
            )}
          </div>
          <Suspense fallback={<Skeleton height={460} radius={14} />}>
            <NetworkCanvas
              graph={graph}
              places={places}
              year={year}
              picked={picked}
              onPick={open}
              onGroups={learn}
            />
          </Suspense>
          <ul className={style.legend} aria-label={t('network.picture.legend')}>
            {shown.map(({ value, count }, place) => (
              <li key={value}>
                <span
                  className={style.dot}
                  aria-hidden="true"
                  style={{ '--dot': `var(--group-${place + 1})` } as Record<string, string>}
                />
                {t('network.picture.shown', { name: nameOf(value), count, n: number(count) })}
              </li>
            ))}
          </ul>
          <p className={style.who} role="status">
            {picked !== null && graph.ids[picked] && <Picked graph={graph} place={picked} />}
          </p>
        </>
      )}
      <p className={style.more}>
        <Basis
          entry="picture-of-the-network"
          title={t('network.picture.title')}
          said={t('network.basis.groups')}
          over={t('network.basis.now')}
          n={{ of: 'people', count: graph.ids.length }}
        />
      </p>
    </Section>
  )
}

function Picked({ graph, place }: { graph: NetworkGraph; place: number }) {
  const { t } = useTranslation('balance')
  const { inWords, capital } = useFormat()
  const degree = useMemo(() => degreesOf(graph)[place] ?? 0, [graph, place])
  return (
    <>
      <PersonLink id={graph.ids[place] as string} name={graph.names[place] ?? ''} />
      {'. '}
      {capital(
        degree === 0
          ? t('network.picture.tiedToNobody')
          : t('network.picture.tied', { count: degree, n: inWords(degree) }),
      )}
    </>
  )
}

function yearsOf({ since }: NetworkGraph, now: number): [number, number] {
  return [since.reduce((least, year) => Math.min(least, year), now), now]
}

let isDrawable: boolean | null = null

/** Asked once: a browser lends few contexts at a time. */
function canDraw(): boolean {
  if (isDrawable === null) {
    const context = document.createElement('canvas').getContext('webgl2')
    isDrawable = context !== null
    context?.getExtension('WEBGL_lose_context')?.loseContext()
  }
  return isDrawable
}
