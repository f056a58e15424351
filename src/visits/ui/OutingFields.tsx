import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Day, parseDay } from '../../lib/day.ts'
import { TRAVEL_MODES, type TravelMode } from '../../lib/geo/travel.ts'
import { AroundField } from '../../places/ui/AroundField.tsx'
import { useFormat } from '../../web/format.ts'
import { useShared } from '../../web/shared-value.ts'
import { NO_CHOICE, outingChoice } from './outing-choice.ts'
import style from './Visits.module.css'

const WITHIN = [15, 30, 60, 90, 120, 180] as const

/** Where one will be, on which day, and how far one would go from there. */
export function OutingFields({ hasHome, day }: { hasHome: boolean; day: Day }) {
  const { t } = useTranslation('visits')
  const { t: places } = useTranslation('places')
  const { duration } = useFormat()
  const choice = useShared(outingChoice)
  const set = (change: Partial<typeof choice>) => outingChoice.set({ ...choice, ...change })
  return (
    <div className={style.choices}>
      <AroundField
        key={hasHome ? 'home' : ''}
        chosen={choice.around}
        hasHome={hasHome}
        // Others are near there.
        onChange={around => set({ around, people: NO_CHOICE.people, musts: NO_CHOICE.musts })}
      />
      <TextInput
        type="date"
        label={t('page.day')}
        value={day}
        onChange={event => set({ day: parseDay(event.currentTarget.value) ?? day })}
      />
      <NativeSelect
        label={places('around.within')}
        value={choice.minutes}
        data={WITHIN.map(value => ({ value: String(value), label: duration(value) }))}
        onChange={event => set({ minutes: Number(event.currentTarget.value) })}
      />
      <NativeSelect
        label={places('around.mode')}
        value={choice.mode}
        data={TRAVEL_MODES.map(value => ({ value, label: places(`mode.${value}`) }))}
        onChange={event => set({ mode: event.currentTarget.value as TravelMode })}
      />
    </div>
  )
}
