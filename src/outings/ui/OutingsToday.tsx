import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { addDays } from '../../lib/day.ts'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { KeepForSalon } from './KeepForSalon.tsx'
import { MetLately } from './MetLately.tsx'
import style from './Outing.module.css'
import { useOutingWords } from './use-outing-words.ts'
import { useOutings } from './use-outings.ts'

const MOST = 2

/** The outings of today and tomorrow, with what one goes there for. Nothing while there is none. */
export function OutingsToday() {
  const { t } = useTranslation('outings')
  const { relativeDay, time, capital } = useFormat()
  const { where, list } = useOutingWords()
  const today = useToday()
  const { data = [] } = useOutings({ from: today, to: addDays(today, 1) })
  const ahead = data.filter(({ state }) => state === 'going').slice(0, MOST)
  return (
    <>
      <MetLately />
      {ahead.map(({ id }) => (
        <KeepForSalon key={id} outingId={id} />
      ))}
      {ahead.length > 0 && (
        <Section title={t('today.title')}>
          <QuietList label={t('today.title')}>
            {ahead.map(outing => (
              <QuietLine
                key={outing.id}
                end={[capital(relativeDay(outing.day, today)), outing.time && time(outing.time)]
                  .filter(Boolean)
                  .join(', ')}
              >
                <Link
                  to="/sorties/evenements/$outingId"
                  params={{ outingId: outing.id }}
                  className={style.open}
                >
                  {outing.title}
                </Link>
                <span className={style.under}>
                  {outing.aims.length > 0 ? list(outing.aims.map(({ text }) => text)) : where(outing)}
                </span>
              </QuietLine>
            ))}
          </QuietList>
        </Section>
      )}
    </>
  )
}
