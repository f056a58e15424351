import { Checkbox, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OneOf } from '../../encounters/ui/OneOf.tsx'
import type { MandateView } from '../../mandates/mandate.ts'
import { FormActions } from '../../web/components/FormActions.tsx'
import { type TestimonialView, WOULD_REFER } from '../testimonial.ts'
import style from './IdeaPage.module.css'
import { newId, useIdeaChanges } from './use-ideas.ts'

interface Props {
  mandate: MandateView
  /** Absent: a word that came unasked. */
  testimonial?: TestimonialView
  onDone: () => void
}

/** The client's word as it came. */
export function TestimonialForm({ mandate, testimonial, onDone }: Props) {
  const { t } = useTranslation('ideas')
  const { saveTestimonial } = useIdeaChanges()
  const [word, setWord] = useState(testimonial?.word ?? '')
  const [better, setBetter] = useState(testimonial?.better ?? '')
  const [wouldRefer, setWouldRefer] = useState(testimonial?.wouldRefer ?? null)
  const [quotable, setQuotable] = useState(testimonial?.quotable ?? false)

  function submit(event: FormEvent) {
    event.preventDefault()
    onDone()
    const personId = mandate.client?.name ? mandate.client.id : null
    void saveTestimonial(
      {
        id: testimonial?.id ?? newId(),
        mandateId: mandate.id,
        personId: testimonial ? testimonial.personId : personId,
        state: 'received',
        askedOn: testimonial?.askedOn ?? null,
        receivedOn: testimonial?.receivedOn ?? null,
        word: word.trim(),
        better: better.trim(),
        wouldRefer,
        quotable,
        revision: testimonial?.revision,
      },
      mandate.what,
    )
  }

  return (
    <form className={style.form} onSubmit={submit} onKeyDown={event => event.key === 'Escape' && onDone()}>
      <Textarea
        label={t('testimonial.word')}
        rows={3}
        autoFocus
        value={word}
        onChange={event => setWord(event.currentTarget.value)}
      />
      <Checkbox
        label={t('kindWord.mayQuote')}
        checked={quotable}
        onChange={event => setQuotable(event.currentTarget.checked)}
      />
      <Textarea
        label={t('testimonial.couldBeBetter')}
        rows={2}
        value={better}
        onChange={event => setBetter(event.currentTarget.value)}
      />
      <OneOf
        label={t('testimonial.refer')}
        value={wouldRefer}
        choices={WOULD_REFER.map(value => ({ value, words: t(`testimonial.referring.${value}`) }))}
        onChange={setWouldRefer}
        optional
      />
      <FormActions
        isReady={word.trim() !== '' || better.trim() !== '' || wouldRefer !== null}
        onCancel={onDone}
      />
    </form>
  )
}
