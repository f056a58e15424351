import { NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OneOf } from '../../encounters/ui/OneOf.tsx'
import { parseDay } from '../../lib/day.ts'
import { CURRENCIES } from '../../lib/money.ts'
import { FormActions } from '../../web/components/FormActions.tsx'
import { useToday } from '../../web/session.ts'
import { MOST_CENTS } from '../limits.ts'
import { OUTLAY_PER, type OutlayDraft, type OutlayView } from '../outlay.ts'
import { centsIn } from '../read-amount.ts'
import style from './Provenance.module.css'
import { newId, useCurrency } from './use-mandates.ts'
import { useProvenanceWords } from './use-provenance.ts'

export interface Where {
  label: string
  /** It is mostly paid by the month. */
  isMonthly: boolean
}

interface Props {
  /** Null: asked for. */
  where: Where | null
  /** What is edited; null: a new one. */
  before: OutlayView | null
  onSave: (outlay: OutlayDraft) => void
  onCancel: () => void
}

/** How much is paid, how often, since when and until when. */
export function OutlayForm({ where, before, onSave, onCancel }: Props) {
  const { t } = useTranslation('mandates')
  const { decimal } = useProvenanceWords({ mandates: [], names: {} })
  const today = useToday()
  const currency = useCurrency()
  const [amount, setAmount] = useState(before ? decimal(before.cents / 100, 2) : '')
  const [outlay, setOutlay] = useState<OutlayDraft>(
    () =>
      before ?? {
        id: newId(),
        label: where?.label ?? '',
        per: where?.isMonthly ? 'month' : 'once',
        cents: 0,
        currency,
        fromOn: today,
        toOn: null,
        note: '',
      },
  )
  const set = (change: Partial<OutlayDraft>) => setOutlay({ ...outlay, ...change })
  const { label, per, fromOn, toOn, note } = outlay
  const cents = centsIn(amount) ?? 0
  const isMonthly = per === 'month'
  const isBackwards = isMonthly && toOn !== null && toOn < fromOn
  const isReady = label.trim() !== '' && cents > 0 && cents <= MOST_CENTS && !isBackwards

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) onSave({ ...outlay, label: label.trim(), cents, note: note.trim() })
  }

  return (
    <form className={style.form} onSubmit={submit}>
      {(where === null || before) && (
        <TextInput
          label={t('provenance.outlay.label')}
          value={label}
          maxLength={1000}
          data-autofocus={where === null || undefined}
          onChange={event => set({ label: event.currentTarget.value })}
        />
      )}
      <OneOf
        label={t('provenance.outlay.per.label')}
        value={per}
        choices={OUTLAY_PER.map(value => ({ value, words: t(`provenance.outlay.per.${value}`) }))}
        onChange={value => set({ per: value ?? 'once' })}
      />
      <div className={style.pair}>
        <TextInput
          label={t('provenance.outlay.amount')}
          inputMode="decimal"
          value={amount}
          data-autofocus={where !== null || undefined}
          onChange={event => setAmount(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('ui.form.currency')}
          value={outlay.currency}
          data={[...CURRENCIES]}
          onChange={event => set({ currency: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={t(isMonthly ? 'provenance.outlay.since' : 'provenance.outlay.on')}
          value={fromOn}
          required
          onChange={event => set({ fromOn: parseDay(event.currentTarget.value) ?? fromOn })}
        />
        {isMonthly && (
          <TextInput
            type="date"
            label={t('provenance.outlay.until')}
            value={toOn ?? ''}
            onChange={event => set({ toOn: parseDay(event.currentTarget.value) })}
          />
        )}
      </div>
      <TextInput
        label={t('provenance.outlay.remark')}
        value={note}
        maxLength={10_000}
        onChange={event => set({ note: event.currentTarget.value })}
      />
      {cents > MOST_CENTS && <p role="alert">{t('ui.beyond.amount')}</p>}
      {isBackwards && <p role="alert">{t('provenance.outlay.backwards')}</p>}
      <FormActions isReady={isReady} onCancel={onCancel} />
    </form>
  )
}
