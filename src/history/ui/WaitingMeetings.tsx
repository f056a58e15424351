import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { noonUtc } from '../../lib/day.ts'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { WaitingMeeting } from '../waiting-view.ts'
import { useAnswerKeys } from './use-answer-keys.ts'
import { useWaitingChanges, type Which } from './use-waiting.ts'
import style from './Waiting.module.css'

interface Props {
  meetings: readonly WaitingMeeting[]
  /** With those that are not shown. */
  total: number
  onFailure: (error: unknown) => void
}

/** « Ont-ils eu lieu ? »: one by one from the keyboard, by month, with somebody, or all at once. */
export function WaitingMeetings({ meetings, total, onFailure }: Props) {
  const { t } = useTranslation('history')
  const { number, language } = useFormat()
  const { keep, decline, attach } = useWaitingChanges()
  const [personId, setPerson] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const run = (work: Promise<unknown>) => {
    setBusy(true)
    work.catch(onFailure).finally(() => setBusy(false))
  }
  const people = new Map(meetings.flatMap(each => each.people.map(({ id, name }) => [id, name])))
  const person = personId !== null && people.has(personId) ? personId : null
  const shown = meetings.filter(each => person === null || each.people.some(({ id }) => id === person))
  const months = [...Map.groupBy(shown, ({ day }) => day.slice(0, 7))]
  const which: Which = person === null ? { all: true } : { personId: person }
  const monthName = (day: WaitingMeeting['day']) =>
    Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noonUtc(day))
  return (
    <Section title={t('meetings.title', { count: total, n: number(total) })}>
      <p className={style.soft}>
        {t('meetings.intro')} <span className={style.keys}>{t('meetings.keys')}</span>
      </p>
      <div className={style.bulk}>
        <Button variant="filled" loading={isBusy} onClick={() => run(keep(which))}>
          {person === null ? t('meetings.keepAll') : t('meetings.keepWith', { name: people.get(person) })}
        </Button>
        <QuietButton onClick={() => run(decline(which))}>
          {person === null
            ? t('meetings.declineAll')
            : t('meetings.declineWith', { name: people.get(person) })}
        </QuietButton>
        {people.size > 1 && (
          <Select
            aria-label={t('meetings.with')}
            placeholder={t('meetings.with')}
            clearable
            searchable
            className={style.with}
            value={person}
            onChange={setPerson}
            data={[...people]
              .map(([value, label]) => ({ value, label }))
              .sort((one, other) => one.label.localeCompare(other.label, language))}
          />
        )}
      </div>
      {months.map(([month, theirs]) => (
        <div key={month}>
          <div className={style.month}>
            <h3>{monthName(theirs[0]?.day as WaitingMeeting['day'])}</h3>
            {person === null && months.length > 1 && (
              <QuietButton onClick={() => run(keep({ month }))}>
                {t('meetings.keepMonth', { month: monthName(theirs[0]?.day as WaitingMeeting['day']) })}
              </QuietButton>
            )}
          </div>
          <ul className={style.list}>
            {theirs.map(meeting => (
              <Line
                key={meeting.id}
                meeting={meeting}
                onKeep={() => run(keep({ ids: [meeting.id] }))}
                onAttach={(id, person) => run(attach(id, person.id, person.name))}
                onDecline={() => run(decline({ ids: [meeting.id] }))}
              />
            ))}
          </ul>
        </div>
      ))}
      {total > meetings.length && (
        <p className={style.soft}>{t('meetings.more', { n: number(total - meetings.length) })}</p>
      )}
    </Section>
  )
}

interface LineProps {
  meeting: WaitingMeeting
  onKeep: () => void
  onAttach: (correspondentId: string, person: WaitingMeeting['people'][number]) => void
  onDecline: () => void
}

function Line({ meeting, onKeep, onAttach, onDecline }: LineProps) {
  const { t } = useTranslation('history')
  const { longDay, duration, time: clock } = useFormat()
  const today = useToday()
  const { day, time, minutes, isVideo, isCall, title, place, people, others, said, asked } = meeting
  const isOpen = people.length > 0
  const [question] = asked
  const [only, ...more] = question?.candidates ?? []
  const onYes = () => {
    if (isOpen) onKeep()
    else if (question && only && more.length === 0) onAttach(question.correspondentId, only)
  }
  const onKeyDown = useAnswerKeys({ yes: onYes, no: onDecline })
  const when = [longDay(day, today), time && clock(time), minutes ? duration(minutes) : null]
    .filter(Boolean)
    .join(', ')
  const names = (isOpen ? people.map(({ name }) => name) : asked.map(({ words }) => words)).join(', ')
  const quoted = (words: readonly string[]) =>
    t('meetings.titleSays', { names: words.map(each => t('meetings.quoted', { words: each })).join(', ') })
  return (
    <li>
      {/* biome-ignore lint/a11y/useSemanticElements: one line, its name is its question. */}
      <div
        role="group"
        className={style.line}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the letters answer from the line itself.
        tabIndex={0}
        data-answer
        aria-label={t('meetings.question', { names, day: longDay(day, today) })}
        onKeyDown={onKeyDown}
      >
        <p className={style.words}>
          <span className={style.name}>
            {people.map((person, at) => (
              <span key={person.id}>
                {at > 0 && ', '}
                <PersonLink {...person} />
              </span>
            ))}
            {!isOpen && t('meetings.who', { words: question?.words })}
          </span>
          <span className={style.why}>
            {when}
            {isCall && `, ${t('meetings.call')}`}
            {isVideo && `, ${t('meetings.video')}`}
            {title && `, ${title}`}
            {place && `, ${place}`}
            {others.length > 0 && `, ${t('meetings.others', { names: others.join(', ') })}`}
            {said.length + asked.length > 0 && `, ${quoted([...said, ...asked.map(({ words }) => words)])}`}
          </span>
        </p>
        <span className={style.answers}>
          {isOpen && (
            <Button size="sm" onClick={onKeep}>
              {t('meetings.yes')}
            </Button>
          )}
          {asked.flatMap(({ correspondentId, words, candidates }) =>
            candidates.map(candidate =>
              isOpen ? (
                <QuietButton
                  key={correspondentId + candidate.id}
                  onClick={() => onAttach(correspondentId, candidate)}
                >
                  {t('meetings.isCalled', { words, name: candidate.name })}
                </QuietButton>
              ) : (
                <Button
                  key={correspondentId + candidate.id}
                  size="sm"
                  onClick={() => onAttach(correspondentId, candidate)}
                >
                  {t('who.is', { name: candidate.name })}
                </Button>
              ),
            ),
          )}
          <QuietButton onClick={onDecline}>{t('meetings.no')}</QuietButton>
        </span>
      </div>
    </li>
  )
}
