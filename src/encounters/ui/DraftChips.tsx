import { Menu } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '../../lib/day.ts'
import { EntryChips } from '../../web/components/EntryLine.tsx'
import { useFormat } from '../../web/format.ts'
import {
  type CaptureDraft,
  type Corrections,
  type DraftFields,
  peopleMeant,
  type Somebody,
  type Who,
} from '../capture-draft.ts'
import { CHANNELS, FEELINGS, SIZES, SPHERES } from '../encounter.ts'
import { ChoiceChip, Face, FieldChip, type Tone } from './Chip.tsx'
import { PersonChip } from './PersonChip.tsx'
import { PersonSearch } from './PersonSearch.tsx'
import { PromiseChip } from './PromiseChip.tsx'
import { DayChip, WrittenChip } from './WrittenChip.tsx'

interface Props {
  draft: CaptureDraft
  corrections: Corrections
  today: Day
  /** The key of the person that saving waits for. */
  askedFor: string | null
  onCorrect: (corrections: Corrections) => void
}

type Field = keyof DraftFields | 'people'

const OPTIONAL: readonly Field[] = [
  'people',
  'time',
  'minutes',
  'place',
  'feeling',
  'sphere',
  'initiator',
  'chosen',
]

/** What was understood, piece by piece, each to be corrected where it stands. */
export function DraftChips({ draft, corrections, today, askedFor, onCorrect }: Props) {
  const { t } = useTranslation('encounters')
  const { duration } = useFormat()
  const [opened, setOpened] = useState<Field | null>(null)
  const set = (fields: Partial<DraftFields>) =>
    onCorrect({ ...corrections, fields: { ...corrections.fields, ...fields } })
  const tone = (field: keyof DraftFields): Tone => (draft.assumed.has(field) ? 'assumed' : 'said')
  const shows = (field: keyof DraftFields) =>
    opened === field || (draft[field] !== null && draft[field] !== '')
  const opening = (field: Field) => ({ startsOpen: opened === field, onClose: () => setOpened(null) })
  const missing = OPTIONAL.filter(field => field === 'people' || !shows(field))

  // Where nothing but a promise is told, there is no encounter to say anything of.
  const encounterChips = (
    <>
      <ChoiceChip
        name={t('ui.field.channel')}
        tone={tone('channel')}
        choices={CHANNELS.map(value => ({ value, words: t(`ui.channel.${value}`) }))}
        chosen={draft.channel}
        onChoose={channel => set({ channel })}
      >
        {t(`ui.channel.${draft.channel}`)}
      </ChoiceChip>
      <DayChip draft={draft} today={today} tone={tone('day')} onChoose={day => set({ day })} />
      {shows('time') && (
        <WrittenChip
          {...opening('time')}
          name={t('ui.field.time')}
          type="time"
          value={draft.time ?? ''}
          onWrite={time => set({ time: time || null })}
        />
      )}
      {shows('minutes') && (
        <WrittenChip
          {...opening('minutes')}
          name={t('ui.field.minutes')}
          type="number"
          value={draft.minutes === null ? '' : String(draft.minutes)}
          words={duration(draft.minutes ?? 0)}
          onWrite={minutes => set({ minutes: Number(minutes) > 0 ? Math.round(Number(minutes)) : null })}
        />
      )}
      <ChoiceChip
        name={t('ui.field.size')}
        tone={tone('size')}
        choices={SIZES.map(value => ({ value, words: t(`ui.size.${value}`) }))}
        chosen={draft.size}
        onChoose={size => set({ size })}
      >
        {t(`ui.size.${draft.size}`)}
      </ChoiceChip>
      {shows('place') && (
        <WrittenChip
          {...opening('place')}
          name={t('ui.field.place')}
          type="text"
          value={draft.place}
          onWrite={place => set({ place: place.trim() })}
        />
      )}
      {shows('feeling') && (
        <ChoiceChip
          {...opening('feeling')}
          name={t('ui.field.feeling')}
          tone="said"
          choices={FEELINGS.map(value => ({ value, words: t(`ui.feeling.${value}`) }))}
          chosen={draft.feeling}
          onChoose={feeling => set({ feeling })}
          onRemove={() => set({ feeling: null })}
        >
          {draft.feeling ? t(`ui.feeling.${draft.feeling}`) : t('ui.field.feeling')}
        </ChoiceChip>
      )}
      {shows('sphere') && (
        <ChoiceChip
          {...opening('sphere')}
          name={t('ui.field.sphere')}
          tone="said"
          choices={SPHERES.map(value => ({ value, words: t(`ui.sphere.${value}`) }))}
          chosen={draft.sphere}
          onChoose={sphere => set({ sphere })}
          onRemove={() => set({ sphere: null })}
        >
          {draft.sphere ? t(`ui.sphere.${draft.sphere}`) : t('ui.field.sphere')}
        </ChoiceChip>
      )}
      {shows('initiator') && (
        <ChoiceChip
          {...opening('initiator')}
          name={t('ui.field.initiator')}
          tone="said"
          choices={(['me', 'them'] as const).map(value => ({ value, words: t(`ui.initiatorChip.${value}`) }))}
          chosen={draft.initiator}
          onChoose={initiator => set({ initiator })}
          onRemove={() => set({ initiator: null })}
        >
          {draft.initiator ? t(`ui.initiatorChip.${draft.initiator}`) : t('ui.field.initiator')}
        </ChoiceChip>
      )}
      {shows('chosen') && (
        <ChoiceChip
          {...opening('chosen')}
          name={t('ui.field.chosen')}
          tone="said"
          choices={(['chosen', 'endured'] as const).map(value => ({ value, words: t(`ui.chosen.${value}`) }))}
          chosen={draft.chosen}
          onChoose={chosen => set({ chosen })}
          onRemove={() => set({ chosen: null })}
        >
          {draft.chosen ? t(`ui.chosen.${draft.chosen}`) : t('ui.field.chosen')}
        </ChoiceChip>
      )}
    </>
  )

  return (
    <EntryChips>
      {draft.people.map(person => (
        <PersonChip
          key={person.key}
          person={person}
          asked={askedFor === person.key}
          onChoose={who => onCorrect(withPerson(corrections, person.key, who))}
        />
      ))}
      {(opened === 'people' || peopleMeant(draft).length === 0) && (
        <FieldChip
          key={opened === 'people' ? 'opened' : 'waits'}
          name={t('ui.field.people')}
          tone={draft.onlyPromises ? 'adds' : 'asks'}
          {...opening('people')}
          field={close => (
            <PersonSearch
              label={t('ui.chip.somebody')}
              autoFocus
              onPick={who => {
                onCorrect(withAdded(corrections, who))
                close()
              }}
            />
          )}
        >
          {t(draft.onlyPromises ? 'ui.line.forWhom' : 'ui.line.nobody')}
        </FieldChip>
      )}
      {!draft.onlyPromises && encounterChips}
      {draft.promises.map(promise => (
        <PromiseChip
          key={promise.key}
          promise={promise}
          today={today}
          onChange={change => onCorrect(withPromise(corrections, promise.key, change))}
        />
      ))}
      {!draft.onlyPromises && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Face name="" tone="adds">
              {t('ui.chip.add')}
            </Face>
          </Menu.Target>
          <Menu.Dropdown>
            {missing.map(field => (
              <Menu.Item key={field} onClick={() => setOpened(field)}>
                {t(`ui.field.${field}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </EntryChips>
  )
}

function withPerson(corrections: Corrections, key: string, who: Who | null): Corrections {
  if (!corrections.added.some(person => person.key === key)) {
    return { ...corrections, people: { ...corrections.people, [key]: who } }
  }
  const added = corrections.added.flatMap(person =>
    person.key !== key ? [person] : who ? [{ ...person, who }] : [],
  )
  return { ...corrections, added }
}

function withAdded(corrections: Corrections, who: Somebody): Corrections {
  const text = who.kind === 'known' ? who.person.name : who.name
  return {
    ...corrections,
    added: [...corrections.added, { key: `+${corrections.added.length} ${text}`, text, who }],
  }
}

function withPromise(
  corrections: Corrections,
  key: string,
  change: Corrections['promises'][string],
): Corrections {
  const before = corrections.promises[key] ?? {}
  return {
    ...corrections,
    promises: { ...corrections.promises, [key]: change === null ? null : { ...before, ...change } },
  }
}
