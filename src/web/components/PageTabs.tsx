import { Link, type LinkProps } from '@tanstack/react-router'
import style from './PageTabs.module.css'

interface Props {
  label: string
  pages: readonly { to: LinkProps['to']; words: string }[]
}

/** From one page of a part of the desk to the other. */
export function PageTabs({ label, pages }: Props) {
  return (
    <nav className={style.tabs} aria-label={label}>
      {pages.map(({ to, words }) => (
        <Link
          key={to}
          to={to}
          className={style.tab}
          activeOptions={{ exact: to === '/plan' || to === '/bilan' }}
        >
          {words}
        </Link>
      ))}
    </nav>
  )
}
