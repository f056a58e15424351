import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OneOf } from '../../encounters/ui/OneOf.tsx'
import { FormActions } from '../../web/components/FormActions.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { Outcome } from '../handover.ts'
import type { LinkedHandover } from '../handover-view.ts'
import style from './handovers.module.css'
import { useHandoverWords } from './use-handover-words.ts'
import { useHandoverChanges } from './use-handovers.ts'

const QUESTIONS = ['deliveredWell', 'clientPleased', 'toldMe', 'returned'] as const

interface Props {
  handover: LinkedHandover
  isOpen: boolean
  /** Its button is the filled one of the card. */
  isFirst: boolean
  setOpen: (isOpen: boolean) => void
}

/** How it went: what the next choice of a peer rests on. */
export function OutcomeForm({ handover, isOpen, isFirst, setOpen }: Props) {
  const { t } = useTranslation('handovers')
  const { nameOf } = useHandoverWords()
  const name = nameOf(handover.person)
  if (isOpen) return <Fields handover={handover} isFirst={isFirst} onDone={() => setOpen(false)} />
  const isClosed = handover.state === 'closed'
  return (
    <div className={style.block}>
      <TheirNews handover={handover} />
      {isClosed && <Known handover={handover} />}
      <div className={style.acts}>
        <Button onClick={() => setOpen(true)}>
          {t(isClosed ? 'ui.outcome.edit' : 'ui.outcome.note', { name })}
        </Button>
      </div>
    </div>
  )
}

/** What the peer said by themselves, on their page. */
function TheirNews({ handover }: { handover: LinkedHandover }) {
  const { t } = useTranslation('handovers')
  const { nameOf } = useHandoverWords()
  const { plainDay } = useFormat()
  const today = useToday()
  const name = nameOf(handover.person)
  const { theyDeliveredOn, theyPleasedOn, theyThankedOn } = handover
  const said = [
    theyDeliveredOn && t('ui.outcome.theyDelivered', { name, day: plainDay(theyDeliveredOn, today) }),
    theyPleasedOn && t('ui.outcome.theyPleased', { name }),
    theyThankedOn && t('ui.outcome.theyThanked', { name }),
  ].filter(Boolean)
  return said.length === 0 ? null : <p>{said.join(' ')}</p>
}

function Known({ handover }: { handover: LinkedHandover }) {
  const { t } = useTranslation('handovers')
  const said = QUESTIONS.filter(key => handover[key] !== null).map(key =>
    t(`ui.outcome.said.${key}.${handover[key] ? 'yes' : 'no'}`),
  )
  return (
    <>
      <p>{said.length > 0 ? said.join(' ') : t('ui.outcome.unsaid')}</p>
      {handover.outcome !== '' && <p className={style.words}>{handover.outcome}</p>}
    </>
  )
}

interface FieldsProps {
  handover: LinkedHandover
  isFirst: boolean
  onDone: () => void
}

function Fields({ handover, isFirst, onDone }: FieldsProps) {
  const { t } = useTranslation('handovers')
  const { nameOf } = useHandoverWords()
  const { close } = useHandoverChanges()
  const { deliveredWell, clientPleased, toldMe, returned, outcome, theyDeliveredOn } = handover
  const [went, setWent] = useState<Outcome>({
    deliveredWell,
    clientPleased,
    // They wrote it on the page without being asked.
    toldMe: toldMe ?? (theyDeliveredOn ? true : null),
    returned,
    outcome,
  })
  const name = nameOf(handover.person)
  const choices = (['yes', 'no'] as const).map(value => ({ value, words: t(`ui.outcome.${value}`) }))
  return (
    <form
      className={style.block}
      onSubmit={event => {
        event.preventDefault()
        void close(handover, went).then(({ kind }) => kind !== 'refused' && onDone())
      }}
      onKeyDown={event => event.key === 'Escape' && onDone()}
    >
      <TheirNews handover={handover} />
      {QUESTIONS.map(key => (
        <OneOf
          key={key}
          label={t(`ui.outcome.ask.${key}`, { name })}
          value={went[key] === null ? null : went[key] ? 'yes' : 'no'}
          choices={choices}
          onChange={value => setWent({ ...went, [key]: value === null ? null : value === 'yes' })}
          optional
        />
      ))}
      <Textarea
        label={t('ui.outcome.words')}
        autosize
        minRows={2}
        value={went.outcome}
        onChange={event => setWent({ ...went, outcome: event.currentTarget.value })}
      />
      <FormActions isQuiet={!isFirst} onCancel={onDone} />
    </form>
  )
}
