import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AddForm } from '../../web/components/GrowingSection.tsx'
import { useToday } from '../../web/session.ts'
import type { HelpLineDraft, HelpLineView } from '../help-lines.ts'
import { newId } from './use-balance.ts'

interface Props {
  before: HelpLineView | null
  country: string
  onSave: (line: HelpLineDraft) => void
  onCancel: () => void
}

const TEXTS = ['name', 'phone', 'country', 'hours', 'url', 'note'] as const

/** A line of the owner's own, or one of the list put right. */
export function HelpLineForm({ before, country, onSave, onCancel }: Props) {
  const { t } = useTranslation('balance')
  const today = useToday()
  const [line, setLine] = useState<HelpLineDraft>(() => {
    if (!before) {
      const empty = { name: '', phone: '', url: '', hours: '', note: '' }
      return { ...empty, id: newId(), country, checkedOn: today, archived: false }
    }
    const { isBuiltIn: _, ...draft } = before
    return draft
  })
  const isSite = line.url === '' || /^https?:\/\/[^\s/]+\.[^\s]+$/.test(line.url)
  const isCountry = /^([A-Z]{2})?$/.test(line.country)
  const isReady = line.name.trim() !== '' && line.phone.trim() !== '' && isSite && isCountry
  return (
    <AddForm isPaired isReady={isReady} onCancel={onCancel} onSave={() => onSave(line)}>
      {TEXTS.map((field, i) => (
        <TextInput
          key={field}
          label={t(`support.form.${field}`)}
          value={line[field]}
          maxLength={field === 'country' ? 2 : 200}
          autoFocus={i === 0}
          onChange={event => {
            const said = event.currentTarget.value
            setLine(old => ({ ...old, [field]: field === 'country' ? said.toUpperCase() : said }))
          }}
        />
      ))}
      <Checkbox
        label={t('support.form.checked')}
        checked={line.checkedOn === today}
        onChange={event => {
          const checkedOn = event.currentTarget.checked ? today : (before?.checkedOn ?? '')
          setLine(old => ({
            ...old,
            checkedOn: checkedOn === today && !event.currentTarget.checked ? '' : checkedOn,
          }))
        }}
      />
    </AddForm>
  )
}
