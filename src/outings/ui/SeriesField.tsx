import { NativeSelect, TextInput } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '../../lib/day.ts'
import { useFormat } from '../../web/format.ts'
import { choiceOf, choicesFor, ruleFrom, ruleMoved, type SeriesChoice } from '../series-choice.ts'
import style from './Events.module.css'
import { useEventWords } from './use-event-words.ts'

interface Props {
  /** '' until it is said. */
  first: Day | ''
  rule: string | null
  onChange: (rule: string | null) => void
}

/** « Chaque premier jeudi du mois »: what can be chosen is said by the first day. */
export function SeriesField({ first, rule, onChange }: Props) {
  const { t } = useTranslation('outings')
  const { capital } = useFormat()
  const { series } = useEventWords()
  const chosen = first === '' ? null : choiceOf(rule, first)
  const offered = first === '' ? [] : choicesFor(first)
  const isStray = rule !== null && first !== '' && chosen === null
  const kept = first === '' ? null : ruleMoved(rule, first)
  useEffect(() => {
    if (isStray && kept) onChange(kept)
  }, [isStray, kept, onChange])
  if (first === '') return null
  const { choice, until } = chosen ?? { choice: 'other' as const, until: null }
  return (
    <div className={style.often}>
      <NativeSelect
        label={t('events.form.often')}
        value={choice}
        data={[
          ...offered.map(value => ({ value, label: capital(series(value, first)) })),
          ...(chosen ? [] : [{ value: 'other', label: capital(t('events.series.other')) }]),
        ]}
        onChange={event => {
          const next = event.currentTarget.value
          if (next !== 'other') onChange(ruleFrom(next as SeriesChoice, first, until))
        }}
      />
      {choice !== 'once' && choice !== 'other' && (
        <TextInput
          type="date"
          label={t('events.form.until')}
          value={until ?? ''}
          min={first}
          onChange={event =>
            onChange(ruleFrom(choice, first, (event.currentTarget.value || null) as Day | null))
          }
        />
      )}
    </div>
  )
}
