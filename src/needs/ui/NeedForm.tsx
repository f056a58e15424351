import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormActions } from '../../web/components/FormActions.tsx'
import { NEED_KINDS, type NeedKind, type NeedView } from '../need.ts'
import { wordsIn } from '../read-need.ts'
import style from './NeedDetail.module.css'
import { needDraft, useNeedChanges } from './use-needs.ts'

/** Everything a need says, field by field: what the line was taken for is put right here. */
export function NeedForm({ need, onDone }: { need: NeedView; onDone: () => void }) {
  const { t } = useTranslation('needs')
  const { saveNeed } = useNeedChanges()
  const [fields, setFields] = useState({ ...needDraft(need), words: need.skills.join(', ') })
  const [problem, setProblem] = useState<string | null>(null)
  const set = (change: Partial<typeof fields>) => setFields({ ...fields, ...change })

  async function submit(event: FormEvent) {
    event.preventDefault()
    const { words, ...draft } = fields
    const outcome = await saveNeed({ ...draft, what: draft.what.trim(), skills: wordsIn(words) }, 'edited')
    if (outcome.kind === 'refused') setProblem(outcome.detail)
    else onDone()
  }

  return (
    <form
      className={style.fields}
      onSubmit={event => void submit(event)}
      onKeyDown={event => event.key === 'Escape' && onDone()}
    >
      <TextInput
        label={t('need.form.what')}
        value={fields.what}
        maxLength={500}
        autoFocus
        onChange={event => set({ what: event.currentTarget.value })}
      />
      <TextInput
        label={t('need.form.skills')}
        description={t('need.form.skillsHint')}
        value={fields.words}
        onChange={event => set({ words: event.currentTarget.value })}
      />
      <div className={style.pair}>
        <NativeSelect
          label={t('need.form.kind')}
          value={fields.kind}
          data={NEED_KINDS.map(value => ({ value, label: t(`kind.${value}`) }))}
          onChange={event => set({ kind: event.currentTarget.value as NeedKind })}
        />
        <TextInput
          label={t('need.form.organisation')}
          value={fields.organisation}
          onChange={event => set({ organisation: event.currentTarget.value })}
        />
        <TextInput
          label={t('need.form.place')}
          value={fields.place}
          onChange={event => set({ place: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label={t('need.form.note')}
        rows={3}
        value={fields.note}
        onChange={event => set({ note: event.currentTarget.value })}
      />
      {problem && <p role="alert">{problem}</p>}
      <FormActions isReady={fields.what.trim() !== ''} onCancel={onDone} />
    </form>
  )
}
