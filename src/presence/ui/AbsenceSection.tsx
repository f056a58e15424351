import { ActionIcon, NativeSelect, TextInput } from '@mantine/core'
import { IconPencil, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDay } from '../../lib/day.ts'
import { AddForm, GrowingSection } from '../../web/components/GrowingSection.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { ABSENCE_KINDS, type AbsenceDraft, type AbsenceKind, type AbsenceView } from '../absence.ts'
import style from './Presence.module.css'
import { newId, useAbsences, usePresenceChanges } from './use-presence.ts'

/** Days that say nothing of the usual ones: holidays, an illness, a move. */
export function AbsenceSection() {
  const { t } = useTranslation('presence')
  const { plainDay } = useFormat()
  const today = useToday()
  const { data: absences } = useAbsences()
  const { saveAbsence, removeAbsence } = usePresenceChanges()
  const [editing, setEditing] = useState<AbsenceView | 'new' | null>(null)
  if (!absences) return null
  return (
    <GrowingSection
      title={t('absence.title')}
      add={t('absence.add')}
      onAdd={() => setEditing('new')}
      isAdding={editing !== null}
      nothing={t('absence.none')}
      isEmpty={absences.length === 0}
    >
      {absences.length > 0 && (
        <QuietList label={t('absence.title')}>
          {absences.map(absence => {
            const { fromDay, untilDay, kind, note } = absence
            const from = plainDay(fromDay, today)
            const when = fromDay === untilDay ? from : t('span', { from, to: plainDay(untilDay, today) })
            return (
              <QuietLine
                key={absence.id}
                end={
                  <>
                    <ActionIcon
                      aria-label={t('absence.edit', { when })}
                      onClick={() => setEditing(absence)}
                      my={-8}
                    >
                      <IconPencil size={16} aria-hidden="true" />
                    </ActionIcon>
                    <ActionIcon
                      aria-label={t('absence.remove', { when })}
                      onClick={() => void removeAbsence(absence)}
                      my={-8}
                      mr={-8}
                    >
                      <IconX size={16} aria-hidden="true" />
                    </ActionIcon>
                  </>
                }
              >
                {t(`absence.kind.${kind}`)}
                <span className={style.under}>
                  {when}
                  {note && ` · ${note}`}
                </span>
              </QuietLine>
            )
          })}
        </QuietList>
      )}
      {editing && (
        <AbsenceForm
          key={editing === 'new' ? 'new' : editing.id}
          before={editing === 'new' ? null : editing}
          onCancel={() => setEditing(null)}
          onSave={draft => {
            setEditing(null)
            void saveAbsence(draft)
          }}
        />
      )}
    </GrowingSection>
  )
}

interface FormProps {
  before: AbsenceView | null
  onSave: (absence: AbsenceDraft) => void
  onCancel: () => void
}

function AbsenceForm({ before, onSave, onCancel }: FormProps) {
  const { t } = useTranslation('presence')
  const today = useToday()
  const [absence, setAbsence] = useState<AbsenceDraft>(
    () => before ?? { id: newId(), fromDay: today, untilDay: today, kind: 'holiday', note: '' },
  )
  const set = (change: Partial<AbsenceDraft>) => setAbsence(old => ({ ...old, ...change }))
  const { fromDay, untilDay, kind, note } = absence
  const isBackwards = untilDay < fromDay
  return (
    <AddForm
      isPaired
      isReady={!isBackwards}
      onCancel={onCancel}
      onSave={() => onSave({ ...absence, note: note.trim() })}
    >
      <NativeSelect
        label={t('absence.form.kind')}
        value={kind}
        data={ABSENCE_KINDS.map(value => ({ value, label: t(`absence.kind.${value}`) }))}
        onChange={event => set({ kind: event.currentTarget.value as AbsenceKind })}
        autoFocus
      />
      <TextInput
        type="date"
        label={t('absence.form.from')}
        value={fromDay}
        onChange={event => {
          const day = parseDay(event.currentTarget.value)
          if (day) set({ fromDay: day, untilDay: day > untilDay ? day : untilDay })
        }}
      />
      <TextInput
        type="date"
        label={t('absence.form.until')}
        value={untilDay}
        error={isBackwards && t('absence.form.backwards')}
        onChange={event => {
          const day = parseDay(event.currentTarget.value)
          if (day) set({ untilDay: day })
        }}
      />
      <TextInput
        className={style.wide ?? ''}
        label={t('absence.form.note')}
        value={note}
        maxLength={2000}
        onChange={event => set({ note: event.currentTarget.value })}
      />
    </AddForm>
  )
}
