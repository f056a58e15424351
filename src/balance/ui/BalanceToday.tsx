import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import type { Rhythm } from '../questions.ts'
import { MoodFaces } from './MoodFaces.tsx'
import style from './Said.module.css'
import { ScaleForm } from './ScaleForm.tsx'
import { useBalanceChanges, useQuestions } from './use-balance.ts'

/** The mood of the day, and a line when there is something to ask; nothing on a desk that was just opened. */
export function BalanceToday() {
  const { t } = useTranslation('balance')
  const { data: questions } = useQuestions()
  const { skipQuestions } = useBalanceChanges()
  const [asking, setAsking] = useState<Rhythm | null>(null)
  if (!questions?.isBegun) return null
  const { due } = questions
  return (
    <Section
      title={t('mood.title')}
      aside={
        <Link to="/bilan/equilibre" className={style.all}>
          {t('today.page')}
        </Link>
      }
    >
      <MoodFaces />
      {due && (
        <p className={style.gestures}>
          <QuietButton onClick={() => setAsking(due)}>{t(`today.due.${due}`)}</QuietButton>
          <QuietButton onClick={() => void skipQuestions(due)}>{t('today.notNow')}</QuietButton>
        </p>
      )}
      {asking && <ScaleForm rhythm={asking} questions={questions} onClose={() => setAsking(null)} />}
    </Section>
  )
}
