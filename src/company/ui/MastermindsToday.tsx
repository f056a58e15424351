import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { MastermindView } from '../mastermind.ts'
import { useMastermindWords } from './use-mastermind-words.ts'
import { useMasterminds } from './use-masterminds.ts'
import { useOpenSession } from './use-open-session.ts'

/** How long after its day a session that nobody closed is asked about. */
const ASKED_DAYS = 14

/** The sessions of today, and those that nobody closed. */
export function MastermindsToday() {
  const { t } = useTranslation('company')
  const today = useToday()
  const { data: masterminds = [] } = useMasterminds()
  const due = masterminds
    .filter(({ archived }) => !archived)
    .flatMap(mastermind =>
      mastermind.ahead
        .filter(({ day, isSkipped }) => !isSkipped && day <= today && isLately(day, today))
        .map(slot => ({ mastermind, slot })),
    )
  if (due.length === 0) return null
  return (
    <Section title={t('mastermind.today.title')}>
      <QuietList label={t('mastermind.today.title')}>
        {due.map(({ mastermind, slot }) => (
          <Due key={mastermind.id + slot.day} mastermind={mastermind} slot={slot} />
        ))}
      </QuietList>
    </Section>
  )
}

function Due({ mastermind, slot }: { mastermind: MastermindView; slot: MastermindView['ahead'][number] }) {
  const { t } = useTranslation('company')
  const { relativeDay } = useFormat()
  const { hour } = useMastermindWords()
  const today = useToday()
  const openSession = useOpenSession(mastermind)
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const { name } = mastermind
  const words =
    slot.day < today
      ? t('mastermind.today.forgotten', { name, day: relativeDay(slot.day, today) })
      : t('mastermind.today.line', { name, time: hour(slot.time) })
  return (
    <QuietLine
      end={
        <QuietButton
          aria-label={t('mastermind.today.openOf', { name })}
          onClick={() => void openSession(slot).catch(setError)}
        >
          {t('mastermind.today.open')}
        </QuietButton>
      }
    >
      {words}
      {error !== null && <p role="alert">{sentence}</p>}
    </QuietLine>
  )
}

function isLately(day: string, today: string): boolean {
  return Date.parse(today) - Date.parse(day) <= ASKED_DAYS * 86_400_000
}
