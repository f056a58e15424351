import { ActionIcon, Menu, TextInput } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDay } from '../../lib/day.ts'
import { GrowingSection } from '../../web/components/GrowingSection.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { SESSION_STATES, type SessionDraft, type SessionView } from '../club.ts'
import type { ClubDetail } from '../shown.ts'
import { AttendForm } from './AttendForm.tsx'
import style from './Clubs.module.css'
import { useClubChanges } from './use-clubs.ts'

const SHOWN = 8

/** What was said of each time, the latest first; a time may be noted for any day. */
export function ClubSessions({ detail }: { detail: ClubDetail }) {
  const { t } = useTranslation('clubs')
  const [isAdding, setAdding] = useState(false)
  const [areAll, setAll] = useState(false)
  const { sessions } = detail
  const shown = areAll ? sessions : sessions.slice(0, SHOWN)
  return (
    <GrowingSection
      title={t('session.title')}
      add={t('session.add')}
      onAdd={() => setAdding(true)}
      isAdding={isAdding}
      nothing={t('session.nothing')}
      isEmpty={sessions.length === 0}
    >
      {isAdding && <OtherDay detail={detail} onDone={() => setAdding(false)} />}
      {shown.length > 0 && (
        <QuietList label={t('session.title')}>
          {shown.map(session => (
            <Line key={`${session.id} ${session.revision}`} session={session} detail={detail} />
          ))}
        </QuietList>
      )}
      {shown.length < sessions.length && (
        <p className={style.more}>
          <QuietButton onClick={() => setAll(true)}>{t('session.all')}</QuietButton>
        </p>
      )}
    </GrowingSection>
  )
}

function OtherDay({ detail, onDone }: { detail: ClubDetail; onDone: () => void }) {
  const { t } = useTranslation('clubs')
  const today = useToday()
  const [typed, setTyped] = useState<string>(today)
  const day = parseDay(typed)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves it, as it does a form.
    <div className={style.form} onKeyDown={event => event.key === 'Escape' && onDone()}>
      <TextInput
        type="date"
        label={t('session.day')}
        value={typed}
        autoFocus
        onChange={event => setTyped(event.currentTarget.value)}
      />
      {day && (
        <AttendForm
          key={day}
          club={detail.club}
          day={day}
          people={detail.people}
          usual={detail.usual}
          states={day > today ? ['missed', 'off'] : SESSION_STATES}
          onDone={onDone}
          onLeave={onDone}
        />
      )}
    </div>
  )
}

function Line({ session, detail }: { session: SessionView; detail: ClubDetail }) {
  const { t } = useTranslation('clubs')
  const { longDay, capital, language, time } = useFormat()
  const today = useToday()
  const { saveSession, removeSession } = useClubChanges()
  const [isAttending, setAttending] = useState(false)
  const { club, people, usual } = detail
  const { id, clubId, day, state, revision } = session
  const names = new Intl.ListFormat(language).format(session.people.map(({ name }) => name))
  const others = SESSION_STATES.filter(each => each !== state && (each !== 'went' || day <= today))
  const say = (other: SessionDraft['state']) => {
    if (other === 'went') setAttending(true)
    else void saveSession({ id, clubId, day, state: other, attendance: null, revision }, club.name)
  }
  return (
    <QuietLine
      end={
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon
              className={style.menu ?? ''}
              size={44}
              variant="subtle"
              aria-label={t('session.more', { day: longDay(day, today) })}
            >
              <IconDots size={18} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map(other => (
              <Menu.Item key={other} onClick={() => say(other)}>
                {t(`session.was.${other}`)}
              </Menu.Item>
            ))}
            <Menu.Item onClick={() => void removeSession(session, club.name)}>
              {t('session.takeBack')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      }
    >
      <time dateTime={day}>{capital(longDay(day, today))}</time>
      <span className={style.under}>
        {state === 'moved'
          ? t('session.state.moved', {
              day: longDay(session.movedTo ?? day, today),
              time: session.movedTime ? time(session.movedTime) : '',
            })
          : state === 'went' && names !== ''
            ? t('session.with', { names })
            : t(`session.state.${state}`)}
      </span>
      {isAttending && (
        <AttendForm
          club={club}
          day={day}
          people={people}
          usual={usual}
          before={session}
          states={['went']}
          onLeave={() => setAttending(false)}
        />
      )}
    </QuietLine>
  )
}
