import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Named } from '../../people/person.ts'
import { PersonPicker } from '../../people/ui/PersonPicker.tsx'
import { AddForm, GrowingSection } from '../../web/components/GrowingSection.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import type { OutingAim, OutingView } from '../outing.ts'
import style from './Outing.module.css'
import { newId, useOutingChanges } from './use-outings.ts'

/** What one goes there for; ticked once it is reached. */
export function OutingAims({ outing }: { outing: OutingView }) {
  const { t } = useTranslation('outings')
  const { edit } = useOutingChanges()
  const [isAdding, setAdding] = useState(false)
  const { aims } = outing
  const put = (next: readonly OutingAim[]) =>
    void edit(outing, {
      aims: next.map(({ id, text, personId, reached }) => ({ id, text, personId, reached })),
    })
  return (
    <GrowingSection
      title={t('aims.title')}
      add={t('aims.add')}
      onAdd={() => setAdding(true)}
      isAdding={isAdding}
      nothing={t('aims.none')}
      isEmpty={aims.length === 0}
    >
      {aims.length > 0 && (
        <QuietList label={t('aims.title')}>
          {aims.map(aim => (
            <QuietLine
              key={aim.id}
              lead={
                <Checkbox
                  className={style.tick ?? ''}
                  aria-label={t('aims.reached', { text: aim.text })}
                  checked={aim.reached === true}
                  onChange={event => {
                    const reached = event.currentTarget.checked ? true : null
                    put(aims.map(each => (each.id === aim.id ? { ...each, reached } : each)))
                  }}
                />
              }
              end={
                <QuietButton
                  aria-label={t('aims.removeNamed', { text: aim.text })}
                  onClick={() => put(aims.filter(({ id }) => id !== aim.id))}
                >
                  {t('aims.remove')}
                </QuietButton>
              }
            >
              {aim.text}
              {aim.person && ' · '}
              {aim.person && (aim.person.name ? <PersonLink {...aim.person} /> : t('outing.gone'))}
            </QuietLine>
          ))}
        </QuietList>
      )}
      {isAdding && (
        <NewAim
          onSave={aim => {
            put([...aims, aim])
            setAdding(false)
          }}
          onCancel={() => setAdding(false)}
        />
      )}
    </GrowingSection>
  )
}

function NewAim({ onSave, onCancel }: { onSave: (aim: OutingAim) => void; onCancel: () => void }) {
  const { t } = useTranslation('outings')
  const [text, setText] = useState('')
  const [person, setPerson] = useState<Named | null>(null)
  return (
    <AddForm
      isReady={text.trim() !== ''}
      onSave={() => onSave({ id: newId(), text: text.trim(), personId: person?.id ?? null, reached: null })}
      onCancel={onCancel}
    >
      <TextInput
        autoFocus
        label={t('aims.text')}
        placeholder={t('aims.example')}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      <PersonPicker label={t('aims.person')} chosen={person} onChoose={setPerson} />
    </AddForm>
  )
}
