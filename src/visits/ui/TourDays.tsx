import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDay } from '../../lib/day.ts'
import { TRAVEL_MODES, type TravelMode } from '../../lib/geo/travel.ts'
import { usePlaces } from '../../places/ui/use-places.ts'
import { FieldGroup } from '../../web/components/FieldGroup.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { useShared } from '../../web/shared-value.ts'
import { MOST_DAYS, type Tour, type TourDay } from '../tour.ts'
import { type OpenTour, plainTown, withDayChanged, withDayMore, withoutDay } from '../tour-draft.ts'
import { HourField } from './HourField.tsx'
import { outingChoice } from './outing-choice.ts'
import style from './Visits.module.css'

interface Props {
  tour: OpenTour
  onChange: (change: (tour: OpenTour) => OpenTour) => void
}

const LUNCH = { minutes: 60, from: 720, until: 810 }

/** Where one starts from, how one travels, and each day of the tour. */
export function TourDays({ tour, onChange }: Props) {
  const { t } = useTranslation('visits')
  const { t: places } = useTranslation('places')
  return (
    <Section title={t('days.title')}>
      <div className={style.fields}>
        <div className={style.pair}>
          <StartField tour={tour} onChange={onChange} />
          <NativeSelect
            label={places('around.mode')}
            value={tour.mode}
            data={TRAVEL_MODES.map(value => ({ value, label: places(`mode.${value}`) }))}
            onChange={event => {
              const mode = event.currentTarget.value as TravelMode
              onChange(before => ({ ...before, mode }))
            }}
          />
        </div>
        {tour.days.map((day, i) => (
          <DayFields
            key={day.day}
            day={day}
            onSet={change => onChange(before => withDayChanged(before, i, change))}
            onRemove={tour.days.length > 1 ? () => onChange(before => withoutDay(before, i)) : null}
          />
        ))}
        {tour.days.length < MOST_DAYS && (
          <div>
            <Button onClick={() => onChange(withDayMore)}>{t('days.add')}</Button>
          </div>
        )}
      </div>
    </Section>
  )
}

/** Home, the town that was chosen, or where the tour starts already. */
function StartField({ tour: { start }, onChange }: Props) {
  const { t } = useTranslation('visits')
  const { data: places } = usePlaces()
  const { around } = useShared(outingChoice)
  const [first] = useState(start)
  const home = places?.find(({ kind, spot }) => kind === 'home' && spot !== null)?.spot
  const town = around && { ...around, name: plainTown(around.name) }
  const all = [first, start, home && { lat: home.lat, lon: home.lon, name: t('page.home') }, town]
  const starts = [...new Map(all.flatMap(each => (each ? [[each.name, each] as const] : [])))]
  return (
    <NativeSelect
      label={t('days.start')}
      value={start.name}
      data={starts.map(([name]) => name)}
      onChange={event => {
        const chosen: Tour['start'] | undefined = new Map(starts).get(event.currentTarget.value)
        if (chosen) onChange(before => ({ ...before, start: chosen }))
      }}
    />
  )
}

interface DayProps {
  day: TourDay
  onSet: (change: Partial<TourDay>) => void
  /** Null: the only one stays. */
  onRemove: (() => void) | null
}

function DayFields({ day: { day, leavesAt, backBy, lunch }, onSet, onRemove }: DayProps) {
  const { t } = useTranslation('visits')
  const { longDay, capital } = useFormat()
  const today = useToday()
  const title = capital(longDay(day, today))
  return (
    <FieldGroup legend={title}>
      <div className={style.day}>
        <TextInput
          type="date"
          label={t('days.day')}
          value={day}
          onChange={event => onSet({ day: parseDay(event.currentTarget.value) ?? day })}
        />
        <HourField label={t('days.leaves')} value={leavesAt} onChange={at => onSet({ leavesAt: at })} />
        <HourField
          label={t('days.back')}
          value={backBy}
          error={backBy <= leavesAt ? t('days.backWrong') : null}
          onChange={at => onSet({ backBy: at })}
        />
      </div>
      <div className={style.lunch}>
        <Checkbox
          label={t('days.lunch')}
          checked={lunch !== null}
          onChange={event => onSet({ lunch: event.currentTarget.checked ? LUNCH : null })}
        />
        {onRemove && (
          <QuietButton aria-label={t('days.removeOf', { day: title })} onClick={onRemove}>
            {t('days.remove')}
          </QuietButton>
        )}
      </div>
    </FieldGroup>
  )
}
