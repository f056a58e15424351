import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Day, parseDay } from '../../lib/day.ts'
import { FormActions } from '../../web/components/FormActions.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { LinkedHandover } from '../handover-view.ts'
import style from './handovers.module.css'
import { TermsFields } from './TermsFields.tsx'
import { useHandoverWords } from './use-handover-words.ts'
import { useHandoverChanges } from './use-handovers.ts'

interface Props {
  handover: LinkedHandover
  isOpen: boolean
  /** Its button is the filled one of the card. */
  isFirst: boolean
  setOpen: (isOpen: boolean) => void
}

/** The introducer's part: agreed, invoiced, paid. */
export function AgreedTerms({ handover, isOpen, isFirst, setOpen }: Props) {
  const { t } = useTranslation('handovers')
  const { introducer } = useHandoverWords()
  const { plainDay } = useFormat()
  const today = useToday()
  const { terms: note } = useHandoverChanges()
  const { terms, termsAgreedOn, invoicedOn, introducerPaidOn } = handover
  const days = { agreedOn: termsAgreedOn, invoicedOn, paidOn: introducerPaidOn }
  const keep = (change: Partial<typeof days>) => void note(handover, { terms, ...days, ...change })
  if (isOpen) return <TermsForm handover={handover} isFirst={isFirst} onDone={() => setOpen(false)} />
  const said = (['agreedOn', 'invoicedOn', 'paidOn'] as const)
    .filter(key => days[key] !== null)
    .map(key => t(`ui.terms.said.${key}`, { day: plainDay(days[key] as Day, today) }))
  return (
    <div className={style.block}>
      <p>{t('ui.terms.title', { terms: introducer(terms, handover) })}</p>
      {terms.text !== '' && <p className={`soft ${style.words}`}>{terms.text}</p>}
      {said.length > 0 && <p className="soft">{said.join(' ')}</p>}
      <div className={style.acts}>
        {termsAgreedOn === null && (
          <Button onClick={() => keep({ agreedOn: today })}>{t('ui.terms.agreed')}</Button>
        )}
        {termsAgreedOn !== null && invoicedOn === null && (
          <Button onClick={() => keep({ invoicedOn: today })}>{t('ui.terms.invoiced')}</Button>
        )}
        {invoicedOn !== null && introducerPaidOn === null && (
          <Button onClick={() => keep({ paidOn: today })}>{t('ui.terms.paid')}</Button>
        )}
        <Button variant="subtle" onClick={() => setOpen(true)}>
          {t('ui.terms.edit')}
        </Button>
      </div>
    </div>
  )
}

interface FormProps {
  handover: LinkedHandover
  isFirst: boolean
  onDone: () => void
}

function TermsForm({ handover, isFirst, onDone }: FormProps) {
  const { t } = useTranslation('handovers')
  const { terms: note } = useHandoverChanges()
  const [terms, setTerms] = useState(handover.terms)
  const [days, setDays] = useState({
    agreedOn: handover.termsAgreedOn,
    invoicedOn: handover.invoicedOn,
    paidOn: handover.introducerPaidOn,
  })
  return (
    <form
      className={style.block}
      onSubmit={event => {
        event.preventDefault()
        void note(handover, { terms, ...days }).then(({ kind }) => kind !== 'refused' && onDone())
      }}
      onKeyDown={event => event.key === 'Escape' && onDone()}
    >
      <TermsFields terms={terms} onChange={setTerms} />
      <div className={style.row}>
        {(['agreedOn', 'invoicedOn', 'paidOn'] as const).map(key => (
          <TextInput
            key={key}
            type="date"
            label={t(`ui.terms.day.${key}`)}
            value={days[key] ?? ''}
            onChange={event => setDays({ ...days, [key]: parseDay(event.currentTarget.value) })}
          />
        ))}
      </div>
      <FormActions isQuiet={!isFirst} onCancel={onDone} />
    </form>
  )
}
