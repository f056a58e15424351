import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MandateView } from '../../mandates/mandate.ts'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { TestimonialDraft, TestimonialView } from '../testimonial.ts'
import page from './IdeaPage.module.css'
import style from './IdeasPage.module.css'
import { TestimonialDialog } from './TestimonialDialog.tsx'
import { TestimonialForm } from './TestimonialForm.tsx'
import { newId, useIdeaChanges, useTestimonial } from './use-ideas.ts'

/** What the client says of it, once it is delivered. */
export function MandateTestimonial({ mandate }: { mandate: MandateView }) {
  const { t } = useTranslation('ideas')
  const isDelivered = mandate.stage === 'delivered' || mandate.stage === 'paid'
  const { data: testimonial } = useTestimonial(mandate.id, isDelivered)
  if (!isDelivered || testimonial === undefined) return null
  return (
    <Section title={t('testimonial.title')}>
      <div className={style.stack}>
        {testimonial === null && <ToAsk mandate={mandate} />}
        {testimonial?.state === 'asked' && <Asked mandate={mandate} testimonial={testimonial} />}
        {testimonial?.state === 'let-go' && <LetGo mandate={mandate} testimonial={testimonial} />}
        {testimonial?.state === 'received' && <Received mandate={mandate} testimonial={testimonial} />}
      </div>
    </Section>
  )
}

interface Props {
  mandate: MandateView
  testimonial: TestimonialView
}

function ToAsk({ mandate }: { mandate: MandateView }) {
  const { t } = useTranslation('ideas')
  const [isAsking, setAsking] = useState(false)
  const [isNoting, setNoting] = useState(false)
  const { saveTestimonial } = useIdeaChanges()
  const today = useToday()
  const personId = mandate.client?.name ? mandate.client.id : null
  const blank = { mandateId: mandate.id, personId, askedOn: null, receivedOn: null, word: '', better: '' }
  const begin = (state: TestimonialDraft['state'], askedOn: TestimonialDraft['askedOn']) =>
    void saveTestimonial(
      { ...blank, id: newId(), state, askedOn, wouldRefer: null, quotable: false },
      mandate.what,
    )
  if (isNoting) return <TestimonialForm mandate={mandate} onDone={() => setNoting(false)} />
  return (
    <>
      <p className="soft">{t('testimonial.nothing')}</p>
      <div className={page.actions}>
        <Button onClick={() => setAsking(true)}>{t('testimonial.ask')}</Button>
        <QuietButton onClick={() => setNoting(true)}>{t('testimonial.note')}</QuietButton>
        <QuietButton onClick={() => begin('let-go', null)}>{t('testimonial.letGo')}</QuietButton>
      </div>
      {isAsking && (
        <TestimonialDialog
          mandateId={mandate.id}
          onAsked={() => begin('asked', today)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

function Asked({ mandate, testimonial }: Props) {
  const { t } = useTranslation('ideas')
  const { relativeDay } = useFormat()
  const today = useToday()
  const [isNoting, setNoting] = useState(false)
  if (isNoting)
    return <TestimonialForm mandate={mandate} testimonial={testimonial} onDone={() => setNoting(false)} />
  return (
    <>
      <p>{t('testimonial.askedOn', { day: relativeDay(testimonial.askedOn ?? today, today) })}</p>
      <Button onClick={() => setNoting(true)}>{t('testimonial.note')}</Button>
    </>
  )
}

function LetGo({ mandate, testimonial }: Props) {
  const { t } = useTranslation('ideas')
  const [isNoting, setNoting] = useState(false)
  if (isNoting)
    return <TestimonialForm mandate={mandate} testimonial={testimonial} onDone={() => setNoting(false)} />
  return (
    <p className="soft">
      {t('testimonial.isLetGo')}{' '}
      <QuietButton onClick={() => setNoting(true)}>{t('testimonial.note')}</QuietButton>
    </p>
  )
}

function Received({ mandate, testimonial }: Props) {
  const { t } = useTranslation('ideas')
  const { relativeDay } = useFormat()
  const today = useToday()
  const { saveKindWord } = useIdeaChanges()
  const [isEdited, setEdited] = useState(false)
  if (isEdited)
    return <TestimonialForm mandate={mandate} testimonial={testimonial} onDone={() => setEdited(false)} />
  const { word, better, wouldRefer, quotable, receivedOn, personId, isKept } = testimonial
  const keep = () => {
    const saidBy = personId ? '' : mandate.organisation
    const day = receivedOn ?? today
    void saveKindWord({ id: newId(), text: word, personId, saidBy, day, mandateId: mandate.id, quotable })
  }
  return (
    <>
      {word && (
        <p className={style.quote}>
          <q>{word}</q>
        </p>
      )}
      <p className={style.said}>
        {t('testimonial.receivedOn', { day: relativeDay(receivedOn ?? today, today) })}{' '}
        {t(quotable ? 'testimonial.mayQuote' : 'testimonial.mayNotQuote')}
      </p>
      {better && <p>{t('testimonial.better', { text: better })}</p>}
      {wouldRefer && <p>{t(`testimonial.wouldRefer.${wouldRefer}`)}</p>}
      <div className={page.actions}>
        {word && !isKept && <Button onClick={keep}>{t('testimonial.keep')}</Button>}
        {isKept && <span className="soft">{t('testimonial.kept')}</span>}
        <QuietButton onClick={() => setEdited(true)}>{t('testimonial.change')}</QuietButton>
      </div>
    </>
  )
}
