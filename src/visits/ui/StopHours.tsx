import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { TourDay } from '../tour.ts'
import type { Opening } from '../tour-input.ts'
import { HourField } from './HourField.tsx'
import style from './Visits.module.css'

type Hours = readonly Opening[] | null

interface Props {
  days: readonly TourDay[]
  hours: readonly Hours[]
  onChange: (hours: Opening[][] | (Opening[] | null)[]) => void
}

const USUAL: Opening = [540, 720]

/** When somebody can be seen, each day of a tour. */
export function StopHours({ days, hours, onChange }: Props) {
  const { t } = useTranslation('visits')
  const { longDay } = useFormat()
  const today = useToday()
  return days.map(({ day }, i) => {
    const of = hours[i] ?? null
    const [span] = of ?? []
    const set = (next: Hours) =>
      onChange(days.map((_, n) => (n === i ? next && [...next] : hours[n] && [...hours[n]]) ?? null))
    const kind = of === null ? 'any' : span ? 'some' : 'none'
    return (
      <div key={day} className={style.hours}>
        <NativeSelect
          label={days.length === 1 ? t('people.hours') : longDay(day, today)}
          value={kind}
          data={(['any', 'some', 'none'] as const)
            .filter(value => value !== 'none' || days.length > 1 || kind === 'none')
            .map(value => ({ value, label: t(`people.kind.${value}`) }))}
          onChange={event => {
            const chosen = event.currentTarget.value
            set(chosen === 'any' ? null : chosen === 'some' ? [USUAL] : [])
          }}
        />
        {span && (
          <>
            <HourField label={t('people.from')} value={span[0]} onChange={from => set([[from, span[1]]])} />
            <HourField
              label={t('people.until')}
              value={span[1]}
              error={span[1] <= span[0] ? t('people.untilWrong') : null}
              onChange={until => set([[span[0], until]])}
            />
          </>
        )}
      </div>
    )
  })
}
