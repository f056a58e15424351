import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '../../lib/day.ts'
import { centsTyped, currencyOf } from '../../lib/money.ts'
import { usePlaces } from '../../places/ui/use-places.ts'
import { FormActions } from '../../web/components/FormActions.tsx'
import { useDesk } from '../../web/session.ts'
import { EVENT_KINDS, type EventDraft, type EventKind, type EventView } from '../event.ts'
import { type EventProposal, isAfter } from '../event-proposal.ts'
import style from './Events.module.css'
import { SeriesField } from './SeriesField.tsx'
import { newId } from './use-outings.ts'

interface Props {
  /** What is edited, or what a page told; null: something new. */
  before: EventView | EventProposal | null
  onSave: (event: EventDraft) => void
  onCancel: () => void
}

type Fields = Omit<EventDraft, 'id' | 'uid' | 'start' | 'end' | 'zone' | 'source' | 'revision'>

const NOTHING: Fields = {
  title: '',
  kind: 'other',
  rule: null,
  place: '',
  address: '',
  placeId: null,
  position: null,
  onlineUrl: '',
  url: '',
  organiser: '',
  description: '',
  price: null,
  attendees: null,
  status: 'scheduled',
}

/** An event noted by hand, or corrected; of one that a calendar tells, only what is the owner's to say. */
export function EventForm({ before, onSave, onCancel }: Props) {
  const { t } = useTranslation('outings')
  const settings = useDesk()?.settings
  const currency = currencyOf(settings?.country ?? 'FR')
  const { data: places = [] } = usePlaces()
  const kept = before && 'revision' in before ? before : null
  const isOwn = kept?.isOwn ?? true
  const [fields, setFields] = useState<Fields>({ ...NOTHING, ...before })
  const [start, setStart] = useState<{ day: string; time: string }>({
    day: before?.start?.day ?? '',
    time: before?.start?.time ?? '',
  })
  const [end, setEnd] = useState({
    // Of the same day it follows, when the first day moves.
    day: before?.end && before.end.day !== before.start?.day ? before.end.day : '',
    time: before?.end?.time ?? '',
  })
  const [amount, setAmount] = useState(fields.price === null ? '' : String(fields.price.cents / 100))
  const set = (change: Partial<Fields>) => setFields(old => ({ ...old, ...change }))
  const moments = momentsOf(start, end)
  const isReady =
    fields.title.trim() !== '' && moments !== null && isLink(fields.url) && isLink(fields.onlineUrl)

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!isReady || !moments) return
    const id = kept?.id ?? newId()
    const cents = centsTyped(amount)
    onSave({
      ...pick(fields),
      title: fields.title.trim(),
      id,
      uid: kept?.uid ?? id,
      ...moments,
      zone: moments.start.time === null ? '' : kept?.zone || settings?.timeZone || '',
      price: cents === null ? null : { cents, currency: fields.price?.currency ?? currency },
      source: before?.source === 'link' ? 'link' : 'hand',
      ...(kept ? { revision: kept.revision } : {}),
    })
  }

  return (
    <form className={style.form} onSubmit={submit}>
      {!isOwn && <p className="soft">{t('events.form.ofCalendar')}</p>}
      <div className={style.pair}>
        <TextInput
          label={t('events.form.title')}
          value={fields.title}
          maxLength={500}
          required
          disabled={!isOwn}
          data-autofocus
          onChange={event => set({ title: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('events.form.kind')}
          value={fields.kind}
          data={EVENT_KINDS.map(value => ({ value, label: t(`events.kind.${value}`) }))}
          onChange={event => set({ kind: event.currentTarget.value as EventKind })}
        />
      </div>
      {isOwn && (
        <>
          <div className={style.quarters}>
            <TextInput
              type="date"
              label={t('events.form.day')}
              value={start.day}
              required
              onChange={event => setStart({ ...start, day: event.currentTarget.value })}
            />
            <TextInput
              type="time"
              label={t('events.form.time')}
              value={start.time}
              onChange={event => setStart({ ...start, time: event.currentTarget.value })}
            />
            <TextInput
              type="time"
              label={t('events.form.endTime')}
              value={end.time}
              error={moments === null && start.day !== '' ? t('events.form.endWrong') : null}
              onChange={event => setEnd({ ...end, time: event.currentTarget.value })}
            />
            <TextInput
              type="date"
              label={t('events.form.endDay')}
              value={end.day}
              onChange={event => setEnd({ ...end, day: event.currentTarget.value })}
            />
          </div>
          {kept && kept.zone !== '' && kept.zone !== settings?.timeZone && (
            <p className="soft">{t('events.form.zone', { zone: kept.zone })}</p>
          )}
          <SeriesField first={start.day as Day | ''} rule={fields.rule} onChange={rule => set({ rule })} />
        </>
      )}
      <NativeSelect
        label={t('events.form.knownPlace')}
        value={fields.placeId ?? ''}
        data={[
          { value: '', label: t('events.form.otherPlace') },
          ...places.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={event => {
          const place = places.find(({ id }) => id === event.currentTarget.value)
          if (!isOwn || !place) set({ placeId: place?.id ?? null })
          else
            set({
              placeId: place.id,
              place: place.name,
              address: [place.address, [place.postalCode, place.town].filter(Boolean).join(' ')]
                .filter(Boolean)
                .join(', '),
              position: place.spot && { lat: place.spot.lat, lon: place.spot.lon },
            })
        }}
      />
      {isOwn && (
        <>
          <div className={style.even}>
            <TextInput
              label={t('events.form.place')}
              value={fields.place}
              maxLength={300}
              onChange={event => set({ place: event.currentTarget.value })}
            />
            <TextInput
              label={t('events.form.address')}
              value={fields.address}
              maxLength={500}
              onChange={event => set({ address: event.currentTarget.value })}
            />
          </div>
          <div className={style.even}>
            <TextInput
              label={t('events.form.url')}
              type="url"
              value={fields.url}
              maxLength={2000}
              error={isLink(fields.url) ? null : t('events.form.urlWrong')}
              onChange={event => set({ url: event.currentTarget.value })}
            />
            <TextInput
              label={t('events.form.onlineUrl')}
              type="url"
              value={fields.onlineUrl}
              maxLength={2000}
              error={isLink(fields.onlineUrl) ? null : t('events.form.urlWrong')}
              onChange={event => set({ onlineUrl: event.currentTarget.value })}
            />
          </div>
        </>
      )}
      <div className={style.even}>
        <TextInput
          label={t('events.form.price', { currency: fields.price?.currency ?? currency })}
          description={t('events.form.priceHint')}
          inputMode="decimal"
          value={amount}
          onChange={event => setAmount(event.currentTarget.value)}
        />
        {isOwn && (
          <TextInput
            label={t('events.form.organiser')}
            description={t('events.form.organiserHint')}
            value={fields.organiser}
            maxLength={300}
            onChange={event => set({ organiser: event.currentTarget.value })}
          />
        )}
      </div>
      {isOwn && (
        <Textarea
          label={t('events.form.description')}
          autosize
          minRows={2}
          maxRows={10}
          value={fields.description}
          maxLength={20_000}
          onChange={event => set({ description: event.currentTarget.value })}
        />
      )}
      <FormActions isReady={isReady} onCancel={onCancel} />
    </form>
  )
}

function pick(fields: Fields): Fields {
  const names = Object.keys(NOTHING) as (keyof Fields)[]
  const said = Object.fromEntries(names.map(name => [name, fields[name]])) as unknown as Fields
  return { ...said, url: fields.url.trim(), onlineUrl: fields.onlineUrl.trim() }
}

/** null when it ends before it begins. */
function momentsOf(start: { day: string; time: string }, end: { day: string; time: string }) {
  if (start.day === '') return null
  const first = { day: start.day as Day, time: start.time || null }
  if (end.day === '' && end.time === '') return { start: first, end: null }
  if (first.time === null && end.time !== '') return null
  if (first.time !== null && end.time === '') return null
  const last = { day: (end.day || start.day) as Day, time: end.time || null }
  return isAfter(last, first) ? { start: first, end: last } : null
}

function isLink(text: string): boolean {
  return /^(https?:\/\/\S+)?$/i.test(text.trim())
}
