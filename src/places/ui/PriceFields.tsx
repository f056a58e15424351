import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { AmountFields } from '../../web/components/AmountFields.tsx'
import { type PlaceDraft, PRICE_PER, type PricePer } from '../place.ts'
import style from './Places.module.css'

interface Props {
  place: PlaceDraft
  onChange: (change: Partial<PlaceDraft>) => void
}

/** What it costs to be there. */
export function PriceFields({ place, onChange }: Props) {
  const { t } = useTranslation('places')
  return (
    <div className={style.three}>
      <AmountFields
        label={t('form.price')}
        cents={place.priceCents}
        currency={place.currency}
        currencyLabel={t('form.currency')}
        onChange={({ cents, currency }) => onChange({ priceCents: cents, currency })}
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
