import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDay } from '../../lib/day.ts'
import { AddForm, GrowingSection } from '../../web/components/GrowingSection.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { type IdeaStep, type IdeaView, MOST_STEPS } from '../idea.ts'
import style from './IdeaPage.module.css'
import { draftOf } from './idea-draft.ts'
import { EditButton, RemoveButton } from './LineButtons.tsx'
import { newId, useIdeaChanges } from './use-ideas.ts'

/** At most seven steps, each with who does it, and by when. */
export function StepsSection({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('ideas')
  const { saveIdea } = useIdeaChanges()
  const [isAdding, setAdding] = useState(false)
  const [edited, setEdited] = useState<string | null>(null)
  const them = idea.person?.name || t('steps.them')
  const { steps } = idea
  const put = (next: IdeaStep[]) => void saveIdea({ ...draftOf(idea), steps: next })
  const list = steps.length > 0 && (
    <QuietList label={t('steps.title')}>
      {steps.map(step =>
        step.id === edited ? (
          <li key={step.id} className={style.edited}>
            <StepForm
              step={step}
              them={them}
              onCancel={() => setEdited(null)}
              onSave={next => {
                setEdited(null)
                put(steps.map(each => (each.id === next.id ? next : each)))
              }}
            />
          </li>
        ) : (
          <StepLine
            key={step.id}
            idea={idea}
            step={step}
            onEdit={() => setEdited(step.id)}
            onRemove={() => put(steps.filter(({ id }) => id !== step.id))}
          />
        ),
      )}
    </QuietList>
  )
  if (steps.length >= MOST_STEPS) {
    return (
      <Section title={t('steps.title')}>
        {list}
        <p className="soft">{t('steps.enough')}</p>
      </Section>
    )
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
      {list}
      {isAdding && (
        <StepForm
          them={them}
          onCancel={() => setAdding(false)}
          onSave={step => {
            setAdding(false)
            put([...steps, step])
          }}
        />
      )}
    </GrowingSection>
  )
}

interface LineProps {
  idea: IdeaView
  step: IdeaStep
  onEdit: () => void
  onRemove: () => void
}

function StepLine({ idea, step, onEdit, onRemove }: LineProps) {
  const { t } = useTranslation('ideas')
  const { relativeDay, duration } = useFormat()
  const today = useToday()
  const { tickStep } = useIdeaChanges()
  const id = useId()
  const isDone = step.doneOn !== null
  const more = [
    ...(step.by === 'them' ? [idea.person?.name || t('steps.them')] : []),
    ...(step.minutes ? [duration(step.minutes)] : []),
    ...(step.dueOn && !isDone ? [relativeDay(step.dueOn, today)] : []),
  ]
  return (
    <QuietLine
      lead={
        <Checkbox
          className={style.box}
          id={id}
          checked={isDone}
          onChange={() => void tickStep(idea.id, step, isDone ? null : today)}
          aria-label={t('steps.done', { text: step.text })}
        />
      }
      end={
        <>
          <EditButton label={t('steps.editThis', { text: step.text })} onClick={onEdit} />
          <RemoveButton label={t('steps.removeThis', { text: step.text })} onClick={onRemove} />
        </>
      }
    >
      <label htmlFor={id} className={style.text} data-done={isDone}>
        {step.text}
      </label>
      {more.length > 0 && <span className="soft">, {more.join(', ')}</span>}
    </QuietLine>
  )
}

interface FormProps {
  /** Absent: a new one. */
  step?: IdeaStep
  them: string
  onSave: (step: IdeaStep) => void
  onCancel: () => void
}

function StepForm({ step, them, onSave, onCancel }: FormProps) {
  const { t } = useTranslation('ideas')
  const [text, setText] = useState(step?.text ?? '')
  const [minutes, setMinutes] = useState(String(step?.minutes ?? ''))
  const [by, setBy] = useState(step?.by ?? 'me')
  const [dueOn, setDueOn] = useState<string>(step?.dueOn ?? '')
  const save = () => {
    const length = Number.parseInt(minutes, 10)
    onSave({
      id: step?.id ?? newId(),
      text: text.trim(),
      minutes: length > 0 ? length : null,
      by,
      dueOn: parseDay(dueOn),
      doneOn: step?.doneOn ?? null,
    })
  }
  return (
    <AddForm isPaired isReady={text.trim() !== ''} onSave={save} onCancel={onCancel}>
      <TextInput
        label={t('steps.text')}
        value={text}
        autoFocus
        maxLength={500}
        onChange={event => setText(event.currentTarget.value)}
      />
      <TextInput
        type="number"
        min={1}
        label={t('steps.minutes')}
        value={minutes}
        onChange={event => setMinutes(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('steps.by')}
        value={by}
        data={[
          { value: 'me', label: t('steps.me') },
          { value: 'them', label: them },
        ]}
        onChange={event => setBy(event.currentTarget.value === 'them' ? 'them' : 'me')}
      />
      <TextInput
        type="date"
        label={t('steps.due')}
        value={dueOn}
        onChange={event => setDueOn(event.currentTarget.value)}
      />
    </AddForm>
  )
}
