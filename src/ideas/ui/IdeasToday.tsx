import { Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section, Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { IdeasMorning } from '../ideas-morning.ts'
import style from './IdeasPage.module.css'
import { SaidBy } from './KindWords.tsx'
import { newId, useIdeaChanges, useIdeasMorning } from './use-ideas.ts'

/** On a grey day, a kind word; else one small step of an idea. And the client's word that may be asked for. */
export function IdeasToday() {
  const { t } = useTranslation('ideas')
  const { data } = useIdeasMorning()
  if (!data) return null
  const { kindWord, step, wordToAsk } = data
  return (
    <>
      {kindWord && (
        <Sheet as="section" quiet aria-label={t('today.kindWord')} className={style.onToday}>
          <h2>{t('today.kindWord')}</h2>
          <p className={style.quote}>
            <q>{kindWord.text}</q>
            <SaidBy word={kindWord} />
          </p>
        </Sheet>
      )}
      {step && <SmallStep step={step} />}
      {wordToAsk && <WordToAsk word={wordToAsk} />}
    </>
  )
}

function SmallStep({ step: { ideaId, title, step } }: { step: NonNullable<IdeasMorning['step']> }) {
  const { t } = useTranslation('ideas')
  const { duration } = useFormat()
  const today = useToday()
  const { tickStep } = useIdeaChanges()
  return (
    <Section title={t('today.step')}>
      <Checkbox
        key={step.id}
        checked={false}
        onChange={() => void tickStep(ideaId, step, today)}
        label={step.minutes ? `${step.text} (${duration(step.minutes)})` : step.text}
      />
      <p className={style.forWhat}>
        <Link to="/plan/idees/$ideaId" params={{ ideaId }} className={style.idea}>
          {title}
        </Link>
      </p>
    </Section>
  )
}

function WordToAsk({ word }: { word: NonNullable<IdeasMorning['wordToAsk']> }) {
  const { t } = useTranslation('ideas')
  const { relativeDay } = useFormat()
  const today = useToday()
  const { saveTestimonial } = useIdeaChanges()
  const { mandateId, what, client, organisation, deliveredOn } = word
  const name = client ? client.name || t('gone') : organisation
  const letGo = () => {
    const blank = { askedOn: null, receivedOn: null, word: '', better: '', wouldRefer: null, quotable: false }
    const personId = client?.name ? client.id : null
    void saveTestimonial({ id: newId(), mandateId, personId, state: 'let-go', ...blank }, what)
  }
  return (
    <Section title={t('today.word')}>
      <p>{t(name ? 'today.askName' : 'today.ask', { what, name, day: relativeDay(deliveredOn, today) })}</p>
      <p className={style.gestures}>
        <Link to="/mandats/$mandateId" params={{ mandateId }} className={style.does}>
          {t('today.open')}
        </Link>
        <QuietButton onClick={letGo}>{t('today.letGo')}</QuietButton>
      </p>
    </Section>
  )
}
