import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tell } from '../../web/api.ts'
import { Dialog } from '../../web/components/Dialog.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { FormActions } from '../../web/components/FormActions.tsx'
import { PersonPicker } from './PersonPicker.tsx'

interface Props {
  /** Whose card stays. */
  person: { id: string; name: string }
  onClose: () => void
}

/** Two cards of one person become one. */
export function MergeDialog({ person, onClose }: Props) {
  const { t } = useTranslation('people')
  const queries = useQueryClient()
  const [other, setOther] = useState<{ id: string; name: string } | null>(null)
  const [error, setError] = useState<unknown>(null)

  async function merge(event: FormEvent) {
    event.preventDefault()
    if (!other) return
    const done = t('card.merged', { name: person.name, other: other.name })
    try {
      await tell('/api/merges', { method: 'POST', body: { kept: person.id, absorbed: other.id }, done })
      await queries.invalidateQueries()
      onClose()
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <Dialog onClose={onClose} title={t('card.mergeTitle', { name: person.name })} size="md">
      <form onSubmit={event => void merge(event)}>
        <p className="soft">{t('card.mergeIs')}</p>
        <PersonPicker
          label={t('card.mergeWith')}
          chosen={other}
          onChoose={setOther}
          except={person.id}
          autoFocus
        />
        <FormActions save={t('card.mergeDo')} isReady={other !== null} onCancel={onClose} />
        {error !== null && <ErrorNote error={error} />}
      </form>
    </Dialog>
  )
}
