import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '../../lib/day.ts'
import { Avatar } from '../../web/components/Avatar.tsx'
import { useFormat } from '../../web/format.ts'
import type { PersonSummary } from '../person.ts'
import style from './PeopleList.module.css'

interface Props {
  /** Undefined while their window of the list is asked for. */
  person: PersonSummary | undefined
  today: Day
  isActive: boolean
  isChosen: boolean
  /** A touch anywhere on the row chooses, instead of opening the card. */
  isChoosing: boolean
  index: number
  onFocus: (index: number) => void
  onToggle: (id: string) => void
}

export const PersonRow = memo(function PersonRow({
  person,
  today,
  isActive,
  isChosen,
  isChoosing,
  index,
  onFocus,
  onToggle,
}: Props) {
  const { t } = useTranslation('people')
  const { relativeDay } = useFormat()
  if (!person) return <div className={style.coming} aria-hidden="true" />
  return (
    <div className={style.line} data-chosen={isChosen || undefined}>
      <span className={style.face}>
        <Avatar name={person.name} person={person} size={42} />
        {/* The browser's own: a screenful of them is drawn again at each key. */}
        <label className={style.box}>
          <input
            type="checkbox"
            tabIndex={-1}
            checked={isChosen}
            onChange={() => onToggle(person.id)}
            aria-label={t('page.choose', { name: person.name })}
          />
        </label>
      </span>
      <Link
        to="/carnet/$personId"
        params={{ personId: person.id }}
        className={style.who}
        tabIndex={isActive ? 0 : -1}
        onFocus={() => onFocus(index)}
        onClick={event => {
          if (!isChoosing) return
          event.preventDefault()
          onToggle(person.id)
        }}
      >
        <span className={style.name}>{person.name || t('card.nameless')}</span>
        <span className={style.what}>{whatTheyDo(person)}</span>
      </Link>
      {person.lastContactOn && <span className={style.seen}>{relativeDay(person.lastContactOn, today)}</span>}
    </div>
  )
})

/** « graphiste, Aria, Lyon »: as much as is known. */
export function whatTheyDo({ title, organisation, town }: PersonSummary): string {
  return [title, organisation, town].filter(Boolean).join(', ')
}
