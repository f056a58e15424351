import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Named } from '../../people/person.ts'
import { PersonPicker } from '../../people/ui/PersonPicker.tsx'
import { FormActions } from '../../web/components/FormActions.tsx'
import { BOLDNESS, FORMS, GOALS } from '../forms.ts'
import type { IdeaView } from '../idea.ts'
import style from './IdeaPage.module.css'
import { draftOf } from './idea-draft.ts'
import { useIdeaChanges } from './use-ideas.ts'

/** Everything an idea says, field by field. */
export function IdeaForm({ idea, onDone }: { idea: IdeaView; onDone: () => void }) {
  const { t } = useTranslation('ideas')
  const { saveIdea, removeIdea } = useIdeaChanges()
  const navigate = useNavigate()
  const [fields, setFields] = useState(draftOf(idea))
  const [person, setPerson] = useState<Named | null>(idea.person)
  const [problem, setProblem] = useState<string | null>(null)
  const set = (change: Partial<typeof fields>) => setFields({ ...fields, ...change })

  async function submit(event: FormEvent) {
    event.preventDefault()
    const outcome = await saveIdea({ ...fields, personId: person?.id ?? null })
    if (outcome.kind === 'refused') setProblem(outcome.detail)
    else onDone()
  }
  async function remove() {
    await removeIdea(idea)
    await navigate({ to: '/plan/idees' })
  }

  return (
    <form
      className={style.form}
      onSubmit={event => void submit(event)}
      onKeyDown={event => event.key === 'Escape' && onDone()}
    >
      <TextInput
        label={t('fields.title')}
        value={fields.title}
        required
        autoFocus
        maxLength={500}
        onChange={event => set({ title: event.currentTarget.value })}
      />
      <div className={style.pair}>
        <NativeSelect
          label={t('fields.form')}
          value={fields.form ?? ''}
          data={[
            { value: '', label: t('idea.ownForm') },
            ...FORMS.map(value => ({ value, label: t(`form.${value}.name`) })),
          ]}
          onChange={event => {
            const { value } = event.currentTarget
            set({ form: FORMS.find(each => each === value) ?? null })
          }}
        />
        <NativeSelect
          label={t('idea.goal')}
          value={fields.goal ?? ''}
          data={[
            { value: '', label: t('fields.unsaid') },
            ...GOALS.map(value => ({ value, label: t(`goal.${value}`) })),
          ]}
          onChange={event => {
            const { value } = event.currentTarget
            set({ goal: GOALS.find(each => each === value) ?? null })
          }}
        />
        <PersonPicker
          label={t('idea.with')}
          chosen={person && { ...person, name: person.name || t('gone') }}
          onChoose={setPerson}
        />
        <TextInput
          label={t('idea.organisation')}
          value={fields.organisation}
          onChange={event => set({ organisation: event.currentTarget.value })}
        />
        <Textarea
          label={t('idea.mine')}
          rows={2}
          value={fields.myGain}
          onChange={event => set({ myGain: event.currentTarget.value })}
        />
        <Textarea
          label={t('idea.theirs')}
          rows={2}
          value={fields.theirGain}
          onChange={event => set({ theirGain: event.currentTarget.value })}
        />
        <Minutes
          label={t('fields.myMinutes')}
          value={fields.myMinutes}
          onChange={myMinutes => set({ myMinutes })}
        />
        <Minutes
          label={t('fields.theirMinutes')}
          value={fields.theirMinutes}
          onChange={theirMinutes => set({ theirMinutes })}
        />
      </div>
      <NativeSelect
        label={t('fields.boldness')}
        value={String(fields.boldness ?? '')}
        data={[
          { value: '', label: t('fields.unsaid') },
          ...BOLDNESS.map(value => ({ value: String(value), label: t(`boldness.${value}`) })),
        ]}
        onChange={event => {
          const { value } = event.currentTarget
          set({ boldness: BOLDNESS.find(each => String(each) === value) ?? null })
        }}
      />
      <Textarea
        label={t('fields.note')}
        rows={3}
        value={fields.note}
        onChange={event => set({ note: event.currentTarget.value })}
      />
      {problem && <p role="alert">{problem}</p>}
      <FormActions isReady={fields.title.trim() !== ''} onCancel={onDone}>
        <Button variant="subtle" onClick={() => void remove()}>
          {t('idea.remove')}
        </Button>
      </FormActions>
    </form>
  )
}

interface MinutesProps {
  label: string
  value: number | null
  onChange: (minutes: number | null) => void
}

function Minutes({ label, value, onChange }: MinutesProps) {
  return (
    <TextInput
      type="number"
      min={0}
      max={60_000}
      label={label}
      value={value ?? ''}
      onChange={event => {
        const minutes = Number.parseInt(event.currentTarget.value, 10)
        onChange(Number.isFinite(minutes) && minutes >= 0 ? minutes : null)
      }}
    />
  )
}
