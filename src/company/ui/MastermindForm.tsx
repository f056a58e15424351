import { ActionIcon, NativeSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type FormEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonSearch } from '../../encounters/ui/PersonSearch.tsx'
import { parseDay } from '../../lib/day.ts'
import { zoneChoices } from '../../lib/zone-words.ts'
import { Problem } from '../../web/api.ts'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { FieldGroup } from '../../web/components/FieldGroup.tsx'
import { FormActions } from '../../web/components/FormActions.tsx'
import { useFormat } from '../../web/format.ts'
import { useDesk, useToday } from '../../web/session.ts'
import {
  FEWEST_MEMBERS,
  type MastermindView,
  type MemberDraft,
  MOST_MEMBERS,
  membersOn,
} from '../mastermind.ts'
import { RHYTHMS, type Rhythm, rhythmsFrom } from '../rhythm.ts'
import style from './masterminds.module.css'
import { useMastermindWords } from './use-mastermind-words.ts'
import { newId, useMastermindChanges } from './use-masterminds.ts'

interface Props {
  /** Absent: a new one. */
  mastermind?: MastermindView
  onSaved: (id: string) => void
  onCancel: () => void
}

/** What a mastermind is: its rhythm, its hour, and with whom it begins. */
export function MastermindForm({ mastermind, onSaved, onCancel }: Props) {
  const { t } = useTranslation('company')
  const { duration, language } = useFormat()
  const { rhythmOf } = useMastermindWords()
  const today = useToday()
  const { save } = useMastermindChanges()
  const deskZone = useDesk()?.settings.timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone
  const [id] = useState(() => mastermind?.id ?? newId())
  const [fields, setFields] = useState(() => ({
    name: mastermind?.name ?? '',
    since: (mastermind?.since ?? today) as string,
    rhythm: mastermind?.rhythm ?? ('two-weeks' as Rhythm),
    time: mastermind?.time ?? '12:30',
    zone: mastermind?.zone ?? deskZone,
    minutes: mastermind?.minutes ?? 90,
    turnMinutes: mastermind?.turnMinutes ?? 20,
    link: mastermind?.link ?? '',
    note: mastermind?.note ?? '',
  }))
  const [members, setMembers] = useState<MemberDraft[]>([])
  const [ownerId] = useState(newId)
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const zones = useMemo(
    () => zoneChoices([...new Set([fields.zone, deskZone, ...Intl.supportedValuesOf('timeZone')])], language),
    [fields.zone, deskZone, language],
  )
  const set = (change: Partial<typeof fields>) => setFields(before => ({ ...before, ...change }))

  const since = parseDay(fields.since)
  const rhythms = since ? rhythmsFrom(since) : RHYTHMS
  const rhythm = rhythms.includes(fields.rhythm) ? fields.rhythm : ('week' as Rhythm)
  const count = mastermind ? membersOn(mastermind.members, today).length : members.length + 1
  const isSized = mastermind !== undefined || (count >= FEWEST_MEMBERS && count <= MOST_MEMBERS)
  const isLink = fields.link === '' || /^https?:\/\/\S+$/.test(fields.link)
  const isReady = fields.name.trim() !== '' && since !== null && fields.time !== '' && isSized && isLink
  const isStale = error instanceof Problem && error.code === 'stale'
  const turns = count * fields.turnMinutes

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!isReady || !since) return
    setError(null)
    const owner = { id: ownerId, personId: null, name: '', zone: null, isOwner: true }
    const facts = { ...fields, name: fields.name.trim(), since, rhythm }
    try {
      await save(id, {
        ...facts,
        archived: mastermind?.archived ?? false,
        ...(mastermind ? { revision: mastermind.revision } : { members: [...members, owner] }),
      })
      onSaved(id)
    } catch (failure) {
      setError(failure)
    }
  }

  return (
    <form className={style.stack} onSubmit={event => void submit(event)}>
      <TextInput
        label={t('mastermind.form.name')}
        value={fields.name}
        maxLength={300}
        autoFocus
        onChange={event => set({ name: event.currentTarget.value })}
      />
      <div className={style.row}>
        <TextInput
          type="date"
          label={t('mastermind.form.since')}
          value={fields.since}
          onChange={event => set({ since: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('mastermind.form.rhythm')}
          value={rhythm}
          data={rhythms.map(value => ({ value, label: rhythmOf(value, since ?? today) }))}
          onChange={event => set({ rhythm: event.currentTarget.value as Rhythm })}
        />
        <TextInput
          type="time"
          label={t('mastermind.form.time')}
          value={fields.time}
          onChange={event => set({ time: event.currentTarget.value })}
        />
      </div>
      <div className={style.row}>
        <NumberInput
          label={t('mastermind.form.minutes')}
          value={fields.minutes}
          min={15}
          max={480}
          step={15}
          onChange={value => set({ minutes: Number(value) || 90 })}
        />
        <NumberInput
          label={t('mastermind.form.turn')}
          value={fields.turnMinutes}
          min={1}
          max={240}
          step={5}
          onChange={value => set({ turnMinutes: Number(value) || 20 })}
        />
        <Select
          label={t('mastermind.form.zone')}
          searchable
          allowDeselect={false}
          limit={60}
          value={fields.zone}
          data={zones.map(({ zone: value, words: label }) => ({ value, label }))}
          onChange={value => value && set({ zone: value })}
        />
      </div>
      {turns > fields.minutes && (
        <p className="soft">{t('mastermind.form.long', { n: count, total: duration(turns) })}</p>
      )}
      <TextInput
        type="url"
        label={t('mastermind.form.link')}
        value={fields.link}
        error={isLink ? null : t('mastermind.form.linkHint')}
        onChange={event => set({ link: event.currentTarget.value.trim() })}
      />
      {!mastermind && (
        <FieldGroup legend={t('mastermind.form.who')}>
          <ul className={style.people}>
            {members.map(member => (
              <li key={member.id} className={style.person}>
                <span>{member.name}</span>
                <ActionIcon
                  aria-label={t('mastermind.form.remove', { name: member.name })}
                  onClick={() => setMembers(all => all.filter(each => each.id !== member.id))}
                >
                  <IconX size={18} aria-hidden="true" />
                </ActionIcon>
              </li>
            ))}
          </ul>
          {count < MOST_MEMBERS && (
            <PersonSearch
              label={t('mastermind.form.add')}
              onPick={who => setMembers(all => withMember(all, memberFrom(who)))}
            />
          )}
          <p className="soft small">
            {count < MOST_MEMBERS ? t('mastermind.form.size', { n: count }) : t('mastermind.form.full')}
          </p>
        </FieldGroup>
      )}
      <Textarea
        label={t('mastermind.form.note')}
        value={fields.note}
        autosize
        minRows={2}
        onChange={event => set({ note: event.currentTarget.value })}
      />
      {error !== null && <p role="alert">{isStale ? t('mastermind.form.edited') : sentence}</p>}
      <FormActions
        isReady={isReady}
        onCancel={onCancel}
        {...(mastermind ? {} : { save: t('mastermind.form.save') })}
      />
    </form>
  )
}

/** Somebody chosen, or named for the first time: a card is begun with the mastermind. */
export function memberFrom(
  who: { kind: 'known'; person: { id: string; name: string } } | { kind: 'new'; name: string },
): MemberDraft {
  const base = { id: newId(), zone: null, isOwner: false }
  if (who.kind === 'known') return { ...base, personId: who.person.id, name: who.person.name }
  const person = { id: newId(), name: who.name }
  return { ...base, personId: person.id, name: person.name, newPerson: person }
}

function withMember(all: MemberDraft[], member: MemberDraft): MemberDraft[] {
  return all.some(({ personId }) => personId === member.personId) ? all : [...all, member]
}
