import { Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MastermindView, MemberView, SessionView } from '../mastermind.ts'
import { useMastermindWords } from './use-mastermind-words.ts'
import { newId, useMastermindChanges } from './use-masterminds.ts'

interface Props {
  mastermind: MastermindView
  session: SessionView
  member: MemberView
}

/** What somebody brought and heard: kept when one leaves the field. */
export function SessionNote({ mastermind, session, member }: Props) {
  const { t } = useTranslation('company')
  const { firstNameOf } = useMastermindWords()
  const { saveNote } = useMastermindChanges()
  const known = session.notes.find(({ memberId }) => memberId === member.id)
  const [text, setText] = useState(known?.text ?? '')
  const said = useRef(known?.text ?? '')
  const [id] = useState(() => known?.id ?? newId())

  // Written elsewhere meanwhile, while nothing is being written here.
  useEffect(() => {
    const there = known?.text ?? ''
    setText(before => (before === said.current ? there : before))
    said.current = there
  }, [known?.text])

  const keep = () => {
    if (text.trim() === said.current) return
    said.current = text.trim()
    void saveNote(
      mastermind,
      session.id,
      { id: known?.id ?? id, memberId: member.id, text: text.trim() },
      firstNameOf(member),
    )
  }
  return (
    <Textarea
      aria-label={t('mastermind.run.note', { name: firstNameOf(member) })}
      placeholder={t('mastermind.run.noteHint')}
      value={text}
      autosize
      minRows={1}
      maxLength={20_000}
      onChange={event => setText(event.currentTarget.value)}
      onBlur={keep}
    />
  )
}
