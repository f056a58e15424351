import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PartialDate } from '../../lib/partial-date.ts'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { readBirthday } from '../typed-birthday.ts'
import { partialDateInWords } from './partial-date-words.ts'

interface Props {
  label: string
  date: PartialDate | null
  onChange: (date: PartialDate | null) => void
}

/** A date written as one says it, with or without its year; what was understood is told below. */
export function BirthdayField({ label, date, onChange }: Props) {
  const { t } = useTranslation('people')
  const { language } = useFormat()
  const thisYear = Number(useToday().slice(0, 4))
  const [typed, setTyped] = useState(() => (date ? partialDateInWords(date, language) : ''))
  const isLost = typed.trim() !== '' && date === null
  return (
    <TextInput
      label={label}
      placeholder={t('form.birthdayHint')}
      value={typed}
      autoComplete="off"
      error={isLost && t('form.birthdayLost')}
      description={date ? t('form.understood', { date: partialDateInWords(date, language) }) : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={event => {
        setTyped(event.currentTarget.value)
        onChange(readBirthday(event.currentTarget.value, thisYear))
      }}
    />
  )
}
