import { Skeleton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { useFormat } from '../../web/format.ts'
import { useWaiting } from './use-waiting.ts'
import style from './Waiting.module.css'
import { WaitingMeetings } from './WaitingMeetings.tsx'
import { WhoWrites } from './WhoWrites.tsx'

/** What was read and waits for the owner's word: meetings that took place, and who deserves a card. */
export function WaitingPage() {
  const { t } = useTranslation('history')
  const { number } = useFormat()
  const { data, error, refetch } = useWaiting()
  const [failure, setFailure] = useState<unknown>(null)
  if (error) return <ErrorNote error={error} retry={() => void refetch()} />
  const count = data ? data.counts.meetings + data.counts.correspondents : 0
  return (
    <>
      <PageHeading over={<Link to="/journal">{t('page.journal')}</Link>} tab={t('page.tab')}>
        {!data ? t('page.tab') : count === 0 ? t('page.none') : t('page.title', { count, n: number(count) })}
      </PageHeading>
      {failure !== null && <ErrorNote error={failure} />}
      {!data && <Skeleton height={160} radius={14} />}
      {data && count > 0 && <p className={style.lede}>{t('page.lede')}</p>}
      {data && data.meetings.length > 0 && (
        <WaitingMeetings meetings={data.meetings} total={data.counts.meetings} onFailure={setFailure} />
      )}
      {data && data.correspondents.length > 0 && (
        <WhoWrites
          questions={data.correspondents}
          total={data.counts.correspondents}
          onFailure={setFailure}
        />
      )}
      {data && count === 0 && (
        <EmptyState
          action={
            <p className={style.ways}>
              <Link to="/import">{t('page.import')}</Link>
              <Link to="/settings/sources">{t('page.sources')}</Link>
            </p>
          }
        >
          {t('page.noneSaid')}
        </EmptyState>
      )}
    </>
  )
}
