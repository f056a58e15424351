import { TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormActions } from '../../web/components/FormActions.tsx'
import type { BilanView } from '../bilan.ts'
import style from './Bilan.module.css'
import { useBilanChanges } from './use-bilan.ts'

/** Another title than the month's name; emptied, it is the month's again. */
export function BilanTitle({ bilan, onDone }: { bilan: BilanView; onDone: () => void }) {
  const { t } = useTranslation('review')
  const save = useBilanChanges(bilan)
  const [title, setTitle] = useState(bilan.hasOwnTitle ? bilan.title : '')
  const keep = (event: FormEvent) => {
    event.preventDefault()
    onDone()
    void save({ title: title.trim() })
  }
  return (
    <form className={style.title} onSubmit={keep} onKeyDown={event => event.key === 'Escape' && onDone()}>
      <TextInput
        label={t('page.title')}
        description={t('page.titleHint')}
        placeholder={bilan.hasOwnTitle ? '' : bilan.title}
        value={title}
        maxLength={200}
        autoFocus
        onChange={event => setTitle(event.currentTarget.value)}
      />
      <FormActions isReady isQuiet onCancel={onDone} />
    </form>
  )
}
