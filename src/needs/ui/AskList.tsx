import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Somebody } from '../../encounters/capture-draft.ts'
import { PersonSearch } from '../../encounters/ui/PersonSearch.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { Answer, NeedAskView, NeedView } from '../need.ts'
import style from './NeedDetail.module.css'
import { askDraft, newId, useNeedChanges } from './use-needs.ts'

/** Who was asked, and what they answered. */
export function AskList({ need }: { need: NeedView }) {
  const { t } = useTranslation('needs')
  return (
    <Section title={t('asks.title')}>
      <QuietList label={t('asks.title')}>
        {need.asks.map(ask => (
          <AskLine key={ask.id} ask={ask} what={need.what} />
        ))}
      </QuietList>
    </Section>
  )
}

function AskLine({ ask, what }: { ask: NeedAskView; what: string }) {
  const { t } = useTranslation('needs')
  const { relativeDay } = useFormat()
  const today = useToday()
  const { answer, removeAsk } = useNeedChanges()
  const [isNaming, setNaming] = useState(false)
  const { personId, personName, askedOn, how, message } = ask
  const name = personName || t('asks.gone')

  const keep = (given: Answer, who: Somebody | null = null) => {
    setNaming(false)
    const isNew = who?.kind === 'new'
    const ledToId = who === null ? null : isNew ? newId() : who.person.id
    const newPerson = isNew && ledToId ? { id: ledToId, name: who.name } : null
    const answeredOn = given === 'waiting' ? null : today
    void answer({ ...askDraft(ask), answer: given, answeredOn, ledToId, newPerson }, { name, what })
  }

  return (
    <QuietLine
      end={
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t('asks.more', { name })}>
              <IconDots size={18} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {ask.answer !== 'waiting' && (
              <Menu.Item onClick={() => keep('waiting')}>{t('asks.correct')}</Menu.Item>
            )}
            <Menu.Item onClick={() => void removeAsk(ask, what)}>{t('asks.delete')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      }
    >
      <div className={style.ask}>
        <p>
          {personName ? <PersonLink id={personId} name={personName} /> : name}{' '}
          <span className={style.said}>
            {t('asks.asked', { on: relativeDay(askedOn, today), how: t(`asks.how.${how}`) })}
          </span>
        </p>
        <AnswerSaid ask={ask} />
        {message !== '' && (
          <details className={style.message}>
            <summary>{t('asks.message')}</summary>
            <p>{message}</p>
          </details>
        )}
        {ask.answer === 'waiting' && !isNaming && (
          // biome-ignore lint/a11y/useSemanticElements: three answers, not fields of a form.
          <div className={style.answers} role="group" aria-label={t('asks.answerOf', { name })}>
            <Button onClick={() => keep('yes')}>{t('asks.answerYes')}</Button>
            <Button onClick={() => setNaming(true)}>{t('asks.answerKnows')}</Button>
            <Button onClick={() => keep('no')}>{t('asks.answerNo')}</Button>
          </div>
        )}
        {isNaming && <LedTo onPick={who => keep('knows-somebody', who)} onCancel={() => setNaming(false)} />}
      </div>
    </QuietLine>
  )
}

function AnswerSaid({
  ask: { answer, answeredOn, askedOn, favourId, ledToId, ledToName },
}: {
  ask: NeedAskView
}) {
  const { t } = useTranslation('needs')
  const { relativeDay } = useFormat()
  const today = useToday()
  const on = relativeDay(answeredOn ?? askedOn, today)
  if (answer === 'waiting') return <p className={style.said}>{t('asks.waiting')}</p>
  if (answer === 'no') return <p className={style.said}>{t('asks.no', { on })}</p>
  return (
    <p>
      {answer === 'knows-somebody'
        ? t('asks.knows', { on })
        : t(favourId === null ? 'asks.yesOnly' : 'asks.yes', { on })}{' '}
      {ledToId !== null && (
        <>
          {t('asks.ledTo')} {ledToName ? <PersonLink id={ledToId} name={ledToName} /> : t('asks.gone')}
        </>
      )}
    </p>
  )
}

function LedTo({ onPick, onCancel }: { onPick: (who: Somebody) => void; onCancel: () => void }) {
  const { t } = useTranslation('needs')
  const { t: shell } = useTranslation('web')
  return (
    <form
      className={style.pick}
      onSubmit={event => event.preventDefault()}
      onKeyDown={event => event.key === 'Escape' && onCancel()}
    >
      <PersonSearch label={t('asks.whom')} isLabelled onPick={onPick} />
      <p className={style.said}>{t('asks.whomHint')}</p>
      <div className={style.end}>
        <Button variant="subtle" onClick={onCancel}>
          {shell('action.leave')}
        </Button>
      </div>
    </form>
  )
}
