import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useToday } from '../../web/session.ts'
import type { PersonSummary } from '../person.ts'
import style from './PeopleList.module.css'
import { PersonRow } from './PersonRow.tsx'
import { useListKeys } from './use-list-keys.ts'
import type { Selection } from './use-selection.ts'

export interface Lines {
  total: number
  at: (index: number) => PersonSummary | undefined
}

interface Props {
  list: Lines
  /** Names the list: another one starts at its top. */
  query: string
  selection: Selection
  onSight: (sight: { first: number; last: number }) => void
}

/** Of a row, in pixels: fixed, so that a hundred thousand of them cost nothing. */
const ROW = 68
/** Where the arrows keep the row in sight: under the edge, over the bars of the phone. */
const MARGIN = { start: 24, end: 150 }

/** As many people as there are, of which the browser holds a screenful. */
export function PeopleList({ list, query, selection, onSight }: Props) {
  const { t } = useTranslation('people')
  const today = useToday()
  const frame = useRef<HTMLUListElement>(null)
  const [top, setTop] = useState(0)
  const [active, setActive] = useState(0)
  // What stands above the list comes and goes. Looked at once the browser has laid the page out, not at each key.
  useLayoutEffect(() => {
    const measure = () => setTop(frame.current ? frame.current.getBoundingClientRect().top + scrollY : 0)
    measure()
    const watcher = new ResizeObserver(measure)
    for (const each of [document.body, frame.current?.previousElementSibling]) if (each) watcher.observe(each)
    return () => watcher.disconnect()
  }, [])
  const rows = useWindowVirtualizer({
    count: list.total,
    estimateSize: () => ROW,
    overscan: 3,
    scrollMargin: top,
    scrollPaddingStart: MARGIN.start,
    scrollPaddingEnd: MARGIN.end,
  })
  const shown = rows.getVirtualItems()
  const [first, last] = [shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0]
  useEffect(() => onSight({ first, last }), [first, last, onSight])
  useEffect(() => setActive(0), [query])

  function go(to: number) {
    const index = Math.max(0, Math.min(list.total - 1, to))
    setActive(index)
    if (index === 0) scrollTo({ top: 0 })
    else rows.scrollToIndex(index, { align: 'auto' })
    focusWhenThere(frame.current, index)
  }
  const isInList = () => frame.current?.contains(document.activeElement) ?? false
  const next = () => go(isInList() ? active + 1 : active)
  const previous = () => go(isInList() ? active - 1 : active)
  const chooseAt = (index: number) => {
    const person = list.at(index)
    if (person) selection.add([person.id])
  }
  const extend = (by: 1 | -1) => {
    chooseAt(active)
    chooseAt(active + by)
    go(active + by)
  }
  useListKeys({
    j: next,
    ArrowDown: next,
    k: previous,
    ArrowUp: previous,
    Home: () => go(0),
    End: () => go(list.total - 1),
    x: () => {
      const person = list.at(active)
      if (person) selection.toggle(person.id)
    },
    'shift+ArrowDown': () => extend(1),
    'shift+j': () => extend(1),
    'shift+ArrowUp': () => extend(-1),
    'shift+k': () => extend(-1),
  })

  return (
    <ul
      ref={frame}
      className={style.list}
      style={{ height: rows.getTotalSize() }}
      aria-label={t('page.list')}
      data-choosing={selection.isChoosing || selection.ids.size > 0 || undefined}
    >
      {shown.map(({ index, key, start }) => (
        <li
          key={key}
          data-index={index}
          className={style.row}
          style={{ height: ROW, transform: `translateY(${start - top}px)` }}
          aria-setsize={list.total}
          aria-posinset={index + 1}
        >
          <PersonRow
            person={list.at(index)}
            today={today}
            isActive={index === active}
            isChosen={selection.has(list.at(index)?.id ?? '')}
            isChoosing={selection.isChoosing}
            index={index}
            onFocus={setActive}
            onToggle={selection.toggle}
          />
        </li>
      ))}
    </ul>
  )
}

/** The row may have to be scrolled to before it exists. */
function focusWhenThere(frame: HTMLElement | null, index: number, tries = 12): void {
  const link = frame?.querySelector<HTMLElement>(`[data-index="${index}"] a`)
  if (link) link.focus({ preventScroll: true })
  else if (tries > 0) requestAnimationFrame(() => focusWhenThere(frame, index, tries - 1))
}
