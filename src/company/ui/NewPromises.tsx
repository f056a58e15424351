import { ActionIcon, NativeSelect, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AddForm, GrowingSection } from '../../web/components/GrowingSection.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import type { MastermindView, MemberView, SessionView } from '../mastermind.ts'
import { useMastermindWords } from './use-mastermind-words.ts'
import { newId, useMastermindChanges } from './use-masterminds.ts'

interface Props {
  mastermind: MastermindView
  session: SessionView
  present: readonly MemberView[]
  /** Whose turn it is: they are the first thought of. */
  speaker: string | undefined
}

/** What each promises by the next time. */
export function NewPromises({ mastermind, session, present, speaker }: Props) {
  const { t } = useTranslation('company')
  const { firstNameOf } = useMastermindWords()
  const { savePromise, deletePromise } = useMastermindChanges()
  const [isAdding, setAdding] = useState(false)
  const [text, setText] = useState('')
  const [by, setBy] = useState<string | null>(null)
  const owner = present.find(({ isOwner }) => isOwner)
  const memberId = by ?? speaker ?? owner?.id ?? present[0]?.id
  const nameOf = (id: string | undefined) => {
    const member = mastermind.members.find(each => each.id === id)
    return member ? firstNameOf(member) : t('mastermind.somebody')
  }
  const save = () => {
    if (memberId === undefined) return
    void savePromise(
      mastermind,
      session.id,
      { id: newId(), memberId, text: text.trim(), kept: null },
      nameOf(memberId),
    )
    setText('')
    setBy(null)
    setAdding(false)
  }
  return (
    <GrowingSection
      title={t('mastermind.promises.new')}
      add={t('mastermind.promises.add')}
      onAdd={() => setAdding(true)}
      isAdding={isAdding}
      nothing=""
      isEmpty={false}
    >
      {session.promises.length > 0 && (
        <QuietList label={t('mastermind.promises.new')}>
          {session.promises.map(promise => (
            <QuietLine
              key={promise.id}
              end={
                <ActionIcon
                  aria-label={t('mastermind.promises.remove', { text: promise.text })}
                  onClick={() =>
                    void deletePromise(mastermind, session.id, promise.id, nameOf(promise.memberId))
                  }
                >
                  <IconX size={18} aria-hidden="true" />
                </ActionIcon>
              }
            >
              {t('mastermind.history.said', { name: nameOf(promise.memberId), text: promise.text })}
            </QuietLine>
          ))}
        </QuietList>
      )}
      {isAdding && (
        <AddForm isPaired isReady={text.trim() !== ''} onSave={save} onCancel={() => setAdding(false)}>
          <TextInput
            label={t('mastermind.promises.text')}
            value={text}
            maxLength={2000}
            autoFocus
            onChange={event => setText(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('mastermind.promises.by')}
            value={memberId ?? ''}
            data={present.map(member => ({ value: member.id, label: firstNameOf(member) }))}
            onChange={event => setBy(event.currentTarget.value)}
          />
        </AddForm>
      )}
    </GrowingSection>
  )
}
