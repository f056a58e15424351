import { Button, Checkbox, NativeSelect, NumberInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ENERGIES, type Energy, type WeekView } from '../plan.ts'
import style from './Plan.module.css'
import type { Wish } from './use-plan.ts'

interface Props {
  week: WeekView
  onPropose: (wish: Wish) => void
  onCancel?: () => void
}

/** How much drive there is, and what the week may cost. */
export function WishForm({ week: { plan, ramp, budgetCents }, onPropose, onCancel }: Props) {
  const { t } = useTranslation('plan')
  const [energy, setEnergy] = useState<Energy>(plan?.energy ?? (ramp === null ? 'usual' : 'low'))
  const [budget, setBudget] = useState<number | ''>(budgetCents === null ? '' : budgetCents / 100)
  const [evenings, setEvenings] = useState(plan?.evenings ?? 2)
  const [isGentle, setGentle] = useState(plan ? plan.rampWeek !== null : ramp !== null)
  const propose = (event: FormEvent) => {
    event.preventDefault()
    onPropose({
      energy,
      budgetCents: budget === '' ? null : Math.round(budget * 100),
      evenings,
      rampWeek: isGentle ? (ramp ?? 1) : null,
    })
  }
  return (
    <form className={style.form} onSubmit={propose}>
      <NativeSelect
        label={t('week.energy')}
        value={energy}
        onChange={event => setEnergy(event.currentTarget.value as Energy)}
        data={ENERGIES.map(value => ({ value, label: t(`energy.${value}`) }))}
      />
      <div className={style.pair}>
        <NumberInput
          label={t('week.budget')}
          description={t('week.budgetHint')}
          value={budget}
          onChange={value => setBudget(typeof value === 'number' ? value : '')}
          min={0}
          max={100_000}
          hideControls
        />
        <NativeSelect
          label={t('week.evenings')}
          value={String(evenings)}
          onChange={event => setEvenings(Number(event.currentTarget.value))}
          data={['0', '1', '2', '3', '4', '5', '6', '7']}
        />
      </div>
      <Checkbox
        label={t('week.gentle')}
        checked={isGentle}
        onChange={event => setGentle(event.currentTarget.checked)}
      />
      <div className={style.gestures}>
        <Button type="submit" variant="filled">
          {t(plan ? 'week.again' : 'week.propose')}
        </Button>
        {onCancel && (
          <Button variant="subtle" onClick={onCancel}>
            {t('week.hide')}
          </Button>
        )}
      </div>
    </form>
  )
}
