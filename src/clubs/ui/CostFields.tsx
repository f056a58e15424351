import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CURRENCIES } from '../../lib/money.ts'
import { type ClubDraft, COST_PER, type CostPer } from '../club.ts'
import style from './Clubs.module.css'

interface Props {
  club: ClubDraft
  onChange: (change: Partial<ClubDraft>) => void
}

/** What it costs; left empty: not said; 0: nothing. */
export function CostFields({ club, onChange }: Props) {
  const { t } = useTranslation('clubs')
  const [amount, setAmount] = useState(club.costCents === null ? '' : String(club.costCents / 100))
  const words = { year: t('form.perYear'), month: t('form.perMonth'), session: t('form.perSession') }
  return (
    <div className={style.pair}>
      <TextInput
        label={t('form.cost')}
        description={t('form.costHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        inputMode="decimal"
        value={amount}
        onChange={event => {
          const text = event.currentTarget.value
          setAmount(text)
          onChange({ costCents: centsIn(text) })
        }}
      />
      <NativeSelect
        label={t('form.currency')}
        value={club.currency}
        data={[...CURRENCIES]}
        onChange={event => onChange({ currency: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('form.per')}
        value={club.costPer}
        data={COST_PER.map(value => ({ value, label: words[value] }))}
        onChange={event => onChange({ costPer: event.currentTarget.value as CostPer })}
      />
    </div>
  )
}

/** « 12,50 » in hundredths; null when it says no amount. */
function centsIn(text: string): number | null {
  const plain = text.replace(/[\s\u202f\u00a0€$£]/g, '').replace(',', '.')
  return /^\d{1,6}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : null
}
