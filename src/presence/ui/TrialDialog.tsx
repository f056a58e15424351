import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, parseDay } from '../../lib/day.ts'
import { centsTyped } from '../../lib/money.ts'
import { useCurrency } from '../../mandates/ui/use-mandates.ts'
import { usePlaces } from '../../places/ui/use-places.ts'
import { Dialog } from '../../web/components/Dialog.tsx'
import { FormActions } from '../../web/components/FormActions.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import {
  BASELINE_WEEKS,
  MOST_BASELINE_WEEKS,
  TRIAL_KINDS,
  type TrialDraft,
  type TrialKind,
  type TrialView,
} from '../trial.ts'
import { ClubField } from './ClubField.tsx'
import style from './Presence.module.css'
import { newId, usePresenceChanges } from './use-presence.ts'

interface Props {
  /** Null: a new one. */
  before: TrialView | null
  onClose: () => void
}

/** What is tried, where, when, for how much, and what is hoped of it. */
export function TrialDialog({ before, onClose }: Props) {
  const { t } = useTranslation('presence')
  const { language } = useFormat()
  const today = useToday()
  const navigate = useNavigate()
  const currency = useCurrency()
  const { data: places = [] } = usePlaces()
  const { saveTrial } = usePresenceChanges()
  const [trial, setTrial] = useState<TrialDraft>(
    () =>
      before ?? {
        id: newId(),
        ...{ what: '', kind: 'coworking', placeId: null, clubId: null },
        ...{ startsOn: today, endsOn: addDays(today, 27), baselineWeeks: BASELINE_WEEKS },
        ...{ costCents: null, currency, hoped: '', decision: null, concludedOn: null, verdict: '' },
      },
  )
  const [cost, setCost] = useState(() =>
    trial.costCents === null ? '' : (trial.costCents / 100).toLocaleString(language, { useGrouping: false }),
  )
  const set = (change: Partial<TrialDraft>) => setTrial(old => ({ ...old, ...change }))
  const { what, kind, placeId, startsOn, endsOn, baselineWeeks } = trial
  const costCents = centsTyped(cost)
  const isCostWrong = cost.trim() !== '' && costCents === null
  const isBackwards = endsOn < startsOn
  const isReady = what.trim() !== '' && !isBackwards && !isCostWrong

  async function keep(event: FormEvent) {
    event.preventDefault()
    if (!isReady) return
    onClose()
    const place = kind === 'club' ? { placeId: null } : { clubId: null }
    const draft = { ...trial, ...place, costCents, what: what.trim(), hoped: trial.hoped.trim() }
    const isSaved = await saveTrial(draft)
    if (!before && isSaved) await navigate({ to: '/sorties/essais/$trialId', params: { trialId: trial.id } })
  }

  return (
    <Dialog onClose={onClose} title={t(before ? 'trialForm.edit' : 'trialForm.new')}>
      <form className={style.form} onSubmit={event => void keep(event)}>
        <TextInput
          label={t('trialForm.what')}
          placeholder={t('trialForm.whatLike')}
          value={what}
          maxLength={300}
          data-autofocus
          onChange={event => set({ what: event.currentTarget.value })}
        />
        <div className={style.pair}>
          <NativeSelect
            label={t('trialForm.kind')}
            value={kind}
            data={TRIAL_KINDS.map(value => ({ value, label: t(`trialForm.kinds.${value}`) }))}
            onChange={event => set({ kind: event.currentTarget.value as TrialKind })}
          />
          {kind === 'club' ? (
            <ClubField clubId={trial.clubId} onChange={clubId => set({ clubId })} />
          ) : (
            <NativeSelect
              label={t('trialForm.place')}
              value={placeId ?? ''}
              data={[
                { value: '', label: t('trialForm.nowhere') },
                ...places
                  .filter(({ archived, id }) => !archived || id === placeId)
                  .map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={event => set({ placeId: event.currentTarget.value || null })}
            />
          )}
          <TextInput
            type="date"
            label={t('trialForm.starts')}
            value={startsOn}
            onChange={event => {
              const day = parseDay(event.currentTarget.value)
              if (day) set({ startsOn: day })
            }}
          />
          <TextInput
            type="date"
            label={t('trialForm.ends')}
            value={endsOn}
            error={isBackwards && t('trialForm.backwards')}
            onChange={event => {
              const day = parseDay(event.currentTarget.value)
              if (day) set({ endsOn: day })
            }}
          />
          <TextInput
            label={t('trialForm.cost', { currency: trial.currency })}
            inputMode="decimal"
            value={cost}
            maxLength={12}
            error={isCostWrong && t('trialForm.costWrong')}
            onChange={event => setCost(event.currentTarget.value)}
          />
          <TextInput
            type="number"
            label={t('trialForm.baseline')}
            value={String(baselineWeeks)}
            min={1}
            max={MOST_BASELINE_WEEKS}
            onChange={event => {
              const weeks = Math.round(Number(event.currentTarget.value))
              if (weeks >= 1 && weeks <= MOST_BASELINE_WEEKS) set({ baselineWeeks: weeks })
            }}
          />
        </div>
        <Textarea
          label={t('trialForm.hoped')}
          autosize
          minRows={2}
          maxLength={2000}
          value={trial.hoped}
          onChange={event => set({ hoped: event.currentTarget.value })}
        />
        <FormActions isReady={isReady} onCancel={onClose} />
      </form>
    </Dialog>
  )
}
