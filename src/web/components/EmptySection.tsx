import type { ReactNode } from 'react'
import style from './EmptySection.module.css'

interface Props {
  /** What it will be, heard by screen readers; the words say it to the eyes. */
  title: string
  children: ReactNode
  /** What puts something in it. */
  gesture: ReactNode
}

/** A titled part of a page with nothing in it yet: one line and its gesture. */
export function EmptySection({ title, children, gesture }: Props) {
  return (
    <section className={style.line} aria-label={title}>
      <p className="soft">{children}</p>
      {gesture}
    </section>
  )
}
