import { Checkbox, NativeSelect, Pill, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDay } from '../../lib/day.ts'
import { PersonPicker } from '../../people/ui/PersonPicker.tsx'
import { AddForm } from '../../web/components/GrowingSection.tsx'
import { useToday } from '../../web/session.ts'
import { HALVES, type Half } from '../half-day.ts'
import type { StandingDraft, StandingView } from '../standing.ts'
import style from './Presence.module.css'
import { newId } from './use-presence.ts'
import { usePresenceWords } from './use-presence-words.ts'
import { WhereField } from './WhereField.tsx'

interface Props {
  /** Null: a new one. */
  before: StandingView | null
  onSave: (standing: StandingDraft) => void
  onCancel: () => void
}

const WEEK = [1, 2, 3, 4, 5, 6, 7]

export function StandingForm({ before, onSave, onCancel }: Props) {
  const { t } = useTranslation('presence')
  const { weekdayName } = usePresenceWords()
  const today = useToday()
  const [people, setPeople] = useState(before?.people ?? [])
  const [standing, setStanding] = useState<StandingDraft>(() => {
    if (before) {
      const { people: _, ...draft } = before
      return draft
    }
    return {
      id: newId(),
      ...{ weekday: 4, half: 'morning', what: '', kind: 'elsewhere', place: '', placeId: null },
      ...{ everyWeeks: 1, since: today, until: null, isProtected: true, isCompany: false, note: '' },
      personIds: [],
    }
  })
  const set = (change: Partial<StandingDraft>) => setStanding(old => ({ ...old, ...change }))
  const { what, since, until } = standing
  const isBackwards = until !== null && until < since

  return (
    <AddForm
      isPaired
      isReady={what.trim() !== '' && !isBackwards}
      onCancel={onCancel}
      onSave={() => onSave({ ...standing, what: what.trim(), personIds: people.map(({ id }) => id) })}
    >
      <TextInput
        label={t('standing.form.what')}
        placeholder={t('standing.form.whatLike')}
        value={what}
        maxLength={300}
        autoFocus
        onChange={event => set({ what: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('standing.form.weekday')}
        value={String(standing.weekday)}
        data={WEEK.map(value => ({ value: String(value), label: weekdayName(value) }))}
        onChange={event => set({ weekday: Number(event.currentTarget.value) })}
      />
      <NativeSelect
        label={t('standing.form.half')}
        value={standing.half}
        data={HALVES.map(value => ({ value, label: t(`half.${value}`) }))}
        onChange={event => set({ half: event.currentTarget.value as Half })}
      />
      <WhereField where={standing} onChange={set} />
      <NativeSelect
        label={t('standing.form.every')}
        value={String(standing.everyWeeks)}
        data={(['1', '2'] as const).map(value => ({ value, label: t(`standing.form.everyWeeks.${value}`) }))}
        onChange={event => set({ everyWeeks: event.currentTarget.value === '2' ? 2 : 1 })}
      />
      <TextInput
        type="date"
        label={t('standing.form.since')}
        value={since}
        onChange={event => {
          const day = parseDay(event.currentTarget.value)
          if (day) set({ since: day })
        }}
      />
      <TextInput
        type="date"
        label={t('standing.form.until')}
        value={until ?? ''}
        error={isBackwards && t('standing.form.backwards')}
        onChange={event => set({ until: parseDay(event.currentTarget.value) })}
      />
      <div className={style.wide}>
        <PersonPicker
          label={t('standing.form.people')}
          chosen={null}
          onChoose={person => {
            if (person && !people.some(({ id }) => id === person.id)) setPeople([...people, person])
          }}
        />
        {people.length > 0 && (
          <div className={style.pills}>
            {people.map(({ id, name }) => (
              <Pill
                key={id}
                withRemoveButton
                removeButtonProps={{ 'aria-label': t('standing.form.without', { name }) }}
                onRemove={() => setPeople(people.filter(each => each.id !== id))}
              >
                {name}
              </Pill>
            ))}
          </div>
        )}
      </div>
      <div className={style.wide}>
        <Checkbox
          label={t('standing.form.protected')}
          checked={standing.isProtected}
          onChange={event => set({ isProtected: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('standing.form.company')}
          checked={standing.isCompany}
          onChange={event => set({ isCompany: event.currentTarget.checked })}
        />
      </div>
    </AddForm>
  )
}
