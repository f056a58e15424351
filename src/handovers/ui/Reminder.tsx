import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { MailDraft } from '../drafts.ts'
import { MOST_REMINDERS } from '../handover.ts'
import type { LinkedHandover } from '../handover-view.ts'
import style from './handovers.module.css'
import { LetterBox } from './LetterBox.tsx'
import { useHandoverWords } from './use-handover-words.ts'
import { askReminder, useHandoverChanges } from './use-handovers.ts'

/** A word to who has not answered: twice at most. */
export function Reminder({ handover, canMail }: { handover: LinkedHandover; canMail: boolean }) {
  const { t } = useTranslation('handovers')
  const { nameOf } = useHandoverWords()
  const { plainDay } = useFormat()
  const today = useToday()
  const { remind } = useHandoverChanges()
  const [letter, setLetter] = useState<MailDraft | null>(null)
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const { reminders, remindedOn, remindOn, id } = handover
  const name = nameOf(handover.person)
  const isDue = remindOn !== null && remindOn <= today
  const said = remindedOn && t('ui.remind.said', { count: reminders, day: plainDay(remindedOn, today) })
  if (reminders >= MOST_REMINDERS) return <p className="soft">{said}</p>
  const done = (by: 'mail' | 'hand') => {
    setError(null)
    remind(id, by).then(() => setLetter(null), setError)
  }
  return (
    <div className={style.block}>
      {said && <p className="soft">{said}</p>}
      {!isDue && remindOn && !letter && (
        <p className="soft">{t('ui.remind.later', { day: plainDay(remindOn, today) })}</p>
      )}
      {error !== null && <p role="alert">{sentence}</p>}
      {letter ? (
        <>
          <LetterBox letter={letter} label={t('ui.remind.letter', { name })} isFirst={!canMail} />
          <div className={style.acts}>
            {canMail && letter.mailto && (
              <Button variant="filled" onClick={() => done('mail')}>
                {t('ui.remind.mail')}
              </Button>
            )}
            <Button onClick={() => done('hand')}>{t('ui.remind.done')}</Button>
            <Button variant="subtle" onClick={() => setLetter(null)}>
              {t('ui.remind.leave')}
            </Button>
          </div>
        </>
      ) : (
        <div className={style.acts}>
          <Button
            variant={isDue ? 'filled' : 'default'}
            onClick={() => {
              setError(null)
              askReminder(id).then(setLetter, setError)
            }}
          >
            {t('ui.remind.write')}
          </Button>
        </div>
      )}
    </div>
  )
}
