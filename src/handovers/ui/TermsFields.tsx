import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { centsIn } from '../../mandates/read-amount.ts'
import { useCurrency } from '../../mandates/ui/use-mandates.ts'
import type { Terms } from '../terms.ts'
import { typedAmount } from './amount-typed.ts'
import style from './handovers.module.css'

const KINDS = ['none', 'percent', 'fixed'] as const
const USUAL_PERCENT = 1000

/** What the introducer asks for, if anything. */
export function TermsFields({ terms, onChange }: { terms: Terms; onChange: (terms: Terms) => void }) {
  const { t } = useTranslation('handovers')
  const own = useCurrency()
  const { kind, percentHundredths, cents, currency } = terms
  const choose = (next: Terms['kind']) =>
    onChange({
      ...terms,
      kind: next,
      percentHundredths: next === 'percent' ? (percentHundredths ?? USUAL_PERCENT) : null,
      cents: next === 'fixed' ? (cents ?? 0) : null,
      currency: cents === null ? own : currency,
    })
  return (
    <div className={style.stack}>
      <div className={style.row}>
        <NativeSelect
          label={t('ui.terms.kind')}
          value={kind}
          data={KINDS.map(value => ({ value, label: t(`ui.terms.kinds.${value}`) }))}
          onChange={event => choose(event.currentTarget.value as Terms['kind'])}
        />
        {kind === 'percent' && (
          <TextInput
            label={t('ui.terms.percent')}
            inputMode="decimal"
            defaultValue={typedAmount(percentHundredths)}
            onBlur={event => {
              const typed = centsIn(event.currentTarget.value) ?? USUAL_PERCENT
              onChange({ ...terms, percentHundredths: Math.min(10_000, Math.max(1, typed)) })
            }}
          />
        )}
        {kind === 'fixed' && (
          <TextInput
            label={t('ui.terms.fixed', { currency })}
            inputMode="decimal"
            defaultValue={typedAmount(cents)}
            onBlur={event => onChange({ ...terms, cents: centsIn(event.currentTarget.value) ?? 0 })}
          />
        )}
      </div>
      {kind !== 'none' && (
        <Textarea
          label={t('ui.terms.text')}
          description={t('ui.terms.textHint')}
          autosize
          minRows={2}
          value={terms.text}
          onChange={event => onChange({ ...terms, text: event.currentTarget.value })}
        />
      )}
    </div>
  )
}
