import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import style from './Outing.module.css'
import { useOutingsOfPerson } from './use-outings.ts'

interface Props {
  person: { id: string; name: string }
}

const FIRST = 6

/** On a card: the outings where they were met, or are to be. Nothing while there is none. */
export function PersonOutings({ person }: Props) {
  const { t } = useTranslation('outings')
  const { relativeDay } = useFormat()
  const today = useToday()
  const { data } = useOutingsOfPerson(person.id)
  const outings = data?.outings ?? []
  if (outings.length === 0) return null
  return (
    <Section title={t('person.title')}>
      <QuietList label={t('person.title')}>
        {outings.slice(0, FIRST).map(({ outing, role, isNew, word }) => (
          <QuietLine key={outing.id} end={relativeDay(outing.day, today)}>
            <Link to="/sorties/evenements/$outingId" params={{ outingId: outing.id }} className={style.open}>
              {outing.title}
            </Link>
            <span className={style.under}>
              {[t(`person.role.${role === 'met' && isNew ? 'first' : role}`), word]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </QuietLine>
        ))}
      </QuietList>
    </Section>
  )
}
