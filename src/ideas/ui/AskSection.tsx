import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section, Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { IdeaView } from '../idea.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { AskDialog } from './AskDialog.tsx'
import style from './IdeaPage.module.css'
import { draftOf } from './idea-draft.ts'
import { newId, useIdeaChanges, useKindWords } from './use-ideas.ts'

/** From the thought that holds back to what was really answered. */
export function AskSection({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('ideas')
  return (
    <Section title={t('ask.title')}>
      <Sheet className={style.sheet}>
        {idea.status === 'idea' && <BeforeAsking idea={idea} />}
        {idea.status === 'asked' && <Waiting idea={idea} />}
        {idea.status !== 'idea' && idea.status !== 'asked' && <Answered idea={idea} />}
      </Sheet>
    </Section>
  )
}

function BeforeAsking({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('ideas')
  const { saveIdea } = useIdeaChanges()
  const [thought, setThought] = useState(idea.thought)
  const [isAsking, setAsking] = useState(false)
  const keep = () => {
    if (thought.trim() !== idea.thought) void saveIdea({ ...draftOf(idea), thought: thought.trim() })
  }
  return (
    <>
      <Textarea
        label={t('ask.thought')}
        description={t('ask.thoughtWhy')}
        rows={2}
        maxLength={10_000}
        value={thought}
        onChange={event => setThought(event.currentTarget.value)}
        onBlur={keep}
      />
      <div className={style.actions}>
        <Button variant="filled" onClick={() => setAsking(true)}>
          {t('ask.prepare')}
        </Button>
      </div>
      {isAsking && <AskDialog idea={idea} thought={thought.trim()} onClose={() => setAsking(false)} />}
    </>
  )
}

function Waiting({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('ideas')
  const { relativeDay } = useFormat()
  const today = useToday()
  const { setStatus } = useIdeaChanges()
  const [answer, setAnswer] = useState<'yes' | 'no' | 'silence' | null>(null)
  return (
    <>
      <p>{t('ask.askedOn', { day: relativeDay(idea.askedOn ?? today, today) })}</p>
      {idea.thought && <Thought idea={idea} />}
      {answer ? (
        <AnswerForm idea={idea} answer={answer} onDone={() => setAnswer(null)} />
      ) : (
        <div className={style.actions}>
          {(['yes', 'no', 'silence'] as const).map(each => (
            <Button key={each} onClick={() => setAnswer(each)}>
              {t(`ask.answer.${each}`)}
            </Button>
          ))}
          <QuietButton onClick={() => void setStatus(idea, { status: 'idea', on: today })}>
            {t('ask.notYet')}
          </QuietButton>
        </div>
      )}
    </>
  )
}

function Thought({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('ideas')
  return (
    <dl className={style.beside}>
      <div>
        <dt>{t('ask.thoughtBefore')}</dt>
        <dd>{idea.thought}</dd>
      </div>
    </dl>
  )
}

/** The thought and the answer, side by side. */
function Answered({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('ideas')
  const { relativeDay } = useFormat()
  const today = useToday()
  const { setStatus } = useIdeaChanges()
  const { status, thought, answer } = idea
  const on = idea.doneOn ?? idea.answeredOn ?? idea.askedOn ?? today
  const key = status === 'yes' || status === 'no' || status === 'silence' ? status : 'done'
  return (
    <>
      <p>{t(`ask.said.${key}`, { day: relativeDay(on, today) })}</p>
      {(thought || answer) && (
        <dl className={style.beside}>
          <div>
            <dt>{t('ask.thoughtBefore')}</dt>
            <dd>{thought || <span className="soft">{t('ask.noThought')}</span>}</dd>
          </div>
          <div>
            <dt>{t('ask.reallyAnswered')}</dt>
            <dd>{answer || <span className="soft">{t('ask.noWords')}</span>}</dd>
          </div>
        </dl>
      )}
      <div className={style.actions}>
        {status === 'yes' && (
          <Button variant="filled" onClick={() => void setStatus(idea, { status: 'done', on: today })}>
            {t('ask.done')}
          </Button>
        )}
        <KeepAnswer idea={idea} />
        <QuietButton
          onClick={() => {
            const back = status === 'done' && idea.answeredOn ? 'yes' : idea.askedOn ? 'asked' : 'idea'
            void setStatus(idea, { status: back, on: today })
          }}
        >
          {t('ask.back')}
        </QuietButton>
      </div>
    </>
  )
}

/** Words of a yes may be kept for a grey day. */
function KeepAnswer({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('ideas')
  const today = useToday()
  const { data: words } = useKindWords()
  const { saveKindWord } = useIdeaChanges()
  const { status, answer, personId, organisation } = idea
  const isYes = status === 'yes' || status === 'done'
  if (!isYes || answer === '' || !words || words.some(({ text }) => text === answer)) return null
  const day = idea.answeredOn ?? today
  const by = idea.person?.name ? { personId, saidBy: '' } : { personId: null, saidBy: organisation }
  return (
    <QuietButton
      onClick={() =>
        void saveKindWord({ id: newId(), text: answer, ...by, day, mandateId: null, quotable: false })
      }
    >
      {t('ask.keep')}
    </QuietButton>
  )
}
