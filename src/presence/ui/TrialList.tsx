import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { TrialView } from '../trial.ts'
import style from './Presence.module.css'
import { TrialDialog } from './TrialDialog.tsx'
import { useTrials } from './use-presence.ts'

/** Changes tried for a while, the latest first. */
export function TrialList() {
  const { t } = useTranslation('presence')
  const { data: trials } = useTrials()
  const [isAdding, setAdding] = useState(false)
  if (!trials) return null
  return (
    <Section
      title={t('trials.title')}
      aside={<QuietButton onClick={() => setAdding(true)}>{t('trials.add')}</QuietButton>}
    >
      {trials.length === 0 && <p className="soft">{t('trials.none')}</p>}
      {trials.length > 0 && (
        <QuietList label={t('trials.title')}>
          {trials.map(trial => (
            <TrialLine key={trial.id} trial={trial} />
          ))}
        </QuietList>
      )}
      {isAdding && <TrialDialog before={null} onClose={() => setAdding(false)} />}
    </Section>
  )
}

function TrialLine({ trial: { id, what, startsOn, endsOn, decision } }: { trial: TrialView }) {
  const { t } = useTranslation('presence')
  const { plainDay } = useFormat()
  const today = useToday()
  const state = decision
    ? t(`decision.said.${decision}`)
    : t(`trials.state.${today < startsOn ? 'ahead' : today <= endsOn ? 'underWay' : 'toDecide'}`)
  return (
    <QuietLine end={state}>
      <Link to="/sorties/essais/$trialId" params={{ trialId: id }} className={style.open}>
        {what}
      </Link>
      <span className={style.under}>
        {t('span', { from: plainDay(startsOn, today), to: plainDay(endsOn, today) })}
      </span>
    </QuietLine>
  )
}
