import { Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../encounters/encounter.ts'
import { FormActions } from '../../web/components/FormActions.tsx'
import { useToday } from '../../web/session.ts'
import type { IdeaView } from '../idea.ts'
import { LogFields } from './AskDialog.tsx'
import style from './IdeaPage.module.css'
import { newId, useIdeaChanges } from './use-ideas.ts'

interface Props {
  idea: IdeaView
  answer: 'yes' | 'no' | 'silence'
  onDone: () => void
}

/** What was really answered, in their words. */
export function AnswerForm({ idea, answer, onDone }: Props) {
  const { t } = useTranslation('ideas')
  const today = useToday()
  const { setStatus } = useIdeaChanges()
  const [said, setSaid] = useState(idea.answer)
  const [channel, setChannel] = useState<Channel>('mail')
  const [isLogged, setLogged] = useState(false)
  const canLog = answer !== 'silence' && idea.person !== null && idea.person.name !== ''

  function submit(event: FormEvent) {
    event.preventDefault()
    onDone()
    const log = canLog && isLogged ? { id: newId(), channel } : null
    void setStatus(idea, { status: answer, on: today, answer: said.trim(), log })
  }

  return (
    <form
      className={style.form}
      aria-label={t(`ask.answer.${answer}`)}
      onSubmit={submit}
      onKeyDown={event => event.key === 'Escape' && onDone()}
    >
      <p className="soft">{t(`ask.hint.${answer}`)}</p>
      {answer !== 'silence' && (
        <Textarea
          label={t('ask.reallyAnswered')}
          rows={2}
          autoFocus
          maxLength={10_000}
          value={said}
          onChange={event => setSaid(event.currentTarget.value)}
        />
      )}
      {canLog && <LogFields channel={channel} onChannel={setChannel} isLogged={isLogged} onLog={setLogged} />}
      <FormActions onCancel={onDone} />
    </form>
  )
}
