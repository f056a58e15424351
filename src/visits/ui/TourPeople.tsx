import { Checkbox, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { type OpenStop, type OpenTour, withStopChanged } from '../tour-draft.ts'
import { StopHours } from './StopHours.tsx'
import { useVisitWords } from './use-visit-words.ts'
import style from './Visits.module.css'

const LENGTHS = [15, 30, 45, 60, 90, 120, 180, 240]

interface Props {
  tour: OpenTour
  onChange: (change: (tour: OpenTour) => OpenTour) => void
}

/** Whom one would see: how long, at what hours, whether they must be seen. */
export function TourPeople({ tour, onChange }: Props) {
  const { t } = useTranslation('visits')
  const [opened, setOpened] = useState<string | null>(null)
  return (
    <Section title={t('people.title')}>
      <QuietList label={t('people.title')}>
        {tour.stops.toSorted(byName).map(stop => (
          <QuietLine
            key={stop.id}
            end={
              <QuietButton
                aria-expanded={opened === stop.id}
                aria-label={t(opened === stop.id ? 'people.closeOf' : 'people.editOf', { name: stop.name })}
                onClick={() => setOpened(opened === stop.id ? null : stop.id)}
              >
                {t(opened === stop.id ? 'people.close' : 'people.edit')}
              </QuietButton>
            }
          >
            {stop.name ? <PersonLink id={stop.personId} name={stop.name} /> : t('say.gone')}
            <StopSaid stop={stop} />
            {opened === stop.id && <StopFields tour={tour} stop={stop} onChange={onChange} />}
          </QuietLine>
        ))}
      </QuietList>
    </Section>
  )
}

function StopSaid({ stop: { minutes, hours, must, town } }: { stop: OpenStop }) {
  const { t } = useTranslation('visits')
  const { hour, long } = useVisitWords()
  const [only] = hours
  const at =
    hours.length === 1 && only?.[0]
      ? t('people.between', { from: hour(only[0][0]), until: hour(only[0][1]) })
      : hours.every(day => day === null)
        ? t('people.anyHour')
        : t('people.someHours')
  const said = [town, long(minutes), at, must && t('table.must')]
  return <span className={style.under}>{said.filter(Boolean).join(' · ')}</span>
}

function StopFields({ tour, stop, onChange }: Props & { stop: OpenStop }) {
  const { t } = useTranslation('visits')
  const { duration } = useFormat()
  const { id, minutes, must, name } = stop
  const set = (change: Partial<OpenStop>) => onChange(before => withStopChanged(before, id, change))
  const lengths = [...new Set([...LENGTHS, minutes])].sort((a, b) => a - b)
  return (
    <fieldset className={style.stop} aria-label={name}>
      <NativeSelect
        label={t('people.minutes')}
        value={minutes}
        data={lengths.map(value => ({ value: String(value), label: duration(value) }))}
        onChange={event => set({ minutes: Number(event.currentTarget.value) })}
      />
      <StopHours days={tour.days} hours={stop.hours} onChange={hours => set({ hours })} />
      <Checkbox
        label={t('candidate.must')}
        checked={must}
        onChange={event => set({ must: event.currentTarget.checked })}
      />
      <div>
        <QuietButton
          aria-label={t('people.removeOf', { name })}
          onClick={() =>
            onChange(before => ({ ...before, stops: before.stops.filter(each => each.id !== id) }))
          }
        >
          {t('people.remove')}
        </QuietButton>
      </div>
    </fieldset>
  )
}

function byName(a: OpenStop, b: OpenStop): number {
  return a.name.localeCompare(b.name)
}
