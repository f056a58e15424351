import { Button, NativeSelect, Pill, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nameFrom, type Somebody } from '../../encounters/capture-draft.ts'
import { PersonSearch } from '../../encounters/ui/PersonSearch.tsx'
import { parseDay } from '../../lib/day.ts'
import { Dialog } from '../../web/components/Dialog.tsx'
import { EntryLine } from '../../web/components/EntryLine.tsx'
import { FormActions } from '../../web/components/FormActions.tsx'
import { offerUndo } from '../../web/undo.ts'
import { FAVOUR_KINDS, type FavourKind } from '../favour.ts'
import style from './FavourDialog.module.css'
import type { FavourDoor } from './favour-door.ts'
import { type Doubt, nameOf, useFavourFields } from './use-favour-fields.ts'
import { useFavourChanges } from './use-favours.ts'

/** One line to log a favour, over any page; or one that was logged, to change. */
export function FavourDialog({ door, onClose }: { door: FavourDoor; onClose: () => void }) {
  const { t } = useTranslation('reciprocity')
  return (
    <Dialog onClose={onClose} title={t(door.edited ? 'log.editTitle' : 'log.title')}>
      <FavourForm door={door} onDone={onClose} />
    </Dialog>
  )
}

function FavourForm({ door, onDone }: { door: FavourDoor; onDone: () => void }) {
  const { t } = useTranslation('reciprocity')
  const { save } = useFavourChanges()
  const told = useFavourFields(door)
  const [problem, setProblem] = useState<string | null>(null)
  const { fields } = told

  async function submit(event?: FormEvent) {
    event?.preventDefault()
    const draft = told.draft()
    if (!draft || !fields.who) return setProblem(t('log.needs'))
    const outcome = await save(draft, nameOf(fields.who))
    if (outcome.kind === 'refused') return setProblem(outcome.detail)
    if (outcome.kind === 'waiting') offerUndo({ batch: null, done: t('log.waits') })
    onDone()
  }

  return (
    <form className={style.form} onSubmit={event => void submit(event)}>
      {!door.edited && (
        <EntryLine
          isBare
          line={told.line}
          onLine={told.setLine}
          label={t('log.label')}
          placeholder={t('log.placeholder')}
          onSave={() => void submit()}
        />
      )}
      {told.isBegun || door.person ? (
        <Understood told={told} />
      ) : (
        <p className={style.hint}>{t('log.hint')}</p>
      )}
      {door.mandate && <p className={style.hint}>{t('log.forMandate', { what: door.mandate.what })}</p>}
      {door.encounter && <p className={style.hint}>{t('log.fromEncounter')}</p>}
      {problem && <p role="alert">{problem}</p>}
      <FormActions isReady={told.draft() !== null} onCancel={onDone} />
    </form>
  )
}

/** What was understood, each part to be put right. */
function Understood({ told }: { told: ReturnType<typeof useFavourFields> }) {
  const { t } = useTranslation('reciprocity')
  const { fields, set, asked } = told
  const { direction, kind, who, about, day, note } = fields
  const kinds = FAVOUR_KINDS.map(value => ({ value, label: t(`kind.${value}`) }))
  return (
    <>
      <SegmentedControl
        aria-label={t('log.direction')}
        value={direction}
        data={[
          { value: 'received', label: t('log.received') },
          { value: 'given', label: t('log.given') },
        ]}
        onChange={value => set({ direction: value === 'given' ? 'given' : 'received' })}
      />
      <div className={style.pair}>
        <NativeSelect
          label={t('log.kind')}
          value={kind ?? ''}
          data={kind ? kinds : [{ value: '', label: t('log.chooseKind') }, ...kinds]}
          onChange={event => set({ kind: (event.currentTarget.value || null) as FavourKind | null })}
        />
        <TextInput
          type="date"
          label={t('log.day')}
          value={day}
          onChange={event => set({ day: parseDay(event.currentTarget.value) ?? day })}
        />
      </div>
      <Person
        label={t(direction === 'received' ? 'log.whoReceived' : 'log.whoGiven')}
        who={who}
        doubt={asked.who}
        onChange={next => set({ who: next })}
      />
      <Person
        label={t('log.about')}
        who={about}
        doubt={asked.about}
        onChange={next => set({ about: next })}
      />
      <Textarea
        label={t('log.note')}
        autosize
        minRows={1}
        value={note}
        onChange={event => set({ note: event.currentTarget.value })}
      />
    </>
  )
}

interface PersonProps {
  label: string
  who: Somebody | null
  doubt: Doubt | null
  onChange: (who: Somebody | null) => void
}

function Person({ label, who, doubt, onChange }: PersonProps) {
  const { t } = useTranslation('reciprocity')
  if (!who) {
    return (
      <div className={style.person}>
        <PersonSearch label={label} isLabelled onPick={onChange} />
        {doubt && <Which doubt={doubt} onChange={onChange} />}
      </div>
    )
  }
  const name = nameOf(who) || t('somebodyGone')
  return (
    <div>
      <p className={style.label}>{label}</p>
      <Pill
        size="lg"
        withRemoveButton
        removeButtonProps={{ 'aria-label': t('log.remove', { name }), tabIndex: 0 }}
        onRemove={() => onChange(null)}
      >
        {name}
      </Pill>
      {who.kind === 'new' && <p className={style.hint}>{t('log.isNew', { name })}</p>}
    </div>
  )
}

/** Which of those who are called so, or somebody new. */
function Which({
  doubt: { text, candidates },
  onChange,
}: {
  doubt: Doubt
  onChange: PersonProps['onChange']
}) {
  const { t } = useTranslation('reciprocity')
  return (
    <fieldset className={style.which}>
      <legend>{t('log.which', { name: text })}</legend>
      {candidates.map(person => (
        <Button key={person.id} onClick={() => onChange({ kind: 'known', person })}>
          {person.name}
        </Button>
      ))}
      <Button variant="subtle" onClick={() => onChange({ kind: 'new', name: nameFrom(text) })}>
        {t('log.somebodyNew', { name: nameFrom(text) })}
      </Button>
    </fieldset>
  )
}
