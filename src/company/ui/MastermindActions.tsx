import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { useToday } from '../../web/session.ts'
import type { MastermindView } from '../mastermind.ts'
import style from './masterminds.module.css'
import { useMastermindChanges } from './use-masterminds.ts'
import { useOpenSession } from './use-open-session.ts'

/** What one does with a mastermind: its next session opened or put in the calendar, the rest behind a menu. */
export function MastermindActions({
  mastermind,
  onEdit,
}: {
  mastermind: MastermindView
  onEdit: () => void
}) {
  const { t } = useTranslation('company')
  const navigate = useNavigate()
  const today = useToday()
  const { save, remove, toCalendar } = useMastermindChanges()
  const openSession = useOpenSession(mastermind)
  const [error, setError] = useState<unknown>(null)
  const [isUnderWay, setUnderWay] = useState(false)
  const sentence = useSentenceOf(error)
  const { archived, ahead, sessions } = mastermind
  const next = ahead.find(({ day, isSkipped }) => !isSkipped && day >= today)
  const row = sessions.find(({ id }) => id === next?.sessionId)

  async function go(change: () => Promise<unknown>) {
    setUnderWay(true)
    setError(null)
    try {
      await change()
    } catch (failure) {
      setError(failure)
    }
    setUnderWay(false)
  }
  const setArchived = (over: boolean) => {
    const { id, revision, members: _, sessions: __, ahead: ___, ...facts } = mastermind
    return go(() => save(id, { ...facts, archived: over, revision }))
  }

  return (
    <div className={style.actions}>
      <div className={style.acts}>
        {!archived && next && (
          <>
            <Button variant="filled" loading={isUnderWay} onClick={() => void go(() => openSession(next))}>
              {t(
                row && row.notes.length + row.promises.length > 0
                  ? 'mastermind.do.resume'
                  : 'mastermind.do.open',
              )}
            </Button>
            <Button disabled={isUnderWay} onClick={() => void go(() => toCalendar(mastermind))}>
              {t(row?.encounterId ? 'mastermind.do.calendarAgain' : 'mastermind.do.calendar')}
            </Button>
          </>
        )}
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size={36} aria-label={t('mastermind.do.more')}>
              <IconDots size={18} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={onEdit}>{t('mastermind.do.edit')}</Menu.Item>
            <Menu.Item onClick={() => void setArchived(!archived)}>
              {t(archived ? 'mastermind.do.revive' : 'mastermind.do.archive')}
            </Menu.Item>
            <Menu.Item
              onClick={() => void go(() => remove(mastermind, () => navigate({ to: '/sorties/a-distance' })))}
            >
              {t('mastermind.do.delete')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {error !== null && <p role="alert">{sentence}</p>}
    </div>
  )
}
