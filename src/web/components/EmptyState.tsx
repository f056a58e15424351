import type { ReactNode } from 'react'
import style from './EmptyState.module.css'

/** One sentence on what this will be, and one button. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={style.empty}>
      <p>{children}</p>
      {action}
    </div>
  )
}
