import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useInstant } from '../../owner/ui/use-instant.ts'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import type { LinkedHandover } from '../handover-view.ts'
import style from './handovers.module.css'
import { useHandoverWords } from './use-handover-words.ts'
import { useHandoverChanges } from './use-handovers.ts'

/** What both sides said on the page, and the owner's answer. */
export function HandoverThread({ handover }: { handover: LinkedHandover }) {
  const { t } = useTranslation('handovers')
  const { nameOf } = useHandoverWords()
  const instant = useInstant()
  const [isOpen, setOpen] = useState(false)
  const { notes, state, person } = handover
  const name = nameOf(person)
  const mayAnswer = state === 'asked' || (notes.length > 0 && (state === 'answered' || state === 'accepted'))
  if (notes.length === 0 && !mayAnswer) return null
  return (
    <div className={style.block}>
      <QuietList label={t('ui.thread.title')}>
        {notes.map(note => (
          <QuietLine key={note.id} end={instant(note.at)}>
            <span className="soft">
              {note.by === 'me' ? t('ui.thread.me') : t('ui.thread.them', { name })}
            </span>{' '}
            <span className={style.words}>{note.text}</span>
          </QuietLine>
        ))}
      </QuietList>
      {mayAnswer && (state === 'asked' || isOpen) && (
        <AnswerForm handover={handover} name={name} onDone={() => setOpen(false)} />
      )}
      {mayAnswer && state !== 'asked' && !isOpen && (
        <p>
          <QuietButton onClick={() => setOpen(true)}>{t('ui.thread.more')}</QuietButton>
        </p>
      )}
    </div>
  )
}

interface FormProps {
  handover: LinkedHandover
  name: string
  onDone: () => void
}

function AnswerForm({ handover, name, onDone }: FormProps) {
  const { t } = useTranslation('handovers')
  const { answer } = useHandoverChanges()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  async function submit(event: FormEvent) {
    event.preventDefault()
    if (text.trim() === '') return
    const outcome = await answer(handover, text.trim())
    if (outcome.kind === 'refused') return setProblem(outcome.detail)
    setProblem(null)
    setText('')
    onDone()
  }
  return (
    <form
      className={style.stack}
      onSubmit={event => void submit(event)}
      onKeyDown={event => event.key === 'Escape' && onDone()}
    >
      <Textarea
        label={t('ui.thread.answer', { name })}
        description={t('ui.thread.answerHint')}
        autosize
        minRows={2}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      {problem && <p role="alert">{problem}</p>}
      <div className={style.acts}>
        <Button
          type="submit"
          variant={handover.state === 'asked' ? 'filled' : 'default'}
          disabled={text.trim() === ''}
        >
          {t('ui.thread.send')}
        </Button>
      </div>
    </form>
  )
}
