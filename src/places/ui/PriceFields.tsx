import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CURRENCIES } from '../../lib/money.ts'
import { type PlaceDraft, PRICE_PER, type PricePer } from '../place.ts'
import style from './Places.module.css'

interface Props {
  place: PlaceDraft
  onChange: (change: Partial<PlaceDraft>) => void
}

/** What it costs to be there; left empty: not known; 0: nothing. */
export function PriceFields({ place, onChange }: Props) {
  const { t } = useTranslation('places')
  const [amount, setAmount] = useState(place.priceCents === null ? '' : String(place.priceCents / 100))
  return (
    <div className={style.three}>
      <TextInput
        label={t('form.price')}
        inputMode="decimal"
        value={amount}
        onChange={event => {
          const text = event.currentTarget.value
          setAmount(text)
          onChange({ priceCents: centsIn(text) })
        }}
      />
      <NativeSelect
        label={t('form.currency')}
        value={place.currency}
        data={[...CURRENCIES]}
        onChange={event => onChange({ currency: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('form.per')}
        value={place.pricePer}
        data={PRICE_PER.map(value => ({ value, label: t(`form.for.${value}`) }))}
        onChange={event => onChange({ pricePer: event.currentTarget.value as PricePer })}
      />
    </div>
  )
}

/** « 12,50 » in hundredths; null when it says no amount. */
function centsIn(text: string): number | null {
  const plain = text.replace(/[\s\u202f\u00a0€$£]/g, '').replace(',', '.')
  return /^\d{1,6}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : null
}
