import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { MailDraft } from '../drafts.ts'
import type { LinkedHandover } from '../handover-view.ts'
import style from './handovers.module.css'
import { LetterBox } from './LetterBox.tsx'
import { useHandoverWords } from './use-handover-words.ts'
import { askLetter, useHandoverChanges } from './use-handovers.ts'

/** The client learns who takes over; what they agreed to may be taken back. */
export function ClientTold({ handover, isFirst }: { handover: LinkedHandover; isFirst: boolean }) {
  const { t } = useTranslation('handovers')
  const { nameOf } = useHandoverWords()
  const { plainDay } = useFormat()
  const today = useToday()
  const { client } = useHandoverChanges()
  const [letter, setLetter] = useState<MailDraft | null>(null)
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const { clientToldOn, clientAgreedOn, mandate, personId } = handover
  const name = nameOf(handover.person)
  return (
    <div className={style.block}>
      <p>
        {clientToldOn
          ? t('ui.client.told', { day: plainDay(clientToldOn, today), name })
          : t('ui.client.untold', { name })}
      </p>
      {error !== null && <p role="alert">{sentence}</p>}
      {letter && clientToldOn === null && <LetterBox letter={letter} label={t('ui.client.takeover')} />}
      <div className={style.acts}>
        {clientToldOn === null && !letter && (
          <Button
            variant={isFirst ? 'filled' : 'default'}
            onClick={() => {
              setError(null)
              askLetter('takeover', mandate.id, personId).then(setLetter, setError)
            }}
          >
            {t('ui.client.write')}
          </Button>
        )}
        {clientToldOn === null && (
          <Button
            variant={letter && isFirst ? 'filled' : 'default'}
            onClick={() => void client(handover, { toldOn: today })}
          >
            {t('ui.client.isTold')}
          </Button>
        )}
        {handover.shown.client !== null && clientAgreedOn !== null && (
          <Button variant="subtle" onClick={() => void client(handover, { agreedOn: null })}>
            {t('ui.client.withdraw')}
          </Button>
        )}
      </div>
    </div>
  )
}
