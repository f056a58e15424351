import { useEffect, useRef } from 'react'
import { useToday } from '../../web/session.ts'
import type { BilanView } from '../bilan.ts'
import { useBilanChanges } from './use-bilan.ts'

/** The end of the page: a month that is over is read once this was seen. */
export function ReadToTheEnd({ bilan }: { bilan: BilanView }) {
  const end = useRef<HTMLDivElement>(null)
  const isTold = useRef(false)
  const today = useToday()
  const save = useBilanChanges(bilan)
  const isToRead = bilan.isOver && bilan.readOn === null
  useEffect(() => {
    const seen = end.current
    if (!seen || !isToRead) return
    const watch = new IntersectionObserver(entries => {
      if (isTold.current || !entries.some(({ isIntersecting }) => isIntersecting)) return
      isTold.current = true
      void save({ readOn: today }, null)
    })
    watch.observe(seen)
    return () => watch.disconnect()
  }, [isToRead, save, today])
  return <div ref={end} />
}
