import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayAt } from '../../lib/day.ts'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useDesk, useToday } from '../../web/session.ts'
import type { FeedShown } from '../feed.ts'
import style from './Events.module.css'
import { FeedDialog } from './FeedDialog.tsx'
import { ReadingProblems } from './ReadingProblems.tsx'
import { type FeedAnswer, useEventChanges, useFeeds } from './use-events.ts'

/** Calendars that are followed, and how it went the last time. Nothing while none is. */
export function FeedList() {
  const { t } = useTranslation('outings')
  const { data: feeds } = useFeeds()
  const [edited, setEdited] = useState<FeedShown | null>(null)
  if (!feeds || feeds.length === 0) return null
  return (
    <div className={style.feeds}>
      <Section title={t('events.feed.title')}>
        <QuietList label={t('events.feed.title')}>
          {feeds.map(feed => (
            <FeedLine key={feed.id} feed={feed} onEdit={() => setEdited(feed)} />
          ))}
        </QuietList>
      </Section>
      {edited && <FeedDialog before={edited} onClose={() => setEdited(null)} />}
    </div>
  )
}

function FeedLine({ feed, onEdit }: { feed: FeedShown; onEdit: () => void }) {
  const { t } = useTranslation('outings')
  const { relativeDay, time } = useFormat()
  const today = useToday()
  const timeZone = useDesk()?.settings.timeZone ?? 'UTC'
  const { askFeed, removeFeed } = useEventChanges()
  const [answer, setAnswer] = useState<FeedAnswer | null>(null)
  const [isUnderWay, setUnderWay] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const name = feed.name || new URL(feed.url).host

  async function askNow() {
    setUnderWay(true)
    setError(null)
    setAnswer(null)
    await askFeed(feed.id).then(setAnswer, setError)
    setUnderWay(false)
  }
  const at = (instant: string) =>
    t('events.feed.at', {
      day: relativeDay(dayAt(new Date(instant), timeZone), today),
      time: time(
        new Date(instant).toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }),
      ),
    })
  const state = feed.isPaused
    ? t('events.feed.paused')
    : feed.answeredAt === null
      ? t('events.feed.never')
      : t('events.feed.read', { count: feed.events, when: at(feed.answeredAt) })
  return (
    <QuietLine>
      <button type="button" className={style.open} onClick={onEdit}>
        {name}
      </button>
      <span className={style.under}>{state}</span>
      {feed.problem && <span className={style.under}>{feed.problem}</span>}
      {error !== null && (
        <span className={style.under} role="alert">
          {sentence}
        </span>
      )}
      {answer && !answer.feed.problem && (
        <span className={style.under} role="status">
          {answer.added + answer.changed + answer.removed === 0
            ? t('events.feed.nothingNew')
            : t('events.feed.changes', {
                added: answer.added,
                changed: answer.changed,
                removed: answer.removed,
              })}
        </span>
      )}
      {answer && <ReadingProblems problems={answer.problems} />}
      <span className={style.gestures}>
        <QuietButton disabled={isUnderWay} onClick={() => void askNow()}>
          {t(isUnderWay ? 'events.feed.asking' : 'events.feed.ask')}
        </QuietButton>
        <QuietButton onClick={() => void removeFeed({ ...feed, name })}>
          {t('events.feed.remove')}
        </QuietButton>
      </span>
    </QuietLine>
  )
}
