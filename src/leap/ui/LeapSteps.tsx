import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GrowingSection } from '../../web/components/GrowingSection.tsx'
import { useToday } from '../../web/session.ts'
import type { LeapView } from '../leap.ts'
import type { Readiness } from '../readiness.ts'
import style from './LeapPage.module.css'
import { StepForm } from './StepForm.tsx'
import { StepLine } from './StepLine.tsx'
import { newId, useLeapChanges } from './use-leaps.ts'

/** As many are shown with all that helps to take them; the others with their words and their day. */
const NEXT_STEPS = 4

/** The steps by their day; the owner's own are added to them. */
export function LeapSteps({ leap, readiness }: { leap: LeapView; readiness: Readiness | null }) {
  const { t } = useTranslation('leap')
  const today = useToday()
  const { saveStep } = useLeapChanges()
  const [isAdding, setAdding] = useState(false)
  const { id: leapId, steps, leavesOn } = leap
  const open = steps.filter(({ doneOn }) => doneOn === null)
  const next = new Set(open.slice(0, NEXT_STEPS).map(({ id }) => id))
  const own = {
    leapId,
    position: steps.length,
    line: '',
    text: '',
    dueOn: leavesOn < today ? today : leavesOn,
    doneOn: null,
  }
  return (
    <GrowingSection
      title={t('steps.title')}
      add={t('steps.add')}
      onAdd={() => setAdding(true)}
      isAdding={isAdding}
      nothing={t('steps.nothing')}
      isEmpty={steps.length === 0}
    >
      {isAdding && (
        <div className={style.adding}>
          <StepForm
            step={{ id: newId(), ...own }}
            onCancel={() => setAdding(false)}
            onSave={step => {
              setAdding(false)
              void saveStep(step, 'stepAdded', step.text)
            }}
          />
        </div>
      )}
      <ol className={style.steps}>
        {steps.map(step => (
          <StepLine key={step.id} leap={leap} step={step} readiness={readiness} isNext={next.has(step.id)} />
        ))}
      </ol>
    </GrowingSection>
  )
}
