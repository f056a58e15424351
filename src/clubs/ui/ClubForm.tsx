import { Autocomplete, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDay } from '../../lib/day.ts'
import { readRhythm, ruleOf } from '../../lib/icalendar/rhythm.ts'
import { currencyOf } from '../../lib/money.ts'
import { usePlaces } from '../../places/ui/use-places.ts'
import { FormActions } from '../../web/components/FormActions.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { useDesk, useToday } from '../../web/session.ts'
import { CLUB_KINDS, type ClubDraft, type ClubKind, type ClubView, NEW_CLUB } from '../club.ts'
import style from './Clubs.module.css'
import { CostFields } from './CostFields.tsx'
import { RhythmFields } from './RhythmFields.tsx'
import { newId, useClubChanges } from './use-clubs.ts'

interface Props {
  /** What is edited; null: a new one. */
  before: ClubView | null
  /** Null: it waits for the network. */
  onSaved: (id: string | null) => void
  onCancel: () => void
}

const MINUTES = [30, 45, 60, 90, 120, 150, 180, 240]

/** A club: what it is, when it comes back, where; what it costs for who wants to say it. */
export function ClubForm({ before, onSaved, onCancel }: Props) {
  const { t } = useTranslation('clubs')
  const today = useToday()
  const country = useDesk()?.settings.country ?? 'FR'
  const { data: places } = usePlaces()
  const { saveClub } = useClubChanges()
  const [club, setClub] = useState<ClubDraft>(
    () => before ?? { ...NEW_CLUB, id: newId(), name: '', since: today, currency: currencyOf(country) },
  )
  const [rhythm, setRhythm] = useState(
    () => (before ? readRhythm(before.rule) : null) ?? { every: 'week' as const, weeks: 1, weekdays: [] },
  )
  const [isMore, setMore] = useState(before !== null && (before.costCents !== null || before.note !== ''))
  const [problem, setProblem] = useState<string | null>(null)
  const set = (change: Partial<ClubDraft>) => setClub({ ...club, ...change })
  const isReady = club.name.trim() !== '' && !(rhythm.every === 'week' && rhythm.weekdays.length === 0)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!isReady) return
    const outcome = await saveClub({ ...club, name: club.name.trim(), rule: ruleOf(rhythm) })
    if (outcome.kind === 'refused') setProblem(outcome.detail)
    else onSaved(outcome.kind === 'sent' ? club.id : null)
  }

  function goTo(place: string) {
    set({ place, placeId: places?.find(({ name }) => name === place)?.id ?? null })
  }

  return (
    <form
      className={style.form}
      onSubmit={event => void submit(event)}
      onKeyDown={event => event.key === 'Escape' && onCancel()}
    >
      <div className={style.pair}>
        <TextInput
          label={t('form.name')}
          value={club.name}
          maxLength={300}
          required
          autoFocus
          onChange={event => set({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('form.kind')}
          value={club.kind}
          data={CLUB_KINDS.map(value => ({ value, label: t(`kind.${value}`) }))}
          onChange={event => {
            const kind = event.currentTarget.value as ClubKind
            set({ kind, outsideTrade: kind !== 'open-coffee' })
          }}
        />
      </div>
      <RhythmFields rhythm={rhythm} onChange={setRhythm} />
      <div className={style.pair}>
        <TextInput
          type="time"
          label={t('form.time')}
          value={club.time ?? ''}
          onChange={event => set({ time: event.currentTarget.value || null })}
        />
        <TextInput
          type="number"
          inputMode="numeric"
          label={t('form.minutes')}
          min={1}
          max={1440}
          list="club-minutes"
          value={club.minutes ?? ''}
          onChange={event => {
            const minutes = Math.round(Number(event.currentTarget.value))
            set({ minutes: minutes > 0 ? Math.min(minutes, 1440) : null })
          }}
        />
        <datalist id="club-minutes">
          {MINUTES.map(value => (
            <option key={value} value={value} />
          ))}
        </datalist>
        <Autocomplete
          label={t('form.place')}
          value={club.place}
          maxLength={300}
          data={[...new Set(places?.map(({ name }) => name) ?? [])]}
          onChange={goTo}
        />
      </div>
      <TextInput
        type="date"
        label={t('form.since')}
        description={rhythm.every === 'week' && rhythm.weeks > 1 ? t('form.sinceHint') : undefined}
        value={club.since}
        onChange={event => {
          const since = parseDay(event.currentTarget.value)
          if (since) set({ since })
        }}
      />
      <Checkbox
        className={style.box ?? ''}
        label={t('form.outside')}
        checked={club.outsideTrade}
        onChange={event => set({ outsideTrade: event.currentTarget.checked })}
      />
      {!isMore && (
        <p>
          <QuietButton onClick={() => setMore(true)}>{t('form.more')}</QuietButton>
        </p>
      )}
      {isMore && (
        <>
          <CostFields club={club} onChange={set} />
          <TextInput
            type="date"
            label={t('form.until')}
            value={club.until ?? ''}
            min={club.since}
            onChange={event => set({ until: parseDay(event.currentTarget.value) })}
          />
          <Textarea
            label={t('form.note')}
            autosize
            minRows={2}
            value={club.note}
            maxLength={10_000}
            onChange={event => set({ note: event.currentTarget.value })}
          />
        </>
      )}
      {problem && <p role="alert">{problem}</p>}
      <FormActions isReady={isReady} onCancel={onCancel} />
    </form>
  )
}
