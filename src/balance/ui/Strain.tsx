import { ActionIcon, TextInput } from '@mantine/core'
import { IconPencil, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays } from '../../lib/day.ts'
import { Basis } from '../../web/components/Basis.tsx'
import { AddForm } from '../../web/components/GrowingSection.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { STRAIN_KINDS, STRAIN_WEEKS, type StrainView, strainCounts } from '../strain.ts'
import style from './Said.module.css'
import { newId, useBalanceChanges, useStrains } from './use-balance.ts'

const MOST_SHOWN = 6

/** Late work, a weekend worked, nothing but work in mind, tension at home: a word in one tap, counted apart. */
export function Strain() {
  const { t } = useTranslation('balance')
  const { plainDay, capital } = useFormat()
  const day = useToday()
  const span = { from: addDays(day, 1 - 14 * STRAIN_WEEKS), to: day }
  const { data: strains } = useStrains(span)
  const { sayStrain, removeStrain } = useBalanceChanges()
  const [editing, setEditing] = useState<StrainView | null>(null)
  if (!strains) return null
  const counts = strainCounts(strains, day)
  return (
    <Section
      title={t('strain.title')}
      aside={<Basis entry="strain" title={t('strain.title')} said={t('said.basis.strain')} over={span} />}
    >
      <fieldset className={style.strains}>
        <legend>{t('strain.ask')}</legend>
        {STRAIN_KINDS.map(kind => {
          const said = strains.find(each => each.day === day && each.kind === kind)
          return (
            <button
              key={kind}
              type="button"
              className={style.chip}
              aria-pressed={said !== undefined}
              onClick={() =>
                void (said ? removeStrain(said) : sayStrain({ id: newId(), day, kind, note: '' }))
              }
            >
              {t(`strain.kind.${kind}`)}
            </button>
          )
        })}
      </fieldset>
      {counts.length === 0 ? (
        <p className="soft">{t('strain.none')}</p>
      ) : (
        <ul className={style.counts}>
          {counts.map(({ kind, lately, before }) => (
            <li key={kind}>
              {capital(t('strain.count', { kind: t(`strain.kind.${kind}`), count: lately, before }))}
            </li>
          ))}
        </ul>
      )}
      {strains.length > 0 && (
        <QuietList label={t('strain.recent')}>
          {strains.slice(0, MOST_SHOWN).map(strain => {
            const kind = t(`strain.kind.${strain.kind}`)
            return (
              <QuietLine
                key={strain.id}
                end={
                  <>
                    <ActionIcon
                      aria-label={t('strain.noteOf', { kind })}
                      onClick={() => setEditing(strain)}
                      my={-8}
                    >
                      <IconPencil size={16} aria-hidden="true" />
                    </ActionIcon>
                    <ActionIcon
                      aria-label={t('strain.remove', { kind, day: plainDay(strain.day, day) })}
                      onClick={() => void removeStrain(strain)}
                      my={-8}
                      mr={-8}
                    >
                      <IconX size={16} aria-hidden="true" />
                    </ActionIcon>
                  </>
                }
              >
                {capital(kind)}
                <span className={style.under}>
                  {plainDay(strain.day, day)}
                  {strain.note && ` · ${strain.note}`}
                </span>
              </QuietLine>
            )
          })}
        </QuietList>
      )}
      {editing && (
        <NoteForm
          key={editing.id}
          before={editing}
          onCancel={() => setEditing(null)}
          onSave={note => {
            setEditing(null)
            void sayStrain({ ...editing, note })
          }}
        />
      )}
      <p className="soft">{t('strain.apart')}</p>
    </Section>
  )
}

interface NoteProps {
  before: StrainView
  onSave: (note: string) => void
  onCancel: () => void
}

function NoteForm({ before, onSave, onCancel }: NoteProps) {
  const { t } = useTranslation('balance')
  const [note, setNote] = useState(before.note)
  return (
    <AddForm isReady onCancel={onCancel} onSave={() => onSave(note.trim())}>
      <TextInput
        label={t('strain.note')}
        value={note}
        maxLength={2000}
        onChange={event => setNote(event.currentTarget.value)}
        autoFocus
      />
    </AddForm>
  )
}
