import type { ReactNode } from 'react'
import style from './DevicesPage.module.css'

/** What to do there, one gesture after the other. */
export function Steps({ children }: { children: ReactNode }) {
  return <ol className={style.steps}>{children}</ol>
}
