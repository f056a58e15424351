import { Checkbox, MultiSelect, NativeSelect, TagsInput, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { languageInWords } from '../../lib/language-in-words.ts'
import type { MandateView } from '../../mandates/mandate.ts'
import { centsIn } from '../../mandates/read-amount.ts'
import { currentLanguage } from '../../web/language.ts'
import type { Shown, ShownAmount } from '../shown.ts'
import { SPOKEN } from '../spoken.ts'
import { typedAmount } from './amount-typed.ts'
import style from './handovers.module.css'

interface Props {
  mandate: MandateView
  shown: Shown
  onChange: (shown: Shown) => void
}

/** Field by field, what leaves: empty or unticked, it stays here. */
export function ShownFields({ mandate, shown, onChange }: Props) {
  const { t } = useTranslation('handovers')
  const language = currentLanguage()
  const set = (change: Partial<Shown>) => onChange({ ...shown, ...change })
  const { amount } = shown
  const setAmount = (change: Partial<ShownAmount>) => amount && set({ amount: { ...amount, ...change } })
  return (
    <div className={style.stack}>
      <TextInput
        label={t('shown.what')}
        value={shown.what}
        maxLength={500}
        onChange={event => set({ what: event.currentTarget.value })}
      />
      <Textarea
        label={t('shown.brief')}
        description={t('ui.shown.briefHint')}
        autosize
        minRows={3}
        maxRows={12}
        value={shown.brief}
        onChange={event => set({ brief: event.currentTarget.value })}
      />
      <div className={style.row}>
        <TextInput
          label={t('shown.place')}
          value={shown.place}
          onChange={event => set({ place: event.currentTarget.value })}
        />
        <TextInput
          label={t('shown.dates')}
          placeholder={t('ui.shown.datesHint')}
          value={shown.dates}
          onChange={event => set({ dates: event.currentTarget.value })}
        />
      </div>
      <TagsInput
        label={t('shown.skills')}
        value={shown.skills}
        splitChars={[',', ';']}
        acceptValueOnBlur
        onChange={skills => set({ skills })}
      />
      <MultiSelect
        label={t('shown.languages')}
        value={shown.languages}
        data={[...new Set([...SPOKEN, ...shown.languages])].map(value => ({
          value,
          label: languageInWords(value, language),
        }))}
        onChange={languages => set({ languages })}
      />
      <Chosen
        label={t('ui.shown.amount')}
        isShown={amount !== null}
        onShow={isShown => set({ amount: isShown ? amountOf(mandate) : null })}
      >
        {amount && (
          <div className={style.row}>
            <TextInput
              label={t('ui.shown.from', { currency: amount.currency })}
              inputMode="decimal"
              defaultValue={typedAmount(amount.fromCents)}
              onBlur={event => {
                const cents = centsIn(event.currentTarget.value) ?? 0
                setAmount({ fromCents: cents, toCents: Math.max(cents, amount.toCents) })
              }}
            />
            <TextInput
              key={amount.toCents}
              label={t('ui.shown.to', { currency: amount.currency })}
              inputMode="decimal"
              defaultValue={typedAmount(amount.toCents)}
              onBlur={event => {
                const cents = centsIn(event.currentTarget.value) ?? amount.fromCents
                setAmount({ toCents: Math.max(cents, amount.fromCents) })
              }}
            />
            <NativeSelect
              label={t('ui.shown.per')}
              value={amount.per}
              data={(['whole', 'day'] as const).map(value => ({ value, label: t(`ui.shown.pers.${value}`) }))}
              onChange={event => setAmount({ per: event.currentTarget.value === 'day' ? 'day' : 'whole' })}
            />
          </div>
        )}
      </Chosen>
      <Chosen
        label={t('ui.shown.hours')}
        isShown={shown.minutes !== null}
        onShow={isShown => set({ minutes: isShown ? mandate.minutesSpent || 480 : null })}
      >
        {shown.minutes !== null && (
          <TextInput
            label={t('ui.shown.hoursCount')}
            className={style.short}
            type="number"
            min={1}
            value={Math.round(shown.minutes / 60)}
            onChange={event => set({ minutes: (Number.parseInt(event.currentTarget.value, 10) || 0) * 60 })}
          />
        )}
      </Chosen>
    </div>
  )
}

interface ChosenProps {
  label: string
  isShown: boolean
  onShow: (isShown: boolean) => void
  children?: ReactNode
}

/** Something that leaves only where its box is ticked. */
export function Chosen({ label, isShown, onShow, children }: ChosenProps) {
  return (
    <div className={style.chosen}>
      <Checkbox
        className={style.tick}
        label={label}
        checked={isShown}
        onChange={event => onShow(event.currentTarget.checked)}
      />
      {children}
    </div>
  )
}

function amountOf({ amountCents, per, currency }: MandateView): ShownAmount {
  const cents = amountCents ?? 0
  return { fromCents: cents, toCents: cents, currency, per }
}
