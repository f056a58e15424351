import type { ReactNode } from 'react'
import style from './QuietList.module.css'

/** Lines parted by a hair: the plain way to show several things. */
export function QuietList({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul className={style.list} {...(label ? { 'aria-label': label } : {})}>
      {children}
    </ul>
  )
}

interface LineProps {
  /** Before the words: an hour, a box to tick, a face. */
  lead?: ReactNode
  children: ReactNode
  /** At the end of the line: a day, a menu. */
  end?: ReactNode
}

export function QuietLine({ lead, children, end }: LineProps) {
  return (
    <li className={style.line}>
      {lead !== undefined && <span className={style.lead}>{lead}</span>}
      <span className={style.words}>{children}</span>
      {end !== undefined && <span className={style.end}>{end}</span>}
    </li>
  )
}
