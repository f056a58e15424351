import { Button, Skeleton } from '@mantine/core'
import { getRouteApi, Link, useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { placeOfZone } from '../../lib/zone-words.ts'
import { Problem } from '../../web/api.ts'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { OutingTabs } from '../../web/components/OutingTabs.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useDesk, useToday } from '../../web/session.ts'
import { FEWEST_MEMBERS, membersOn } from '../mastermind.ts'
import { MastermindActions } from './MastermindActions.tsx'
import { MastermindForm } from './MastermindForm.tsx'
import { MastermindMembers } from './MastermindMembers.tsx'
import style from './masterminds.module.css'
import { SessionHistory } from './SessionHistory.tsx'
import { SessionRun } from './SessionRun.tsx'
import { SessionsAhead } from './SessionsAhead.tsx'
import { SESSION_HASH } from './session-address.ts'
import { useMastermindWords } from './use-mastermind-words.ts'
import { type LinkedMastermind, useMastermind } from './use-masterminds.ts'

const route = getRouteApi('/sorties/cercles/$mastermindId')

/** A few peers who meet at a rhythm: the next time, who is of it, what was said and promised. */
export function MastermindPage() {
  const { mastermindId } = route.useParams()
  const { data: mastermind, error, refetch } = useMastermind(mastermindId)
  const { hash } = useLocation()
  const isGone = error instanceof Problem && (error.status === 404 || error.status === 410)
  if (isGone) return <NoMastermind />
  if (!mastermind) {
    return error ? (
      <ErrorNote error={error} retry={() => void refetch()} />
    ) : (
      <Skeleton height={320} radius={14} />
    )
  }
  const session = mastermind.sessions.find(({ id }) => hash === SESSION_HASH + id)
  // Another session has another clock.
  if (session) return <SessionRun key={session.id} mastermind={mastermind} session={session} />
  return <OneMastermind key={mastermindId} mastermind={mastermind} />
}

function OneMastermind({ mastermind }: { mastermind: LinkedMastermind }) {
  const { t } = useTranslation('company')
  const { relativeDay, inWords, language } = useFormat()
  const { about, hour } = useMastermindWords()
  const today = useToday()
  const deskZone = useDesk()?.settings.timeZone
  const [isEditing, setEditing] = useState(false)
  const { name, zone, link, note, archived, ahead } = mastermind
  const next = ahead.find(({ day, isSkipped }) => !isSkipped && day >= today)
  const count = membersOn(mastermind.members, today).length

  const heading = archived
    ? t('mastermind.heading.archived')
    : !next
      ? t('mastermind.heading.none')
      : next.day === today
        ? t('mastermind.heading.today', { time: hour(next.time) })
        : t('mastermind.heading.next', { day: relativeDay(next.day, today), time: hour(next.time) })

  return (
    <>
      <OutingTabs />
      <PageHeading over={name} tab={name}>
        {heading}
      </PageHeading>
      {isEditing ? (
        <Sheet className={style.form}>
          <MastermindForm
            mastermind={mastermind}
            onSaved={() => setEditing(false)}
            onCancel={() => setEditing(false)}
          />
        </Sheet>
      ) : (
        <div className={style.lead}>
          <p className="soft">
            {about(mastermind)}
            {zone !== deskZone && ` (${t('mastermind.zoneSaid', { place: placeOfZone(zone, language) })})`}
          </p>
          {link !== '' && (
            <p>
              <a href={link} target="_blank" rel="noreferrer noopener">
                {link.replace(/^https?:\/\//, '')}
              </a>
            </p>
          )}
          {note !== '' && <p className={`soft ${style.kept}`}>{note}</p>}
          {!archived && count < FEWEST_MEMBERS && (
            <p className="soft">{t('mastermind.small', { count, n: inWords(count) })}</p>
          )}
        </div>
      )}
      {!isEditing && <MastermindActions mastermind={mastermind} onEdit={() => setEditing(true)} />}
      <div className={style.two}>
        <div>
          {!archived && <SessionsAhead mastermind={mastermind} />}
          <SessionHistory mastermind={mastermind} />
        </div>
        <MastermindMembers mastermind={mastermind} />
      </div>
    </>
  )
}

function NoMastermind() {
  const { t } = useTranslation('company')
  return (
    <>
      <OutingTabs />
      <PageHeading over={t('mastermind.over')} tab={t('mastermindPage.title')}>
        {t('mastermind.goneTitle')}
      </PageHeading>
      <EmptyState
        action={
          <Button component={Link} to="/sorties/a-distance">
            {t('mastermind.all')}
          </Button>
        }
      >
        {t('mastermind.gone')}
      </EmptyState>
    </>
  )
}
