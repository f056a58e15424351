import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section, Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { type MastermindView, membersOn } from '../mastermind.ts'
import { MastermindForm } from './MastermindForm.tsx'
import style from './masterminds.module.css'
import { useMastermindWords } from './use-mastermind-words.ts'
import { useMasterminds } from './use-masterminds.ts'

/** The masterminds of the owner, and beginning one. */
export function Masterminds() {
  const { t } = useTranslation('company')
  const navigate = useNavigate()
  const { data: masterminds, error, refetch } = useMasterminds()
  const [isBeginning, setBeginning] = useState(false)
  if (error && !masterminds) return <ErrorNote error={error} retry={() => void refetch()} />
  if (!masterminds) return null
  const current = masterminds.filter(({ archived }) => !archived)
  const over = masterminds.filter(({ archived }) => archived)
  const isEmpty = masterminds.length === 0
  return (
    <Section
      title={t('mastermind.title')}
      id="cercles"
      aside={
        !isEmpty &&
        !isBeginning && <QuietButton onClick={() => setBeginning(true)}>{t('mastermind.begin')}</QuietButton>
      }
    >
      {isBeginning ? (
        <Sheet className={style.form}>
          <MastermindForm
            onCancel={() => setBeginning(false)}
            onSaved={mastermindId => {
              setBeginning(false)
              void navigate({ to: '/sorties/cercles/$mastermindId', params: { mastermindId } })
            }}
          />
        </Sheet>
      ) : (
        isEmpty && (
          <EmptyState action={<Button onClick={() => setBeginning(true)}>{t('mastermind.begin')}</Button>}>
            {t('mastermind.why')}
          </EmptyState>
        )
      )}
      {current.length > 0 && (
        <QuietList label={t('mastermind.title')}>
          {current.map(each => (
            <MastermindLine key={each.id} mastermind={each} />
          ))}
        </QuietList>
      )}
      {over.length > 0 && (
        <>
          <h3>{t('mastermind.archivedTitle')}</h3>
          <QuietList label={t('mastermind.archivedTitle')}>
            {over.map(each => (
              <MastermindLine key={each.id} mastermind={each} />
            ))}
          </QuietList>
        </>
      )}
    </Section>
  )
}

function MastermindLine({ mastermind }: { mastermind: MastermindView }) {
  const { t } = useTranslation('company')
  const { relativeDay } = useFormat()
  const { nameOf, list, hour } = useMastermindWords()
  const today = useToday()
  const next = mastermind.ahead.find(({ day, isSkipped }) => !isSkipped && day >= today)
  const others = membersOn(mastermind.members, today).filter(({ isOwner }) => !isOwner)
  return (
    <QuietLine
      end={
        !mastermind.archived &&
        (next
          ? t('mastermind.next', { day: relativeDay(next.day, today), time: hour(next.time) })
          : t('mastermind.noNext'))
      }
    >
      <Link
        to="/sorties/cercles/$mastermindId"
        params={{ mastermindId: mastermind.id }}
        className={style.open}
      >
        {mastermind.name}
      </Link>
      <span className={style.under}>
        {others.length === 0
          ? t('mastermind.nobodyElse')
          : t('mastermind.with', { names: list(others.map(nameOf)) })}
      </span>
    </QuietLine>
  )
}
