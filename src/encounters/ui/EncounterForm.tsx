import { Button, Checkbox, Pill, PillGroup, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDay } from '../../lib/day.ts'
import { useToday } from '../../web/session.ts'
import type { KnownPerson } from '../capture-people.ts'
import { CHANNELS, type EncounterView, FEELINGS, SIZES, SPHERES, UNSAID } from '../encounter.ts'
import style from './EncounterForm.module.css'
import { OneOf } from './OneOf.tsx'
import { PersonSearch } from './PersonSearch.tsx'
import { PromiseFields, type PromiseRow } from './PromiseFields.tsx'
import { newId, useEncounterChanges } from './use-encounters.ts'

interface Props {
  /** Absent: a new one. */
  encounter?: EncounterView
  /** Who a new one begins with. */
  people?: KnownPerson[]
  onDone: () => void
}

type Fields = Pick<
  EncounterView,
  | 'day'
  | 'time'
  | 'channel'
  | 'size'
  | 'minutes'
  | 'place'
  | 'sphere'
  | 'chosen'
  | 'initiator'
  | 'feeling'
  | 'note'
>

/** Everything an encounter can say, field by field. */
export function EncounterForm({ encounter, people: first = [], onDone }: Props) {
  const { t } = useTranslation('encounters')
  const today = useToday()
  const { save } = useEncounterChanges()
  const [people, setPeople] = useState<(KnownPerson & { isNew?: boolean })[]>(encounter?.people ?? first)
  const [fields, setFields] = useState<Fields>(encounter ?? { ...BLANK, day: today })
  const [promises, setPromises] = useState<PromiseRow[]>(encounter?.followUps ?? [])
  const [isPlanned, setPlanned] = useState(encounter?.planned ?? false)
  const [problem, setProblem] = useState<string | null>(null)
  const set = (change: Partial<Fields>) => setFields({ ...fields, ...change })

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (people.length === 0) return setProblem(t('ui.form.needsSomebody'))
    const body = {
      ...fieldsOf(fields),
      planned: isPlanned,
      personIds: people.map(({ id }) => id),
      newPeople: people.filter(({ isNew }) => isNew).map(({ id, name }) => ({ id, name })),
      followUps: promises
        .filter(({ text }) => text.trim() !== '')
        .map(({ id, text, by, dueOn, doneOn, personId }) => ({ id, text, by, dueOn, doneOn, personId })),
      ...(encounter ? { revision: encounter.revision } : {}),
    }
    const names = people.map(({ name }) => name)
    const outcome = await save(encounter?.id ?? newId(), body, names)
    if (outcome.kind === 'refused') setProblem(outcome.detail)
    else onDone()
  }

  return (
    <form className={style.form} onSubmit={event => void submit(event)}>
      <div>
        <PersonSearch
          label={t('ui.field.people')}
          isLabelled
          onPick={who =>
            setPeople([
              ...people,
              who.kind === 'known' ? who.person : { id: newId(), name: who.name, isNew: true },
            ])
          }
        />
        <PillGroup className={style.people}>
          {people.map(({ id, name }) => (
            <Pill
              key={id}
              size="lg"
              withRemoveButton
              removeButtonProps={{ 'aria-label': `${t('ui.chip.remove')} ${name}`, tabIndex: 0 }}
              onRemove={() => setPeople(people.filter(person => person.id !== id))}
            >
              {name}
            </Pill>
          ))}
        </PillGroup>
      </div>
      <OneOf
        label={t('ui.field.channel')}
        value={fields.channel}
        choices={CHANNELS.map(value => ({ value, words: t(`ui.channel.${value}`) }))}
        onChange={channel => set({ channel: channel ?? 'in-person' })}
      />
      <div className={style.row}>
        <TextInput
          type="date"
          label={t('ui.field.day')}
          value={fields.day}
          required
          onChange={event => set({ day: parseDay(event.currentTarget.value) ?? fields.day })}
        />
        <TextInput
          type="time"
          label={t('ui.field.time')}
          value={fields.time ?? ''}
          onChange={event => set({ time: event.currentTarget.value || null })}
        />
        <TextInput
          type="number"
          min={0}
          label={t('ui.field.minutes')}
          value={fields.minutes ?? ''}
          onChange={event => set({ minutes: Number.parseInt(event.currentTarget.value, 10) || null })}
        />
      </div>
      <OneOf
        label={t('ui.field.size')}
        value={fields.size}
        choices={SIZES.map(value => ({ value, words: t(`ui.size.${value}`) }))}
        onChange={size => set({ size: size ?? 'short' })}
      />
      <TextInput
        label={t('ui.field.place')}
        value={fields.place}
        onChange={event => set({ place: event.currentTarget.value })}
      />
      <OneOf
        label={t('ui.field.feeling')}
        value={fields.feeling}
        choices={FEELINGS.map(value => ({ value, words: t(`ui.feeling.${value}`) }))}
        onChange={feeling => set({ feeling })}
        optional
      />
      <OneOf
        label={t('ui.field.sphere')}
        value={fields.sphere}
        choices={SPHERES.map(value => ({ value, words: t(`ui.sphere.${value}`) }))}
        onChange={sphere => set({ sphere })}
        optional
      />
      <OneOf
        label={t('ui.field.initiator')}
        value={fields.initiator}
        choices={(['me', 'them'] as const).map(value => ({ value, words: t(`ui.initiator.${value}`) }))}
        onChange={initiator => set({ initiator })}
        optional
      />
      <OneOf
        label={t('ui.field.chosen')}
        value={fields.chosen}
        choices={(['chosen', 'endured'] as const).map(value => ({ value, words: t(`ui.chosen.${value}`) }))}
        onChange={chosen => set({ chosen })}
        optional
      />
      <Textarea
        label={t('ui.field.note')}
        rows={4}
        value={fields.note}
        onChange={event => set({ note: event.currentTarget.value })}
      />
      <PromiseFields promises={promises} onChange={setPromises} />
      <Checkbox
        label={t('ui.form.planned')}
        checked={isPlanned}
        onChange={event => setPlanned(event.currentTarget.checked)}
      />
      {problem && <p role="alert">{problem}</p>}
      <div className={style.end}>
        <Button type="submit" variant="filled">
          {t('ui.line.save')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('ui.line.close')}
        </Button>
      </div>
    </form>
  )
}

const BLANK: Omit<Fields, 'day'> = {
  ...UNSAID,
  time: null,
  channel: 'in-person',
  size: 'short',
  minutes: null,
}

function fieldsOf(fields: Fields): Fields {
  const { day, time, channel, size, minutes, place, sphere, chosen, initiator, feeling, note } = fields
  return { day, time, channel, size, minutes, place, sphere, chosen, initiator, feeling, note }
}
