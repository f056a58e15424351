import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../web/components/Dialog.tsx'
import type { ThanksWay } from '../favour.ts'
import type { ThanksDue } from '../shown.ts'
import { LetterFields } from './LetterFields.tsx'
import style from './ThanksDialog.module.css'
import { ThanksReason } from './ThanksReason.tsx'
import { useThanksAnswers, useThanksLetter } from './use-thanks.ts'
import { useThanksNote } from './use-thanks-note.ts'

/** A word to somebody who is owed it: how, in which words, then said. */
export function ThanksDialog({ due, onClose }: { due: ThanksDue; onClose: () => void }) {
  const { t } = useTranslation('reciprocity')
  const answer = useThanksAnswers()
  const noteOf = useThanksNote()
  const [way, setWay] = useState<ThanksWay>(due.ways[0] ?? 'mail')
  const [namesClient, setNamesClient] = useState<boolean | null>(null)
  const [isUsed, setUsed] = useState(false)
  const letter = useThanksLetter(due, way, namesClient)

  function said() {
    onClose()
    void answer(due, { answer: 'said', how: way, note: noteOf(due) })
  }

  return (
    <Dialog onClose={onClose} title={due.person.name}>
      <div className={style.word}>
        <p className="soft">
          <ThanksReason due={due} />
        </p>
        <NativeSelect
          label={t('thanks.how')}
          value={way}
          data={due.ways.map(value => ({ value, label: t(`way.${value}`) }))}
          onChange={event => {
            setWay(event.currentTarget.value as ThanksWay)
            setNamesClient(null)
            setUsed(false)
          }}
        />
        {letter.data && letter.data.client !== '' && (
          <Checkbox
            label={t('thanks.nameClient', { client: letter.data.client })}
            checked={namesClient ?? letter.data.namesClient}
            onChange={event => setNamesClient(event.currentTarget.checked)}
          />
        )}
        <LetterFields
          key={way}
          letter={letter.data}
          isMissing={letter.isError}
          way={way}
          onUsed={() => setUsed(true)}
        />
        <div className={style.end}>
          <Button variant={isUsed || way === 'in-person' ? 'filled' : 'default'} onClick={said}>
            {t('thanks.said')}
          </Button>
          <p className={style.hint}>{t('thanks.hint')}</p>
        </div>
      </div>
    </Dialog>
  )
}
