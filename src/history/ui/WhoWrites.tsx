import { Button } from '@mantine/core'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { CorrespondentQuestion } from '../waiting-view.ts'
import { useAnswerKeys } from './use-answer-keys.ts'
import { useWaitingChanges } from './use-waiting.ts'
import style from './Waiting.module.css'

interface Props {
  questions: readonly CorrespondentQuestion[]
  total: number
  onFailure: (error: unknown) => void
}

/** Those who write often and have no card: asked once. */
export function WhoWrites({ questions, total, onFailure }: Props) {
  const { t } = useTranslation('history')
  const { number } = useFormat()
  const { accept, attach, leave } = useWaitingChanges()
  const [isBusy, setBusy] = useState(false)
  const run = (work: Promise<unknown>) => {
    setBusy(true)
    work.catch(onFailure).finally(() => setBusy(false))
  }
  const plain = questions.filter(({ candidates }) => candidates.length === 0)
  return (
    <Section title={t('who.title', { count: total, n: number(total) })}>
      <p className={style.soft}>{t('who.intro')}</p>
      {plain.length > 1 && (
        <div className={style.bulk}>
          <Button loading={isBusy} onClick={() => run(accept(plain))}>
            {t('who.acceptAll', { count: plain.length, n: number(plain.length) })}
          </Button>
          <QuietButton onClick={() => run(leave(plain.map(({ id }) => id)))}>{t('who.leaveAll')}</QuietButton>
        </div>
      )}
      <ul className={style.list}>
        {questions.map(question => (
          <Line
            key={question.id}
            question={question}
            onAccept={() => run(accept([question]))}
            onAttach={({ id, name }) => run(attach(question.id, id, name))}
            onLeave={() => run(leave([question.id]))}
          />
        ))}
      </ul>
    </Section>
  )
}

interface LineProps {
  question: CorrespondentQuestion
  onAccept: () => void
  onAttach: (person: CorrespondentQuestion['candidates'][number]) => void
  onLeave: () => void
}

function Line({ question, onAccept, onAttach, onLeave }: LineProps) {
  const { t } = useTranslation('history')
  const { number, relativeDay } = useFormat()
  const today = useToday()
  const { name, address, days, meetings, lastOn, candidates } = question
  const [likeliest] = candidates
  const areNamesakes = new Set(candidates.map(each => each.name)).size < candidates.length
  // A name that stands for an address says nothing more than the name.
  const under = name && /[@\d/]/.test(address) ? address : ''
  const onKeyDown = useAnswerKeys({ yes: likeliest ? () => onAttach(likeliest) : onAccept, no: onLeave })
  const said = [
    days > 0 ? t('who.days', { count: days, n: number(days) }) : '',
    meetings > 0 ? t('who.meetings', { count: meetings, n: number(meetings) }) : '',
    lastOn ? t('who.last', { when: relativeDay(lastOn, today) }) : '',
  ]
  return (
    <li>
      {/* biome-ignore lint/a11y/useSemanticElements: one line, its name is its question. */}
      <div
        role="group"
        className={style.line}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the letters answer from the line itself.
        tabIndex={0}
        data-answer
        aria-label={
          likeliest
            ? t('who.questionIs', { name: name || address, other: likeliest.name })
            : t('who.question', { name: name || address })
        }
        onKeyDown={onKeyDown}
      >
        <p className={style.words}>
          <span className={style.name}>{name || address}</span>
          <span className={style.why}>{[under, ...said].filter(Boolean).join(', ')}</span>
        </p>
        <span className={style.answers}>
          {candidates.map(candidate => (
            <Fragment key={candidate.id}>
              <Button size="sm" onClick={() => onAttach(candidate)}>
                {t('who.is', { name: candidate.name })}
              </Button>
              {areNamesakes && <PersonLink id={candidate.id} name={t('who.see')} />}
            </Fragment>
          ))}
          {candidates.length === 0 ? (
            <Button size="sm" onClick={onAccept}>
              {t('who.accept')}
            </Button>
          ) : (
            <QuietButton onClick={onAccept}>{t('who.acceptOther')}</QuietButton>
          )}
          <QuietButton onClick={onLeave}>{t('who.leave')}</QuietButton>
        </span>
      </div>
    </li>
  )
}
