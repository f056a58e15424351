import { Skeleton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useIdeas } from '../../ideas/ui/use-ideas.ts'
import type { Day } from '../../lib/day.ts'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { PlanTabs } from '../../web/components/PlanTabs.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useToday } from '../../web/session.ts'
import { DeclineSection } from './DeclineSection.tsx'
import { FrontsSection } from './FrontsSection.tsx'
import style from './Plan.module.css'
import { ToldSection } from './ToldSection.tsx'
import { useFronts, useWeek } from './use-plan.ts'
import { WeekSection } from './WeekSection.tsx'

const IDEAS_SHOWN = 4

/** The plan of attack: the week, the six fronts and the five keys, the ideas. */
export function PlanPage() {
  const { t } = useTranslation('plan')
  const today = useToday()
  const [monday, setMonday] = useState<Day | null>(null)
  const { data: week, error, refetch } = useWeek(monday)
  const fronts = useFronts()
  return (
    <>
      <PlanTabs />
      <PageHeading over={t('planPage.heading')} tab={t('planPage.title')}>
        <Essential
          kept={week?.plan?.items.filter(({ state }) => state === 'accepted' || state === 'done').length}
        />
      </PageHeading>
      {error && !week && <ErrorNote error={error} retry={() => void refetch()} />}
      {!week && !error && <Skeleton height={280} radius={14} />}
      {week && (
        <div className={style.columns}>
          <div>
            <DeclineSection monday={week.monday} today={today} />
            <WeekSection key={week.monday} week={week} today={today} onWeek={setMonday} />
            {week.before && <ToldSection before={week.before} />}
          </div>
          <div>{fronts.data && <FrontsSection view={fronts.data} today={today} />}</div>
        </div>
      )}
      <Ideas />
    </>
  )
}

function Essential({ kept = 0 }: { kept: number | undefined }) {
  const { t } = useTranslation('plan')
  return <span>{kept === 0 ? t('planPage.none') : t('planPage.planned', { count: kept })}</span>
}

/** Those that wait to be put to somebody. */
function Ideas() {
  const { t } = useTranslation('plan')
  const { data } = useIdeas()
  const waiting = data?.filter(({ status }) => status === 'idea').slice(0, IDEAS_SHOWN)
  if (!waiting) return null
  return (
    <Section
      title={t('planPage.ideas')}
      aside={
        <Link to="/plan/idees" className={style.more}>
          {t(waiting.length === 0 ? 'planPage.noteIdea' : 'planPage.ideasMore')}
        </Link>
      }
    >
      {waiting.length === 0 ? (
        <p>{t('planPage.noIdea')}</p>
      ) : (
        <QuietList label={t('planPage.ideas')}>
          {waiting.map(({ id, title, person, organisation }) => (
            <QuietLine key={id}>
              <Link to="/plan/idees/$ideaId" params={{ ideaId: id }} className={style.step}>
                {title}
              </Link>
              <span className={style.under}>{person?.name || organisation}</span>
            </QuietLine>
          ))}
        </QuietList>
      )}
    </Section>
  )
}
