import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AddForm } from '../../web/components/GrowingSection.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { NeedView } from '../need.ts'
import style from './NeedDetail.module.css'
import { needDraft, useNeedChanges } from './use-needs.ts'

/** How a need ends, with what came of it; an ended one is taken up again. */
export function NeedClose({ need }: { need: NeedView }) {
  const { t } = useTranslation('needs')
  const { relativeDay } = useFormat()
  const today = useToday()
  const { saveNeed } = useNeedChanges()
  const [outcome, setOutcome] = useState<'met' | 'dropped' | null>(null)
  const [cameOf, setCameOf] = useState('')
  const { closedOn } = need

  const close = (ended: 'met' | 'dropped') => {
    setOutcome(null)
    void saveNeed({ ...needDraft(need), closedOn: today, outcome: ended, cameOf: cameOf.trim() }, ended)
  }
  const reopen = () => {
    void saveNeed({ ...needDraft(need), closedOn: null, outcome: null, cameOf: '' }, 'edited')
  }

  return (
    <Section title={t('need.close.title')}>
      {closedOn !== null && (
        <div className={style.close}>
          <p>
            {t(need.outcome === 'met' ? 'need.close.isMet' : 'need.close.isDropped', {
              on: relativeDay(closedOn, today),
            })}{' '}
            {need.cameOf}
          </p>
          <div className={style.end}>
            <Button onClick={reopen}>{t('need.close.reopen')}</Button>
          </div>
        </div>
      )}
      {closedOn === null && outcome === null && (
        <div className={style.end}>
          <Button onClick={() => setOutcome('met')}>{t('need.close.met')}</Button>
          <Button variant="subtle" onClick={() => setOutcome('dropped')}>
            {t('need.close.dropped')}
          </Button>
        </div>
      )}
      {closedOn === null && outcome !== null && (
        <AddForm isReady onSave={() => close(outcome)} onCancel={() => setOutcome(null)}>
          <Textarea
            label={t('need.close.cameOf')}
            description={t('need.close.cameOfHint')}
            rows={2}
            maxLength={2000}
            autoFocus
            value={cameOf}
            onChange={event => setCameOf(event.currentTarget.value)}
          />
        </AddForm>
      )}
    </Section>
  )
}
