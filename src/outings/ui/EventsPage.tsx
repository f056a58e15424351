import { Skeleton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays } from '../../lib/day.ts'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { OutingTabs } from '../../web/components/OutingTabs.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { Occurrence } from '../event.ts'
import { AddEvent } from './AddEvent.tsx'
import { Choice } from './Choice.tsx'
import { EventDialog } from './EventDialog.tsx'
import style from './Events.module.css'
import { FeedList } from './FeedList.tsx'
import { OccurrenceWeeks } from './OccurrenceWeeks.tsx'
import { PastOutings } from './PastOutings.tsx'
import { useOccurrences } from './use-events.ts'

/** How far one looks at first, and at most. */
const DAYS = 60
const MOST_DAYS = 365

/** What there is to go to: what is worth it, all of it week by week, and the calendars it comes from. */
export function EventsPage() {
  const { t } = useTranslation('outings')
  const { inWords, capital } = useFormat()
  const today = useToday()
  const [days, setDays] = useState(DAYS)
  const [withDismissed, setWithDismissed] = useState(false)
  const [opened, setOpened] = useState<Occurrence | null>(null)
  const { data, error, refetch } = useOccurrences({ from: today, to: addDays(today, days) }, withDismissed)
  const fortnight = addDays(today, 14)
  const soon = data?.filter(({ day, status }) => day <= fortnight && status !== 'cancelled').length ?? 0
  const title = !data
    ? t('events.title')
    : data.length === 0
      ? t('events.titleNone')
      : soon === 0
        ? t('events.titleLater')
        : capital(t('events.titleSoon', { count: soon, number: inWords(soon) }))
  return (
    <>
      <OutingTabs />
      <PageHeading over={t('events.over')} tab={t('eventsPage.title')} actions={<AddEvent />}>
        {title}
      </PageHeading>
      {error && !data && <ErrorNote error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={320} radius={14} />}
      {data && data.length > 0 && <Choice />}
      {data && (
        <Section title={t('events.all')}>
          {data.length === 0 ? (
            <EmptyState>{t('events.none')}</EmptyState>
          ) : (
            <OccurrenceWeeks occurrences={data} onOpen={setOpened} />
          )}
          <p className={style.foot}>
            {days < MOST_DAYS && (
              <QuietButton onClick={() => setDays(MOST_DAYS)}>{t('events.further')}</QuietButton>
            )}
            <QuietButton aria-pressed={withDismissed} onClick={() => setWithDismissed(!withDismissed)}>
              {t(withDismissed ? 'events.withoutDismissed' : 'events.withDismissed')}
            </QuietButton>
          </p>
        </Section>
      )}
      <PastOutings />
      <FeedList />
      {opened && <EventDialog occurrence={opened} onClose={() => setOpened(null)} />}
    </>
  )
}
