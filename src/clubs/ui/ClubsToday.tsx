import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { FoldedSection } from '../../web/components/FoldedSection.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { AttendForm } from './AttendForm.tsx'
import style from './Clubs.module.css'
import { useClubsToday } from './use-clubs.ts'

/** The others are asked about once these are answered. */
const MOST_ASKED = 1

/** The clubs of this evening, and how the last session was: asked once. */
export function ClubsToday({ isTight }: { isTight: boolean }) {
  const { t } = useTranslation('clubs')
  const { relativeDay, time, language } = useFormat()
  const today = useToday()
  const { data } = useClubsToday()
  if (!data || data.asked.length + data.ahead.length === 0) return null
  const names = [...new Set([...data.ahead, ...data.asked].map(({ club }) => club.name))]
  return (
    <FoldedSection
      title={t('today.title')}
      line={new Intl.ListFormat(language).format(names)}
      isTight={isTight}
    >
      <QuietList label={t('today.title')}>
        {data.ahead.map(({ club }) => (
          <QuietLine key={club.id} end={club.place}>
            <Link to="/sorties/clubs/$clubId" params={{ clubId: club.id }} className={style.name}>
              {club.time === null
                ? t('today.ahead', { club: club.name })
                : t('today.aheadAt', { club: club.name, time: time(club.time) })}
            </Link>
          </QuietLine>
        ))}
        {data.asked.slice(0, MOST_ASKED).map(({ club, day, people, usual }) => (
          <QuietLine key={`${club.id} ${day}`}>
            <Link to="/sorties/clubs/$clubId" params={{ clubId: club.id }} className={style.name}>
              {t('attend.when', { club: club.name, day: relativeDay(day, today) })}
            </Link>
            <AttendForm club={club} day={day} people={people} usual={usual} isBrief />
          </QuietLine>
        ))}
      </QuietList>
    </FoldedSection>
  )
}
