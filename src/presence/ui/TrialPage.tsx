import { Button, Skeleton } from '@mantine/core'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { daysBetween } from '../../lib/day.ts'
import { moneyInWords } from '../../lib/money.ts'
import { Problem } from '../../web/api.ts'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { OutingTabs } from '../../web/components/OutingTabs.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { Comparison } from '../comparison.ts'
import type { TrialView } from '../trial.ts'
import style from './Presence.module.css'
import { TrialCautions } from './TrialCautions.tsx'
import { TrialDecision } from './TrialDecision.tsx'
import { TrialDialog } from './TrialDialog.tsx'
import { TrialFigures } from './TrialFigures.tsx'
import { TrialMeasures } from './TrialMeasures.tsx'
import { useComparison, usePresenceChanges, useTrial } from './use-presence.ts'

const route = getRouteApi('/sorties/essais/$trialId')

/** A change tried for a while: what came of it, compared with the weeks before. */
export function TrialPage() {
  const { trialId } = route.useParams()
  const { data: trial, error, refetch } = useTrial(trialId)
  const { data: comparison, error: notCompared, refetch: again } = useComparison(trialId)
  if (error instanceof Problem && (error.status === 404 || error.status === 410)) return <NoTrial />
  if (error && !trial) return <ErrorNote error={error} retry={() => void refetch()} />
  return (
    <>
      <OutingTabs />
      {trial && <Heading trial={trial} comparison={comparison} />}
      {notCompared && !comparison && <ErrorNote error={notCompared} retry={() => void again()} />}
      {trial?.hoped && <Hoped words={trial.hoped} />}
      {(!trial || !comparison) && !notCompared && <Skeleton height={320} radius={14} />}
      {trial && comparison && comparison.state !== 'ahead' && (
        <>
          <TrialMeasures comparison={comparison} />
          <TrialFigures trial={trial} comparison={comparison} />
          <TrialCautions comparison={comparison} />
          <TrialDecision key={trial.revision} trial={trial} />
        </>
      )}
    </>
  )
}

function Hoped({ words }: { words: string }) {
  const { t } = useTranslation('presence')
  return (
    <p className={style.hoped}>
      <span className="soft">{t('trialPage.hoped')}</span> {words}
    </p>
  )
}

function Heading({ trial, comparison }: { trial: TrialView; comparison: Comparison | undefined }) {
  const { t } = useTranslation('presence')
  const { plainDay, language } = useFormat()
  const today = useToday()
  const navigate = useNavigate()
  const { removeTrial } = usePresenceChanges()
  const [isEditing, setEditing] = useState(false)
  const { what, startsOn, endsOn, costCents, currency } = trial
  const cost = costCents === null ? null : moneyInWords({ cents: costCents, currency }, language)
  const when = t('span', { from: plainDay(startsOn, today), to: plainDay(endsOn, today) })
  return (
    <>
      <PageHeading
        over={[what, when, cost].filter(Boolean).join(' · ')}
        tab={what}
        actions={
          <>
            <Button onClick={() => setEditing(true)}>{t('trialPage.edit')}</Button>
            <Button
              variant="subtle"
              onClick={() => {
                void navigate({ to: '/sorties/journees' })
                void removeTrial(trial)
              }}
            >
              {t('trialPage.remove')}
            </Button>
          </>
        }
      >
        {comparison ? <Essential trial={trial} comparison={comparison} /> : what}
      </PageHeading>
      {isEditing && <TrialDialog before={trial} onClose={() => setEditing(false)} />}
    </>
  )
}

/** The one sentence: what differs, or that nobody can tell. */
function Essential({ trial, comparison }: { trial: TrialView; comparison: Comparison }) {
  const { t } = useTranslation('presence')
  const { plainDay } = useFormat()
  const today = useToday()
  const { state, measures } = comparison
  if (state === 'ahead') return t('essential.ahead', { day: plainDay(trial.startsOn, today) })
  if (state === 'under-way') {
    return t('essential.tooSoon', { count: daysBetween(today, trial.endsOn) + 1 })
  }
  const told = measures.flatMap(({ measure, finding }) =>
    finding === 'more' || finding === 'less' ? [t(`essential.${finding}.${measure}`)] : [],
  )
  if (told.length > 0) return t('essential.differs', { list: told.join(', ') })
  return measures.every(({ finding }) => finding === 'too-few')
    ? t('essential.tooFew')
    : t('essential.unclear')
}

function NoTrial() {
  const { t } = useTranslation('presence')
  return (
    <>
      <OutingTabs />
      <PageHeading tab={t('trialPage.title')}>{t('trialPage.goneTitle')}</PageHeading>
      <EmptyState
        action={
          <Button component={Link} to="/sorties/journees">
            {t('trialPage.all')}
          </Button>
        }
      >
        {t('trialPage.gone')}
      </EmptyState>
    </>
  )
}
