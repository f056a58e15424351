import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isDay } from '../../lib/day.ts'
import { centsTyped, currencyOf } from '../../lib/money.ts'
import { FormActions } from '../../web/components/FormActions.tsx'
import { useDesk } from '../../web/session.ts'
import { EVENT_KINDS, type EventKind } from '../event.ts'
import type { OutingView } from '../outing.ts'
import style from './Outing.module.css'
import { useOutingChanges } from './use-outings.ts'

/** All that is said of an outing but its aims and its people. */
export function OutingForm({ outing, onDone }: { outing: OutingView; onDone: () => void }) {
  const { t } = useTranslation('outings')
  const { edit } = useOutingChanges()
  const country = useDesk()?.settings.country ?? 'FR'
  const currency = outing.cost?.currency ?? currencyOf(country)
  const [said, setSaid] = useState(() => textsOf(outing))
  const field = (name: keyof ReturnType<typeof textsOf>) => ({
    value: said[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setSaid({ ...said, [name]: event.currentTarget.value }),
  })
  const cents = centsTyped(said.cost)
  const isCostWrong = said.cost.trim() !== '' && cents === null
  const isReady =
    said.title.trim() !== '' &&
    isDay(said.day) &&
    isDay(said.endDay) &&
    said.day <= said.endDay &&
    !isCostWrong

  function submit(event: FormEvent): void {
    event.preventDefault()
    const { title, kind, day, time, endDay, endTime, place, address, travel, hours, note } = said
    if (!isDay(day) || !isDay(endDay) || !isReady) return
    const isMoved = address !== outing.address || place !== outing.place
    void edit(outing, {
      title: title.trim(),
      kind: kind as EventKind,
      ...{ day, time: time || null, endDay, endTime: time ? endTime || null : null },
      ...{ place: place.trim(), address: address.trim() },
      ...(isMoved ? { placeId: null, position: null } : {}),
      travelMinutes: minutesIn(travel, 1),
      minutes: minutesIn(hours, 60),
      cost: cents === null ? null : { cents, currency },
      note,
    })
    onDone()
  }

  return (
    <form className={style.form} onSubmit={submit} onKeyDown={event => event.key === 'Escape' && onDone()}>
      <TextInput label={t('form.name')} required {...field('title')} />
      <div className={style.fields}>
        <NativeSelect
          label={t('form.kind')}
          data={EVENT_KINDS.map(kind => ({ value: kind, label: t(`events.kind.${kind}`) }))}
          {...field('kind')}
        />
        <TextInput type="date" label={t('form.day')} required {...field('day')} />
        <TextInput type="time" label={t('form.time')} {...field('time')} />
        <TextInput type="date" label={t('form.endDay')} required {...field('endDay')} />
        <TextInput type="time" label={t('form.endTime')} {...field('endTime')} />
      </div>
      <div className={style.fields}>
        <TextInput label={t('form.place')} {...field('place')} />
        <TextInput label={t('form.address')} {...field('address')} />
      </div>
      <div className={style.fields}>
        <TextInput
          label={t('form.costIn', { currency })}
          inputMode="decimal"
          error={isCostWrong && t('form.costWrong')}
          {...field('cost')}
        />
        <TextInput label={t('form.travelMinutes')} inputMode="numeric" {...field('travel')} />
        <TextInput label={t('form.hours')} inputMode="decimal" {...field('hours')} />
      </div>
      <Textarea label={t('form.note')} autosize minRows={2} {...field('note')} />
      <FormActions isReady={isReady} onCancel={onDone} />
    </form>
  )
}

function textsOf(outing: OutingView) {
  const { title, kind, day, time, endDay, endTime, place, address, travelMinutes, cost, minutes, note } =
    outing
  return {
    ...{ title, kind: kind as string, day: day as string, endDay: endDay as string },
    ...{ time: time ?? '', endTime: endTime ?? '', place, address, note },
    travel: travelMinutes === null ? '' : String(travelMinutes),
    cost: cost === null ? '' : String(cost.cents / 100),
    hours: minutes === null ? '' : String(Math.round((minutes / 60) * 100) / 100),
  }
}

/** « 1,5 » hours, « 40 » minutes; null when nothing is said. */
function minutesIn(text: string, minutesEach: number): number | null {
  const value = Number(text.trim().replace(',', '.'))
  return text.trim() === '' || !(value >= 0) ? null : Math.round(value * minutesEach)
}
