import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, type Day, parseDay } from '../../lib/day.ts'
import { useFormat } from '../../web/format.ts'
import type { DraftFields } from '../capture-draft.ts'
import { FieldChip, type Tone } from './Chip.tsx'
import style from './WrittenChip.module.css'

/** The day: the near ones at hand, any other by the calendar. */
export function DayChip({
  draft,
  today,
  tone,
  onChoose,
}: {
  draft: Pick<DraftFields, 'day'>
  today: Day
  tone: Tone
  onChoose: (day: Day) => void
}) {
  const { t } = useTranslation('encounters')
  const { relativeDay, longDay, capital } = useFormat()
  const near = [0, -1, -2, -3, 1].map(days => addDays(today, days))
  const write = (text: string) => {
    const day = parseDay(text)
    if (day) onChoose(day)
  }
  return (
    <FieldChip
      name={t('ui.field.day')}
      tone={tone}
      field={close => (
        <div className={style.dayField}>
          {near.map(day => (
            <Button
              key={day}
              variant="subtle"
              justify="start"
              onClick={() => {
                onChoose(day)
                close()
              }}
            >
              {capital(relativeDay(day, today))}
            </Button>
          ))}
          <WrittenField type="date" value={draft.day} name={t('ui.chip.day')} onWrite={write} close={close} />
        </div>
      )}
    >
      {near.includes(draft.day) ? relativeDay(draft.day, today) : longDay(draft.day, today)}
    </FieldChip>
  )
}

interface WrittenProps {
  name: string
  type: 'text' | 'number' | 'time' | 'date'
  value: string
  onWrite: (text: string) => void
}

/** A piece corrected by writing it. */
export function WrittenChip({
  words,
  startsOpen = false,
  onClose = () => undefined,
  ...field
}: WrittenProps & { words?: string; startsOpen?: boolean; onClose?: () => void }) {
  return (
    <FieldChip
      name={field.name}
      tone="said"
      startsOpen={startsOpen}
      onClose={onClose}
      field={close => <WrittenField {...field} close={close} />}
    >
      {field.value === '' ? field.name : (words ?? field.value)}
    </FieldChip>
  )
}

function WrittenField({ name, type, value, onWrite, close }: WrittenProps & { close: () => void }) {
  const { t } = useTranslation('encounters')
  const [text, setText] = useState(value)
  const keep = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    onWrite(text)
    close()
  }
  return (
    <form onSubmit={keep} className={style.written}>
      <TextInput
        label={name}
        type={type}
        value={text}
        data-autofocus={type === 'date' ? undefined : true}
        onChange={event => setText(event.currentTarget.value)}
      />
      <Button type="submit">{t('ui.chip.apply')}</Button>
    </form>
  )
}
