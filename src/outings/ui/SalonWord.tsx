import { FileButton, TextInput, UnstyledButton } from '@mantine/core'
import { IconCamera, IconCheck } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cardPicture } from '../../people/ui/paper/card-picture.ts'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { type MetPromise, nameOf, promiseIn, signDueOn } from '../met.ts'
import type { OutingPersonView } from '../outing.ts'
import style from './Salon.module.css'

interface Props {
  person: OutingPersonView
  /** '' and null: nothing more to say. */
  onWord: (word: string, promise: Omit<MetPromise, 'id'> | null) => void
  /** Of their business card, in base64. */
  onPicture: (base64: string) => void
  onTakeBack: () => void
}

/** One word on somebody just met; one that promises becomes a follow-up, and says so before. */
export function SalonWord({ person, onWord, onPicture, onTakeBack }: Props) {
  const { t } = useTranslation('outings')
  const { longDay, language } = useFormat()
  const today = useToday()
  const field = useRef<HTMLInputElement>(null)
  const [word, setWord] = useState(person.word)
  const [chosen, setChosen] = useState<boolean | null>(null)
  useEffect(() => field.current?.focus({ preventScroll: true }), [])

  const [picture, setPicture] = useState<'none' | 'kept' | 'unread'>('none')

  async function keepPicture(file: File | null) {
    if (!file) return
    const base64 = await cardPicture(file).catch(() => null)
    setPicture(base64 === null ? 'unread' : 'kept')
    if (base64 !== null) onPicture(base64)
    field.current?.focus()
  }

  const name = nameOf(person)
  const written = word.trim()
  const isNew = written !== '' && written !== person.word
  const read = isNew ? promiseIn(written, { today, language }) : null
  const isPromise = isNew && (chosen ?? read !== null)
  const dueOn = read?.dueOn ?? signDueOn(today, today)

  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        onWord(isNew ? written : '', isPromise ? { text: written, dueOn } : null)
      }}
      onKeyDown={event => event.key === 'Escape' && onWord('', null)}
    >
      <div className={style.wordHead}>
        <strong>{name}</strong>
        <FileButton accept="image/*" capture="environment" onChange={file => void keepPicture(file)}>
          {props => (
            <UnstyledButton {...props} className={style.square} aria-label={t('salon.card')}>
              {picture === 'kept' ? (
                <IconCheck size={26} aria-hidden="true" />
              ) : (
                <IconCamera size={26} aria-hidden="true" />
              )}
            </UnstyledButton>
          )}
        </FileButton>
        <UnstyledButton className={style.takeBack} onClick={onTakeBack}>
          {t('salon.takeBack')}
        </UnstyledButton>
      </div>
      <p role="status" className="soft">
        {picture !== 'none' && t(`salon.cardPicture.${picture}`)}
      </p>
      {isNew && (
        <UnstyledButton className={style.big} aria-pressed={isPromise} onClick={() => setChosen(!isPromise)}>
          <span className={style.box}>{isPromise && <IconCheck size={22} aria-hidden="true" />}</span>
          <span className={style.who}>
            <span>{t('salon.promise')}</span>
            {isPromise && (
              <span className="soft">{t('salon.promiseDue', { day: longDay(dueOn, today) })}</span>
            )}
          </span>
        </UnstyledButton>
      )}
      <div className={style.entry}>
        <TextInput
          ref={field}
          className={style.field}
          aria-label={t('salon.word', { name })}
          placeholder={t('salon.wordNone')}
          autoComplete="off"
          enterKeyHint="done"
          value={word}
          onChange={event => setWord(event.currentTarget.value)}
        />
        <UnstyledButton type="submit" className={style.main}>
          {t(isNew ? 'salon.wordKeep' : 'salon.wordSkip')}
        </UnstyledButton>
      </div>
    </form>
  )
}
