import { type DragEvent, useState } from 'react'

/** What is dragged is a visit's: nothing else may be dropped on a tour. */
const DRAGGED = 'application/x-entregent-visit'

/** What makes a line one that can be dragged. */
export function dragOf(id: string, setDragged: (id: string | null) => void) {
  return {
    draggable: true,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.setData(DRAGGED, id)
      event.dataTransfer.effectAllowed = 'move'
      // The list of those left out appears under the drag, not before it has begun.
      setTimeout(() => setDragged(id))
    },
    onDragEnd: () => setDragged(null),
  }
}

/**
 * Where visits are dropped: before one of those whose line says `data-stop`, or last.
 *
 * @param order the visits of that day, by their ids.
 */
export function useStopDrop(order: readonly string[], onDrop: (id: string, before: string | null) => void) {
  /** Null: nothing is over it. */
  const [over, setOver] = useState<{ before: string | null } | null>(null)
  return {
    over,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return
        event.preventDefault()
        const before = beforeWhich(event, order)
        if (!over || over.before !== before) setOver({ before })
      },
      onDragLeave: (event: DragEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(null)
      },
      onDrop: (event: DragEvent) => {
        const id = event.dataTransfer.getData(DRAGGED)
        setOver(null)
        if (id === '') return
        event.preventDefault()
        onDrop(id, beforeWhich(event, order))
      },
    },
  }
}

function beforeWhich({ currentTarget, clientY }: DragEvent, order: readonly string[]): string | null {
  const lines = new Map(
    [...currentTarget.querySelectorAll<HTMLElement>('[data-stop]')].map(line => [line.dataset.stop, line]),
  )
  const next = order.find(id => {
    const box = lines.get(id)?.getBoundingClientRect()
    return box && clientY < box.top + box.height / 2
  })
  return next ?? null
}
