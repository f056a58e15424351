import type { ReactNode } from 'react'
import style from './Provenance.module.css'
import { useOpenFigure } from './use-provenance.ts'

interface Props {
  /** Of what opens: says what the figure is of. */
  title: string
  places: readonly number[]
  children: ReactNode
}

/** A figure that opens the mandates behind it. */
export function FigureButton({ title, places, children }: Props) {
  const open = useOpenFigure()
  if (places.length === 0) return <span>{children}</span>
  return (
    <button
      type="button"
      className={style.figure}
      aria-haspopup="dialog"
      onClick={() => open({ title, places })}
    >
      {children}
    </button>
  )
}
