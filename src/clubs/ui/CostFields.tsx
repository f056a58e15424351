import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { AmountFields } from '../../web/components/AmountFields.tsx'
import { type ClubDraft, COST_PER, type CostPer } from '../club.ts'
import style from './Clubs.module.css'

interface Props {
  club: ClubDraft
  onChange: (change: Partial<ClubDraft>) => void
}

/** What it costs to be of it. */
export function CostFields({ club, onChange }: Props) {
  const { t } = useTranslation('clubs')
  const words = { year: t('form.perYear'), month: t('form.perMonth'), session: t('form.perSession') }
  return (
    <div className={style.pair}>
      <AmountFields
        label={t('form.cost')}
        hint={t('form.costHint')}
        cents={club.costCents}
        currency={club.currency}
        currencyLabel={t('form.currency')}
        onChange={({ cents, currency }) => onChange({ costCents: cents, currency })}
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
