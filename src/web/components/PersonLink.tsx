import { Link } from '@tanstack/react-router'
import style from './PersonLink.module.css'

/** A name that opens its card. */
export function PersonLink({ id, name }: { id: string; name: string }) {
  return (
    <Link to="/carnet/$personId" params={{ personId: id }} className={style.link}>
      {name}
    </Link>
  )
}
