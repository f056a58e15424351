import { Button, Skeleton, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays } from '../../lib/day.ts'
import { ask } from '../../web/api.ts'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { FormActions } from '../../web/components/FormActions.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section, Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { ChoiceView, MonthProposal } from '../choose.ts'
import { factsOf, type OutingView, outingTo } from '../outing.ts'
import { OccurrenceChoice } from './OccurrenceChoice.tsx'
import style from './Outing.module.css'
import { useOutingWords } from './use-outing-words.ts'
import { askMonth, newId, useChoices, useOutingChanges } from './use-outings.ts'

const AHEAD_DAYS = 42
const MONTH_DAYS = 30
const FIRST = 4
const MOST = 20

/** What to choose among what lies ahead, with reasons, and two for the month. Nothing while there is nothing to choose. */
export function Choice() {
  const { t } = useTranslation('outings')
  const today = useToday()
  const { data, error } = useChoices({ from: today, to: addDays(today, AHEAD_DAYS) })
  const [isWhole, setWhole] = useState(false)
  if (error && !data) return null
  if (!data) return <Skeleton height={180} radius={14} mb={28} />
  const { choices, hasHome } = data
  if (choices.length === 0) return null
  // What speaks against all of the others stays a touch away.
  const first = Math.max(1, Math.min(FIRST, choices.filter(({ score }) => score > 0).length))
  return (
    <>
      <MonthWithTwo />
      <Section title={t('choice.title')}>
        <QuietList label={t('choice.title')}>
          {choices.slice(0, isWhole ? MOST : first).map(choice => (
            <ChoiceLine
              key={`${choice.occurrence.eventId} ${choice.occurrence.occurrence}`}
              choice={choice}
            />
          ))}
        </QuietList>
        <p className={`${style.gestures} ${style.below}`}>
          {choices.length > first && (
            <QuietButton aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
              {t(isWhole ? 'choice.less' : 'choice.more')}
            </QuietButton>
          )}
          {!hasHome && (
            <Link to="/sorties/lieux" className={style.open}>
              {t('choice.noHome')}
            </Link>
          )}
        </p>
      </Section>
    </>
  )
}

function ChoiceLine({ choice }: { choice: ChoiceView }) {
  const { when, where, reasons } = useOutingWords()
  const { capital } = useFormat()
  const { occurrence, travelMinutes, cost } = choice
  return (
    <QuietLine>
      <span className={style.choice}>
        <span>{occurrence.title}</span>
        <span className={style.under}>
          {[capital(when(occurrence)), where(occurrence)].filter(Boolean).join(' · ')}
        </span>
        {choice.reasons.length > 0 && <span className={style.under}>{reasons(choice)}</span>}
        <OccurrenceChoice occurrence={occurrence} travelMinutes={travelMinutes} cost={cost} />
      </span>
    </QuietLine>
  )
}

/** « Deux pour mon mois »: proposed, then kept as one says so. */
function MonthWithTwo() {
  const { t } = useTranslation('outings')
  const today = useToday()
  const { keepMonth } = useOutingChanges()
  const { when, where, reasons } = useOutingWords()
  const { capital } = useFormat()
  const [proposal, setProposal] = useState<MonthProposal | null>(null)
  const [hours, setHours] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const propose = (event: FormEvent) => {
    event.preventDefault()
    setError(null)
    askMonth({ from: today, to: addDays(today, MONTH_DAYS) }, hoursIn(hours ?? '')).then(found => {
      setHours(null)
      setProposal(found)
    }, setError)
  }

  async function keep({ chosen }: MonthProposal): Promise<void> {
    setProposal(null)
    const outings = chosen.map(async ({ occurrence, travelMinutes, cost, outingId }) =>
      outingId === null
        ? outingTo(occurrence, { id: newId(), state: 'going', travelMinutes, cost })
        : { ...factsOf(await ask<OutingView>(`/api/outings/${outingId}`)), state: 'going' as const },
    )
    await keepMonth(await Promise.all(outings))
  }

  if (!proposal && hours === null) {
    return (
      <p className={style.month}>
        <Button onClick={() => setHours('')}>{t('choice.month.ask')}</Button>
      </p>
    )
  }
  if (!proposal) {
    return (
      <Sheet as="section" aria-label={t('choice.month.title')} className={style.month}>
        <form onSubmit={propose} onKeyDown={event => event.key === 'Escape' && setHours(null)}>
          <h2>{t('choice.month.title')}</h2>
          <TextInput
            className={style.hours ?? ''}
            label={t('choice.month.hours')}
            description={t('choice.month.hoursHint')}
            inputMode="decimal"
            autoFocus
            value={hours ?? ''}
            onChange={event => setHours(event.currentTarget.value)}
          />
          {error !== null && <p role="alert">{sentence}</p>}
          <FormActions save={t('choice.month.propose')} isReady onCancel={() => setHours(null)} />
        </form>
      </Sheet>
    )
  }
  const { chosen, already } = proposal
  return (
    <Sheet as="section" aria-label={t('choice.month.title')} className={style.month}>
      <h2>{t('choice.month.title')}</h2>
      <p aria-live="polite">
        {t(
          chosen.length === 0
            ? already.length >= 2
              ? 'choice.month.full'
              : 'choice.month.none'
            : already.length > 0
              ? 'choice.month.withOne'
              : chosen.length === 1
                ? 'choice.month.one'
                : 'choice.month.two',
        )}
      </p>
      <QuietList label={t('choice.month.title')}>
        {chosen.map(choice => (
          <QuietLine key={`${choice.occurrence.eventId} ${choice.occurrence.occurrence}`}>
            {choice.occurrence.title}
            <span className={style.under}>
              {[capital(when(choice.occurrence)), where(choice.occurrence)].filter(Boolean).join(' · ')}
            </span>
            <span className={style.under}>{reasons(choice)}</span>
          </QuietLine>
        ))}
      </QuietList>
      <p className={`${style.gestures} ${style.below}`}>
        {chosen.length > 0 && (
          <Button variant="filled" onClick={() => void keep(proposal)}>
            {t('choice.month.keep', { count: chosen.length })}
          </Button>
        )}
        <Button variant="subtle" onClick={() => setProposal(null)}>
          {t('choice.month.leave')}
        </Button>
      </p>
    </Sheet>
  )
}

/** « 6 », « 7,5 »; null where nothing is said. */
function hoursIn(text: string): number | null {
  const hours = Number(text.trim().replace(',', '.'))
  return text.trim() !== '' && hours > 0 && hours <= 1000 ? hours : null
}
