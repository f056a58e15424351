import { initialsOf } from '../format.ts'
import style from './Avatar.module.css'

interface Props {
  name: string
  /** Of a person of the cardex, with the hash of their photo if they have one. */
  person?: { id: string; photo: string | null }
  /** In pixels. */
  size?: number
}

/** A face or initials: always beside the name it belongs to, so nothing for screen readers. */
export function Avatar({ name, person, size = 44 }: Props) {
  return (
    <span
      className={style.avatar}
      style={{ width: size, height: size, fontSize: size * 0.34 }}
      aria-hidden="true"
    >
      {person?.photo ? (
        <img
          src={`/api/people/${person.id}/photo?h=${person.photo}`}
          alt=""
          loading="lazy"
          width={size}
          height={size}
        />
      ) : (
        initialsOf(name)
      )}
    </span>
  )
}
