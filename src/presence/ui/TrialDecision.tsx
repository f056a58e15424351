import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OneOf } from '../../encounters/ui/OneOf.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { DECISIONS, type Decision, type TrialView } from '../trial.ts'
import style from './Presence.module.css'
import { usePresenceChanges } from './use-presence.ts'

/** Go on, do more of it, or stop; and why, in a word. */
export function TrialDecision({ trial }: { trial: TrialView }) {
  const { t } = useTranslation('presence')
  const { plainDay } = useFormat()
  const today = useToday()
  const { decideTrial } = usePresenceChanges()
  const [isDeciding, setDeciding] = useState(trial.decision === null)
  const [decision, setDecision] = useState<Decision | null>(trial.decision)
  const [verdict, setVerdict] = useState(trial.verdict)

  if (trial.decision && !isDeciding) {
    return (
      <Section
        title={t('decision.title')}
        aside={<QuietButton onClick={() => setDeciding(true)}>{t('decision.change')}</QuietButton>}
      >
        <p>
          {t(`decision.said.${trial.decision}`)}
          {trial.concludedOn && `, ${plainDay(trial.concludedOn, today)}`}
          {trial.verdict && ` — ${trial.verdict}`}
        </p>
      </Section>
    )
  }

  function keep(event: FormEvent) {
    event.preventDefault()
    if (!decision) return
    setDeciding(false)
    void decideTrial({ ...trial, decision, concludedOn: today, verdict: verdict.trim() })
  }
  return (
    <Section title={t('decision.title')}>
      <form className={style.form} onSubmit={keep}>
        <OneOf
          label={t('decision.label')}
          value={decision}
          choices={DECISIONS.map(value => ({ value, words: t(`decision.choice.${value}`) }))}
          onChange={setDecision}
        />
        <Textarea
          label={t('decision.verdict')}
          autosize
          maxLength={2000}
          value={verdict}
          onChange={event => setVerdict(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" variant="filled" disabled={!decision}>
            {t('decision.save')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
