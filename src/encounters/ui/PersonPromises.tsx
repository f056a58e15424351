import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDay } from '../../lib/day.ts'
import { AddForm, GrowingSection } from '../../web/components/GrowingSection.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { FollowUp, FollowUpView } from '../encounter.ts'
import style from './PersonPromises.module.css'
import { newId, useEncounterChanges, useOpenFollowUps } from './use-encounters.ts'

interface Props {
  person: { id: string; name: string }
}

/** What was promised between this person and the owner, and is still to do. */
export function PersonPromises({ person }: Props) {
  const { t } = useTranslation('people')
  const { data: promises = [] } = useOpenFollowUps({ personId: person.id })
  const { saveFollowUp } = useEncounterChanges()
  const [isAdding, setAdding] = useState(false)
  return (
    <GrowingSection
      title={t('card.promises')}
      add={t('card.promiseAdd')}
      onAdd={() => setAdding(true)}
      isAdding={isAdding}
      nothing={t('card.promisesNothing')}
      isEmpty={promises.length === 0}
    >
      {promises.length > 0 && (
        <QuietList label={t('card.promises')}>
          {promises.map(promise => (
            <PromiseLine key={promise.id} promise={promise} />
          ))}
        </QuietList>
      )}
      {isAdding && (
        <PromiseForm
          person={person}
          onCancel={() => setAdding(false)}
          onSave={promise => {
            setAdding(false)
            void saveFollowUp(promise)
          }}
        />
      )}
    </GrowingSection>
  )
}

function PromiseLine({ promise: { personName: _, ...promise } }: { promise: FollowUpView }) {
  const { t } = useTranslation('people')
  const { relativeDay } = useFormat()
  const today = useToday()
  const { saveFollowUp } = useEncounterChanges()
  const [isDone, setDone] = useState(false)
  const id = useId()
  const tick = () => {
    setDone(true)
    void saveFollowUp({ ...promise, doneOn: today }).then(({ kind }) => kind === 'refused' && setDone(false))
  }
  return (
    <QuietLine
      lead={
        <Checkbox
          className={style.box}
          id={id}
          checked={isDone}
          onChange={tick}
          aria-label={t('card.promiseDone', { text: promise.text })}
        />
      }
      end={promise.dueOn && relativeDay(promise.dueOn, today)}
    >
      <label htmlFor={id}>
        {promise.by === 'them' && <span className="soft">{t('card.promiseTheirs')} </span>}
        {promise.text}
      </label>
    </QuietLine>
  )
}

interface FormProps extends Props {
  onSave: (promise: FollowUp) => void
  onCancel: () => void
}

function PromiseForm({ person, onSave, onCancel }: FormProps) {
  const { t } = useTranslation('people')
  const [text, setText] = useState('')
  const [by, setBy] = useState<'me' | 'them'>('me')
  const [dueOn, setDueOn] = useState('')
  const save = () => {
    const promise = { id: newId(), text: text.trim(), by, dueOn: parseDay(dueOn), doneOn: null }
    onSave({ ...promise, personId: person.id, encounterId: null })
  }
  return (
    <AddForm isPaired isReady={text.trim() !== ''} onSave={save} onCancel={onCancel}>
      <TextInput
        label={t('card.promiseText')}
        value={text}
        autoFocus
        onChange={event => setText(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('card.promiseBy')}
        value={by}
        data={[
          { value: 'me', label: t('card.promiseMe') },
          { value: 'them', label: person.name || t('card.nameless') },
        ]}
        onChange={event => setBy(event.currentTarget.value === 'them' ? 'them' : 'me')}
      />
      <TextInput
        type="date"
        label={t('card.promiseDue')}
        value={dueOn}
        onChange={event => setDueOn(event.currentTarget.value)}
      />
    </AddForm>
  )
}
