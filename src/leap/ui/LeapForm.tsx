import { Radio, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, parseDay } from '../../lib/day.ts'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { FormActions } from '../../web/components/FormActions.tsx'
import { useToday } from '../../web/session.ts'
import { LEAP_KINDS, type LeapView } from '../leap.ts'
import style from './LeapPage.module.css'
import { leapDraft, newId, useLeapChanges } from './use-leaps.ts'

/** A departure as one would begin with: in three months. */
const AHEAD_DAYS = 90

/** The day, the kind and the place of a departure: a new one, or one that changes. */
export function LeapForm({ leap, onDone }: { leap?: LeapView; onDone: () => void }) {
  const { t } = useTranslation('leap')
  const today = useToday()
  const { saveLeap } = useLeapChanges()
  const [fields, setFields] = useState(
    leap
      ? leapDraft(leap)
      : {
          id: newId(),
          kind: 'independent' as const,
          leavesOn: addDays(today, AHEAD_DAYS),
          town: '',
          field: '',
          note: '',
          begunOn: today,
          closedOn: null,
        },
  )
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const set = (change: Partial<typeof fields>) => setFields({ ...fields, ...change })
  const isReady = fields.kind !== 'move' || fields.town.trim() !== ''

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!isReady) return
    try {
      await saveLeap(fields, leap ? 'edited' : 'begun')
      onDone()
    } catch (failure) {
      setError(failure)
    }
  }

  return (
    <form
      className={style.fields}
      onSubmit={event => void submit(event)}
      onKeyDown={event => event.key === 'Escape' && onDone()}
    >
      {!leap && (
        <Radio.Group
          label={t('form.kind')}
          value={fields.kind}
          onChange={value => set({ kind: LEAP_KINDS.find(kind => kind === value) ?? 'independent' })}
        >
          <div className={style.choices}>
            {LEAP_KINDS.map(kind => (
              <Radio key={kind} value={kind} label={t(`kind.${kind}`)} />
            ))}
          </div>
        </Radio.Group>
      )}
      <div className={style.pair}>
        <TextInput
          type="date"
          label={t('form.leavesOn')}
          {...(leap ? { description: t('form.moves') } : {})}
          value={fields.leavesOn}
          required
          onChange={event => set({ leavesOn: parseDay(event.currentTarget.value) ?? fields.leavesOn })}
        />
        <TextInput
          label={t('form.town')}
          description={t('form.townHint')}
          value={fields.town}
          required={fields.kind === 'move'}
          maxLength={200}
          onChange={event => set({ town: event.currentTarget.value })}
        />
      </div>
      <TextInput
        label={t('form.field')}
        value={fields.field}
        maxLength={300}
        onChange={event => set({ field: event.currentTarget.value })}
      />
      <Textarea
        label={t('form.note')}
        rows={2}
        value={fields.note}
        onChange={event => set({ note: event.currentTarget.value })}
      />
      {error !== null && <p role="alert">{sentence}</p>}
      <FormActions isReady={isReady} onCancel={onDone} />
    </form>
  )
}
