import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { parseDay } from '../../lib/day.ts'
import { useToday } from '../../web/session.ts'
import { COUNTED_BY, type CountedBy } from '../provenance-counted.ts'
import { type ChosenPeriod, periodOf, SPANS, type SpanChoice } from '../provenance-period.ts'
import style from './Provenance.module.css'

interface Props {
  chosen: ChosenPeriod
  onChange: (chosen: ChosenPeriod) => void
}

/** Of which days, and whether those heard of or those won. */
export function PeriodChooser({ chosen, onChange }: Props) {
  const { t } = useTranslation('mandates')
  const today = useToday()
  const choose = (span: SpanChoice) => {
    // The days shown so far are where one begins to choose others.
    const { from, to } = periodOf(chosen, today)
    onChange({ ...chosen, span, ...(span === 'custom' ? { from, to } : {}) })
  }
  return (
    <div className={style.chooser}>
      <NativeSelect
        label={t('provenance.span.label')}
        value={chosen.span}
        onChange={event => choose(event.currentTarget.value as SpanChoice)}
        data={SPANS.map(value => ({ value, label: t(`provenance.span.${value}`) }))}
      />
      {chosen.span === 'custom' &&
        (['from', 'to'] as const).map(end => (
          <TextInput
            key={end}
            type="date"
            label={t(`provenance.span.${end}`)}
            value={chosen[end] ?? ''}
            onChange={event => onChange({ ...chosen, [end]: parseDay(event.currentTarget.value) })}
          />
        ))}
      <NativeSelect
        label={t('provenance.by.label')}
        value={chosen.by}
        onChange={event => onChange({ ...chosen, by: event.currentTarget.value as CountedBy })}
        data={COUNTED_BY.map(value => ({ value, label: t(`provenance.by.${value}`) }))}
      />
    </div>
  )
}
