import { Button, Skeleton } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '../../lib/day.ts'
import { Dialog } from '../../web/components/Dialog.tsx'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { EventView, Occurrence } from '../event.ts'
import { EventForm } from './EventForm.tsx'
import style from './Events.module.css'
import { OccurrenceChoice } from './OccurrenceChoice.tsx'
import { useEventWords } from './use-event-words.ts'
import { useEvent, useEventChanges, useFeeds } from './use-events.ts'

interface Props {
  /** As it was met in the list. */
  occurrence: Occurrence
  onClose: () => void
}

/** An event: what is known of it, whether one goes; corrected, put aside or taken away. */
export function EventDialog({ occurrence, onClose }: Props) {
  const { t } = useTranslation('outings')
  const { data, error } = useEvent(occurrence.eventId)
  const { save, remove, dismiss, skip } = useEventChanges()
  const { plainDay } = useFormat()
  const today = useToday()
  const [isEdited, setEdited] = useState(false)
  const sentence = useSentenceOf(error)
  const event = data?.event
  const mayBeSkipped = event?.isOwn && event.rule !== null && occurrence.occurrence !== ''
  return (
    <Dialog onClose={onClose} title={event?.title ?? t('events.title')}>
      {!data && !error && <Skeleton height={200} radius={14} />}
      {!data && error && <p role="alert">{sentence}</p>}
      {event && isEdited && (
        <EventForm
          before={event}
          onSave={draft => {
            onClose()
            void save(draft)
          }}
          onCancel={() => setEdited(false)}
        />
      )}
      {data && event && !isEdited && (
        <>
          <EventFacts event={event} next={data.next} />
          {event.skipped.map(day => (
            <p key={day} className={style.skipped}>
              {t('events.skipped', { day: plainDay(day, today) })}
              <QuietButton
                aria-label={t('events.unskipOf', { day: plainDay(day, today) })}
                onClick={() => void skip(event, { day, said: plainDay(day, today), isSkipped: false })}
              >
                {t('events.unskip')}
              </QuietButton>
            </p>
          ))}
          {occurrence.status !== 'cancelled' && <OccurrenceChoice occurrence={occurrence} />}
          {event.description !== '' && <p className={style.words}>{event.description}</p>}
          <p className={style.foot}>
            <Button data-autofocus variant="default" onClick={() => setEdited(true)}>
              {t('events.edit')}
            </Button>
            <Button
              variant="default"
              onClick={() => {
                onClose()
                void dismiss(event, event.dismissedOn === null)
              }}
            >
              {t(event.dismissedOn === null ? 'events.dismiss' : 'events.propose')}
            </Button>
            {mayBeSkipped && (
              <Button
                variant="default"
                onClick={() => {
                  onClose()
                  const day = occurrence.occurrence.slice(0, 10) as Day
                  void skip(event, { day, said: plainDay(day, today), isSkipped: true })
                }}
              >
                {t('events.skip', { day: plainDay(occurrence.day, today) })}
              </Button>
            )}
            {/* What a calendar tells would come back with it. */}
            {event.feedId === null && (
              <Button
                variant="subtle"
                color="gray"
                onClick={() => {
                  onClose()
                  void remove(event)
                }}
              >
                {t('events.delete')}
              </Button>
            )}
          </p>
        </>
      )}
    </Dialog>
  )
}

function EventFacts({ event, next }: { event: EventView; next: readonly Occurrence[] }) {
  const { t } = useTranslation('outings')
  const { capital } = useFormat()
  const { when, rule, price } = useEventWords()
  const { data: feeds } = useFeeds()
  const feed = feeds?.find(({ id }) => id === event.feedId)
  const [first, ...others] = next
  const said: [name: string, value: ReactNode][] = [
    [t('events.fact.when'), first ? capital(when(first)) : t('events.isOver')],
    [t('events.fact.series'), event.rule === null ? '' : capital(rule(event))],
    [
      t('events.fact.then'),
      others
        .slice(0, 3)
        .map(one => capital(when(one)))
        .join('\n'),
    ],
    [t('events.fact.where'), [event.place, event.address].filter(Boolean).join(', ')],
    [t('events.fact.online'), event.onlineUrl === '' ? '' : <Out url={event.onlineUrl} />],
    [t('events.fact.price'), price(event.price)],
    [
      t('events.fact.attendees'),
      event.attendees === null ? '' : t('events.coming', { count: event.attendees }),
    ],
    [t('events.fact.organiser'), event.organiser],
    [t('events.fact.kind'), t(`events.kind.${event.kind}`)],
    [t('events.fact.page'), event.url === '' ? '' : <Out url={event.url} />],
    [t('events.fact.source'), feed ? feed.name : t(`events.source.${event.source}`)],
  ]
  return (
    <>
      {event.status === 'cancelled' && <p role="status">{t('events.isCancelled')}</p>}
      <dl className={style.facts}>
        {said
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <Fact key={name} name={name} value={value} />
          ))}
      </dl>
    </>
  )
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}

/** Another site: it learns nothing of where one comes from. */
function Out({ url }: { url: string }) {
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {new URL(url).host}
    </a>
  )
}
