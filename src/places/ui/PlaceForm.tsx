import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Position } from '../../lib/geo/position.ts'
import { currencyOf } from '../../lib/money.ts'
import { FormActions } from '../../web/components/FormActions.tsx'
import { currentLanguage } from '../../web/language.ts'
import { useDesk } from '../../web/session.ts'
import { NEW_PLACE, PLACE_KINDS, type PlaceDraft, type PlaceKind, type PlaceView } from '../place.ts'
import style from './Places.module.css'
import { PriceFields } from './PriceFields.tsx'
import { SpotField } from './SpotField.tsx'
import { newId } from './use-places.ts'

interface Props {
  before: PlaceView | null
  kind: PlaceKind
  around: Position | null
  onSave: (place: PlaceDraft) => void
  onCancel: () => void
  /** Null: there is nothing to delete yet. */
  onDelete: (() => void) | null
}

const LEVELS = ['1', '2', '3'] as const

/** What one wants to know of a place before going there. */
export function PlaceForm({ before, kind, around, onSave, onCancel, onDelete }: Props) {
  const { t } = useTranslation('places')
  const country = useDesk()?.settings.country ?? 'FR'
  const [place, setPlace] = useState<PlaceDraft>(
    () => before ?? { ...NEW_PLACE, id: newId(), name: '', kind, currency: currencyOf(country) },
  )
  const set = (change: Partial<PlaceDraft>) => setPlace(old => ({ ...old, ...change }))
  const hours = useHours(place.hours)
  const isUrl = /^(https?:\/\/\S+)?$/i.test(place.url.trim())
  const isReady = place.name.trim() !== '' && hours.problem === null && isUrl

  function submit(event: FormEvent) {
    event.preventDefault()
    if (isReady) onSave({ ...place, name: place.name.trim(), url: place.url.trim(), hours: hours.text })
  }
  const level = (name: 'quiet' | 'network') => (
    <NativeSelect
      label={t(`form.${name}`)}
      value={String(place[name] ?? '')}
      data={[
        { value: '', label: t('form.unknown') },
        ...LEVELS.map(value => ({ value, label: t(`level.${name}.${value}`) })),
      ]}
      onChange={event => {
        const value = Number(event.currentTarget.value)
        set({ [name]: value === 0 ? null : (value as 1 | 2 | 3) })
      }}
    />
  )

  return (
    <form className={style.form} onSubmit={submit}>
      <div className={style.pair}>
        <NativeSelect
          label={t('form.kind')}
          value={place.kind}
          data={PLACE_KINDS.map(value => ({ value, label: t(`kind.${value}`) }))}
          onChange={event => set({ kind: event.currentTarget.value as PlaceKind })}
        />
        <TextInput
          label={t('form.name')}
          value={place.name}
          maxLength={300}
          required
          data-autofocus
          onChange={event => set({ name: event.currentTarget.value })}
        />
      </div>
      <SpotField place={place} around={around} onChange={set} />
      <TextInput
        label={t('form.hours')}
        description={hours.words.join(' · ') || t('form.hoursHint')}
        value={place.hours}
        maxLength={1000}
        error={hours.problem && t('form.hoursWrong', { problem: hours.problem })}
        onChange={event => set({ hours: event.currentTarget.value })}
      />
      <PriceFields place={place} onChange={set} />
      <div className={style.even}>
        {level('quiet')}
        {level('network')}
      </div>
      <div className={style.even}>
        <TextInput
          label={t('form.phone')}
          type="tel"
          value={place.phone}
          maxLength={100}
          onChange={event => set({ phone: event.currentTarget.value })}
        />
        <TextInput
          label={t('form.url')}
          type="url"
          value={place.url}
          maxLength={2000}
          error={isUrl ? null : t('form.urlWrong')}
          onChange={event => set({ url: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label={t('form.note')}
        autosize
        minRows={2}
        value={place.note}
        maxLength={10_000}
        onChange={event => set({ note: event.currentTarget.value })}
      />
      <FormActions isReady={isReady} onCancel={onCancel}>
        {onDelete && (
          <Button variant="subtle" color="gray" onClick={onDelete}>
            {t('form.delete')}
          </Button>
        )}
      </FormActions>
    </form>
  )
}

interface ReadHours {
  /** Why they cannot be read; null: they can. */
  problem: string | null
  /** As they are kept, and as one says them. */
  text: string
  words: string[]
}

const NO_HOURS: ReadHours = { problem: null, text: '', words: [] }

/** What hours mean; the program that reads them is fetched when there are some. */
function useHours(hours: string): ReadHours {
  const language = currentLanguage()
  const typed = hours.trim()
  const { data } = useQuery({
    queryKey: ['hours', typed, language],
    queryFn: async (): Promise<ReadHours> => {
      const [{ hoursProblem, readHours }, { hoursInWords }] = await Promise.all([
        import('../../lib/opening-hours.ts'),
        import('../../lib/opening-hours-in-words.ts'),
      ])
      const { value } = readHours(typed, { language })
      const problem = hoursProblem(typed, language)
      return { problem, text: value?.text ?? typed, words: value ? hoursInWords(value, language) : [] }
    },
    enabled: typed !== '',
    staleTime: Number.POSITIVE_INFINITY,
  })
  return typed === '' ? NO_HOURS : (data ?? { ...NO_HOURS, text: typed })
}
