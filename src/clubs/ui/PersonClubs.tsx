import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import style from './Clubs.module.css'
import { useClubsOf } from './use-clubs.ts'

interface Props {
  person: { id: string; name: string }
}

/** Where one finds this person again from week to week; nothing for somebody of no club. */
export function PersonClubs({ person }: Props) {
  const { t } = useTranslation('clubs')
  const { relativeDay } = useFormat()
  const today = useToday()
  const { data: clubs = [] } = useClubsOf(person.id)
  if (clubs.length === 0) return null
  return (
    <Section title={t('card.title')}>
      <QuietList label={t('card.title')}>
        {clubs.map(({ id, name, role, together, lastOn }) => (
          <QuietLine key={id}>
            <Link to="/sorties/clubs/$clubId" params={{ clubId: id }} className={style.name}>
              {role === '' ? name : t('card.role', { club: name, role })}
            </Link>
            <span className={style.under}>
              {t('members.together', { count: together, when: lastOn ? relativeDay(lastOn, today) : '' })}
            </span>
          </QuietLine>
        ))}
      </QuietList>
    </Section>
  )
}
