import { useCallback, useEffect, useState } from 'react'

export interface Selection {
  ids: ReadonlySet<string>
  has: (id: string) => boolean
  toggle: (id: string) => void
  add: (ids: readonly string[]) => void
  /** Said of a list that is being chosen from: a touch anywhere on a row chooses. */
  isChoosing: boolean
  begin: () => void
  /** Nobody any more, and the list is as before. */
  clear: () => void
}

const NOBODY: ReadonlySet<string> = new Set()

/** Who is chosen in a list; another list begins with nobody. */
export function useSelection(query: string): Selection {
  const [ids, setIds] = useState(NOBODY)
  const [isChoosing, setChoosing] = useState(false)
  useEffect(() => setIds(NOBODY), [query])
  // The same one from a drawing to the next: rows are only drawn again when what they say changed.
  const toggle = useCallback(
    (id: string) =>
      setIds(known => {
        const next = new Set(known)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    [],
  )
  return {
    ids,
    has: id => ids.has(id),
    toggle,
    add: more => setIds(known => new Set([...known, ...more])),
    isChoosing,
    begin: () => setChoosing(true),
    clear: () => {
      setChoosing(false)
      setIds(known => (known.size === 0 ? known : NOBODY))
    },
  }
}
