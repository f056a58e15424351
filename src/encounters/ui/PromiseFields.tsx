import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { parseDay } from '../../lib/day.ts'
import type { FollowUp } from '../encounter.ts'
import style from './EncounterForm.module.css'
import { newId } from './use-encounters.ts'

export type PromiseRow = Omit<FollowUp, 'encounterId'>

interface Props {
  promises: PromiseRow[]
  onChange: (promises: PromiseRow[]) => void
}

/** Who does what by which day, line by line. */
export function PromiseFields({ promises, onChange }: Props) {
  const { t } = useTranslation('encounters')
  const edit = (id: string, change: Partial<PromiseRow>) =>
    onChange(promises.map(promise => (promise.id === id ? { ...promise, ...change } : promise)))
  const add = () =>
    onChange([...promises, { id: newId(), text: '', by: 'me', personId: null, dueOn: null, doneOn: null }])
  return (
    <fieldset className={style.promises}>
      <legend>{t('ui.field.promises')}</legend>
      {promises.map(({ id, text, by, dueOn }) => (
        <div key={id} className={style.promise}>
          <NativeSelect
            aria-label={t('ui.form.promiseBy')}
            value={by}
            data={[
              { value: 'me', label: t('ui.form.promiseMe') },
              { value: 'them', label: t('ui.form.promiseThem') },
            ]}
            onChange={event => edit(id, { by: event.currentTarget.value === 'them' ? 'them' : 'me' })}
          />
          <TextInput
            aria-label={t('ui.form.promiseText')}
            placeholder={t('ui.form.promiseText')}
            value={text}
            onChange={event => edit(id, { text: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            aria-label={t('ui.form.promiseDue')}
            value={dueOn ?? ''}
            onChange={event => edit(id, { dueOn: parseDay(event.currentTarget.value) })}
          />
          <ActionIcon
            aria-label={t('ui.form.removePromise')}
            onClick={() => onChange(promises.filter(promise => promise.id !== id))}
          >
            <IconX size={18} aria-hidden="true" />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button variant="subtle" onClick={add}>
          {t('ui.form.addPromise')}
        </Button>
      </div>
    </fieldset>
  )
}
