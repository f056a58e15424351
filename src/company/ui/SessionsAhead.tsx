import { ActionIcon, Menu, TextInput } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDay } from '../../lib/day.ts'
import { AddForm } from '../../web/components/GrowingSection.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { MastermindView, SessionState } from '../mastermind.ts'
import { useMastermindWords } from './use-mastermind-words.ts'
import { newId, useMastermindChanges } from './use-masterminds.ts'
import { useOpenSession } from './use-open-session.ts'

type Ahead = MastermindView['ahead'][number]

/** The next times: moved, skipped, held after all. */
export function SessionsAhead({ mastermind }: { mastermind: MastermindView }) {
  const { t } = useTranslation('company')
  if (mastermind.ahead.length === 0) return null
  return (
    <Section title={t('mastermind.ahead.title')}>
      <QuietList label={t('mastermind.ahead.title')}>
        {mastermind.ahead.map(slot => (
          <SlotLine key={slot.sessionId ?? slot.day} mastermind={mastermind} slot={slot} />
        ))}
      </QuietList>
    </Section>
  )
}

function SlotLine({ mastermind, slot }: { mastermind: MastermindView; slot: Ahead }) {
  const { t } = useTranslation('company')
  const { longDay, capital } = useFormat()
  const { hour, list, firstNameOf } = useMastermindWords()
  const today = useToday()
  const { saveSession } = useMastermindChanges()
  const openSession = useOpenSession(mastermind)
  const [isMoving, setMoving] = useState(false)
  const { day, time, regularDay, sessionId, isSkipped, absent } = slot
  const row = mastermind.sessions.find(({ id }) => id === sessionId)
  const away = mastermind.members.filter(({ id }) => absent.includes(id)).map(firstNameOf)
  const isForgotten = !isSkipped && day < today

  const put = (change: { day?: Ahead['day']; time?: string; state: SessionState }) => {
    const revision = row ? { revision: row.revision } : {}
    const facts = { id: sessionId ?? newId(), day, time, regularDay, note: row?.note ?? '', absent }
    const gesture =
      change.state === 'skipped' ? 'sessionSkipped' : isSkipped ? 'sessionPlanned' : 'sessionMoved'
    return saveSession(mastermind, { ...facts, ...change, ...revision }, gesture)
  }
  const facts = [
    isForgotten && t('mastermind.ahead.forgotten'),
    isSkipped && t('mastermind.ahead.skipped'),
    !isSkipped && regularDay !== null && regularDay !== day && t('mastermind.ahead.moved'),
    row?.encounterId && t('mastermind.ahead.inCalendar'),
    away.length > 0 && t('mastermind.ahead.cannot', { count: away.length, names: list(away) }),
  ].filter(Boolean)

  return (
    <QuietLine
      end={
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t('mastermind.do.moreSession', { day: longDay(day, today) })}>
              <IconDots size={18} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {!isSkipped && (
              <Menu.Item onClick={() => void openSession(slot)}>{t('mastermind.do.open')}</Menu.Item>
            )}
            {!isSkipped && !isForgotten && (
              <Menu.Item onClick={() => setMoving(true)}>{t('mastermind.do.move')}</Menu.Item>
            )}
            <Menu.Item onClick={() => void put({ state: isSkipped ? 'planned' : 'skipped' })}>
              {t(
                isSkipped
                  ? 'mastermind.do.unskip'
                  : isForgotten
                    ? 'mastermind.do.forget'
                    : 'mastermind.do.skip',
              )}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      }
    >
      {capital(t('mastermind.next', { day: longDay(day, today), time: hour(time) }))}
      {facts.length > 0 && <span className="soft"> · {facts.join(' · ')}</span>}
      {isMoving && (
        <MoveForm
          slot={slot}
          onCancel={() => setMoving(false)}
          onSave={when => {
            setMoving(false)
            void put({ ...when, state: 'planned' })
          }}
        />
      )}
    </QuietLine>
  )
}

interface MoveProps {
  slot: Ahead
  onSave: (when: { day: Ahead['day']; time: string }) => void
  onCancel: () => void
}

function MoveForm({ slot, onSave, onCancel }: MoveProps) {
  const { t } = useTranslation('company')
  const [day, setDay] = useState<string>(slot.day)
  const [time, setTime] = useState(slot.time)
  const parsed = parseDay(day)
  return (
    <AddForm
      isPaired
      isReady={parsed !== null && time !== ''}
      onSave={() => parsed && onSave({ day: parsed, time })}
      onCancel={onCancel}
    >
      <TextInput
        type="date"
        label={t('mastermind.ahead.day')}
        value={day}
        autoFocus
        onChange={event => setDay(event.currentTarget.value)}
      />
      <TextInput
        type="time"
        label={t('mastermind.ahead.time')}
        value={time}
        onChange={event => setTime(event.currentTarget.value)}
      />
    </AddForm>
  )
}
