import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays } from '../../lib/day.ts'
import { OutingTabs } from '../../web/components/OutingTabs.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { mondayOf } from '../standing.ts'
import { AbsenceSection } from './AbsenceSection.tsx'
import style from './Presence.module.css'
import { StandingSection } from './StandingSection.tsx'
import { TrialList } from './TrialList.tsx'
import { useWeek } from './use-presence.ts'
import { WeekGrid } from './WeekGrid.tsx'

/** Where days are worked, what comes back each week, what is tried. */
export function DaysPage() {
  const { t } = useTranslation('presence')
  const { plainDay, inWords, capital } = useFormat()
  const today = useToday()
  const [monday, setMonday] = useState(mondayOf(today))
  const span = { from: monday, to: addDays(monday, 6) }
  const { data: week } = useWeek(span)
  const worked = week?.halves.filter(({ kind }) => kind !== 'off') ?? []
  const out = worked.filter(({ kind }) => kind !== 'home').length
  const isThisWeek = monday === mondayOf(today)
  return (
    <>
      <OutingTabs />
      <PageHeading over={t('daysPage.over')} tab={t('daysPage.title')}>
        {!week || worked.length === 0
          ? t('daysPage.nothingSaid')
          : t('daysPage.said', {
              said: capital(t('daysPage.halves', { count: worked.length, n: inWords(worked.length) })),
              out:
                out === 0
                  ? t('daysPage.allHome', { count: worked.length })
                  : t('daysPage.out', { count: out, n: inWords(out) }),
            })}
      </PageHeading>
      <div className={style.cols}>
        <Section
          title={t('week.title', { day: plainDay(monday, today) })}
          aside={
            <span className={style.turn}>
              {!isThisWeek && (
                <QuietButton onClick={() => setMonday(mondayOf(today))}>{t('week.this')}</QuietButton>
              )}
              <ActionIcon
                size="lg"
                aria-label={t('week.before')}
                onClick={() => setMonday(addDays(monday, -7))}
              >
                <IconChevronLeft size={18} aria-hidden="true" />
              </ActionIcon>
              <ActionIcon
                size="lg"
                aria-label={t('week.after')}
                onClick={() => setMonday(addDays(monday, 7))}
              >
                <IconChevronRight size={18} aria-hidden="true" />
              </ActionIcon>
            </span>
          }
        >
          <WeekGrid span={span} />
        </Section>
        <div>
          <TrialList />
          <StandingSection />
          <AbsenceSection />
        </div>
      </div>
    </>
  )
}
