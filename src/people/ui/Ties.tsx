import { ActionIcon, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tell } from '../../web/api.ts'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { AddForm, GrowingSection } from '../../web/components/GrowingSection.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import type { Named, PersonDetail } from '../person.ts'
import style from './PersonPage.module.css'
import { PersonPicker } from './PersonPicker.tsx'
import { newPersonId, usePeopleChanges } from './use-people.ts'

/** Who they are tied to, in the owner's words, both ways. */
export function Ties({ person: { id, contact, ties } }: { person: PersonDetail }) {
  const { t } = useTranslation('people')
  const { refresh } = usePeopleChanges()
  const [isAdding, setAdding] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)

  async function change(tieId: string, sending: { method: 'PUT' | 'DELETE'; body?: unknown; done: string }) {
    try {
      await tell(`/api/people/${id}/ties/${tieId}`, sending)
      setAdding(false)
      setError(null)
      refresh()
    } catch (failure) {
      setError(failure)
    }
  }

  return (
    <GrowingSection
      title={t('card.ties')}
      add={t('card.tieAdd')}
      onAdd={() => setAdding(true)}
      isAdding={isAdding}
      nothing={t('card.tiesNothing')}
      isEmpty={ties.length === 0}
    >
      {ties.length > 0 && (
        <ul className={style.ties} aria-label={t('card.ties')}>
          {ties.map(tie => (
            <li key={tie.id}>
              <span>
                <PersonLink id={tie.otherId} name={tie.name} />
                {tie.otherIs && <span className={style.tieWords}>, {tie.otherIs}</span>}
              </span>
              <ActionIcon
                aria-label={t('card.tieRemove', { name: tie.name })}
                onClick={() =>
                  void change(tie.id, { method: 'DELETE', done: t('card.tieRemoved', { name: tie.name }) })
                }
              >
                <IconX size={16} aria-hidden="true" />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {isAdding && (
        <TieForm
          name={contact.name}
          except={id}
          onCancel={() => setAdding(false)}
          onSave={(other, words) =>
            void change(newPersonId(), {
              method: 'PUT',
              body: { otherId: other.id, ...words },
              done: t('card.tied', { name: other.name }),
            })
          }
        />
      )}
      {error !== null && <p role="alert">{sentence}</p>}
    </GrowingSection>
  )
}

interface TieFormProps {
  name: string
  except: string
  onSave: (other: Named, words: { otherIs: string; personIs: string }) => void
  onCancel: () => void
}

function TieForm({ name, except, onSave, onCancel }: TieFormProps) {
  const { t } = useTranslation('people')
  const [other, setOther] = useState<Named | null>(null)
  const [words, setWords] = useState({ otherIs: '', personIs: '' })
  const save = () => {
    if (other) onSave(other, { otherIs: words.otherIs.trim(), personIs: words.personIs.trim() })
  }
  const otherName = other?.name ?? t('card.tieSomeone')
  return (
    <AddForm isReady={other !== null} onSave={save} onCancel={onCancel}>
      <PersonPicker label={t('card.tieWith')} chosen={other} onChoose={setOther} except={except} autoFocus />
      <TextInput
        label={t('card.tieOtherIs', { name, other: otherName })}
        placeholder={t('card.tieOtherHint')}
        value={words.otherIs}
        onChange={event => setWords({ ...words, otherIs: event.currentTarget.value })}
      />
      <TextInput
        label={t('card.tieOtherIs', { name: otherName, other: name })}
        placeholder={t('card.tiePersonHint')}
        value={words.personIs}
        onChange={event => setWords({ ...words, personIs: event.currentTarget.value })}
      />
    </AddForm>
  )
}
