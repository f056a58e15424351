import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Basis } from '../../web/components/Basis.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { RHYTHMS, type Rhythm } from '../questions.ts'
import { SPREADS } from '../reliable-change.ts'
import { SCALES } from '../scales.ts'
import style from './Said.module.css'
import { SaidScale } from './SaidScale.tsx'
import { ScaleForm } from './ScaleForm.tsx'
import { useBalanceChanges, useQuestions, useTrends } from './use-balance.ts'

/** What the owner says of how alone they feel, scale by scale. */
export function Said() {
  const { t } = useTranslation('balance')
  const { number } = useFormat()
  const { data: trends } = useTrends()
  const { data: questions } = useQuestions()
  const { skipQuestions } = useBalanceChanges()
  const [asking, setAsking] = useState<Rhythm | null>(null)
  if (!trends || !questions) return null
  const { due, wording } = questions
  const answered = trends.filter(({ reports }) => reports.length > 0)
  return (
    <Section title={t('said.title')}>
      {due ? (
        <div className={style.due}>
          <p>{t(`said.due.${due}`)}</p>
          <div className={style.gestures}>
            <Button onClick={() => setAsking(due)}>{t(`said.ask.${due}`)}</Button>
            <QuietButton onClick={() => void skipQuestions(due)}>{t('form.notNow')}</QuietButton>
          </div>
        </div>
      ) : (
        answered.length === 0 && <p className="soft">{t('said.none')}</p>
      )}
      {answered.map(trend => (
        <SaidScale key={trend.scale} trend={trend} />
      ))}
      <div className={style.gestures}>
        {RHYTHMS.filter(rhythm => rhythm !== due).map(rhythm => (
          <QuietButton key={rhythm} onClick={() => setAsking(rhythm)}>
            {t(`said.ask.${rhythm}`)}
          </QuietButton>
        ))}
      </div>
      <details className={style.details}>
        <summary>{t('said.about')}</summary>
        <p>{t('said.limits')}</p>
        <p>
          {t('said.ours', {
            djgSpread: number(SPREADS.djg6.deviation),
            uclaSpread: number(SPREADS.ucla3.deviation),
            djgReliability: number(SPREADS.djg6.reliability),
            uclaReliability: number(SPREADS.ucla3.reliability),
          })}{' '}
          <Basis entry="reliable-change" title={t('said.about')} said={t('said.basis.change')} />
        </p>
        <p>
          {wording.source === null
            ? t('said.wording.builtIn')
            : t('said.wording.file', { source: wording.source })}
        </p>
        <ul className={style.bullets}>
          {SCALES.map(scale => (
            <li key={scale}>{t(`said.sources.${scale}`)}</li>
          ))}
        </ul>
      </details>
      {asking && <ScaleForm rhythm={asking} questions={questions} onClose={() => setAsking(null)} />}
    </Section>
  )
}
