import { Radio, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockInstant } from '../../lib/clock-instant.ts'
import { momentInWords } from '../../lib/moment-in-words.ts'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { FormActions } from '../../web/components/FormActions.tsx'
import { useFormat } from '../../web/format.ts'
import type { InvitationView } from '../invitation.ts'
import style from './invitations.module.css'
import { useInvitationChanges, useMine } from './use-invitations.ts'

const OTHER = 'other'
const NONE = 'none'

/** What they answered by another way: said by telephone, written in a mail. */
export function AnswerForm({ invitation, onClose }: { invitation: InvitationView; onClose: () => void }) {
  const { t } = useTranslation('company')
  const { language } = useFormat()
  const mine = useMine()
  const { note } = useInvitationChanges()
  const [choice, setChoice] = useState('')
  const [other, setOther] = useState('')
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const others = invitation.slots.filter(slot => slot !== invitation.chosenAt)
  const isReady = choice !== '' && (choice !== OTHER || other !== '')

  async function submit(event: FormEvent) {
    event.preventDefault()
    const [day = '', time = ''] = other.split('T')
    const slot =
      choice === NONE ? null : choice === OTHER ? clockInstant(day, time.slice(0, 5), mine) : choice
    try {
      await note(invitation, slot)
      onClose()
    } catch (refusal) {
      setError(refusal)
    }
  }

  return (
    <form className={style.answer} onSubmit={submit}>
      <Radio.Group label={t('ui.answer.label')} value={choice} onChange={setChoice}>
        <div className={style.radios}>
          {others.map(slot => (
            <Radio key={slot} value={slot} label={momentInWords(slot, mine, language)} />
          ))}
          <Radio value={OTHER} label={t('ui.answer.other')} />
          <Radio value={NONE} label={t('ui.answer.none')} />
        </div>
      </Radio.Group>
      {choice === OTHER && (
        <TextInput
          className={style.short ?? ''}
          type="datetime-local"
          label={t('ui.answer.when')}
          value={other}
          onChange={event => setOther(event.currentTarget.value)}
        />
      )}
      {error !== null && <p role="alert">{sentence}</p>}
      <FormActions save={t('ui.answer.keep')} isReady={isReady} isQuiet onCancel={onClose} />
    </form>
  )
}
