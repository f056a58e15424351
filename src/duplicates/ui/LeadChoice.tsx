import { Radio } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parsePartialDate } from '../../lib/partial-date.ts'
import { partialDateInWords } from '../../people/ui/partial-date-words.ts'
import { FormActions } from '../../web/components/FormActions.tsx'
import { currentLanguage } from '../../web/language.ts'
import type { differences, Lead } from '../merge-contact.ts'
import style from './LeadChoice.module.css'

interface Props {
  ways: ReturnType<typeof differences>
  isBusy: boolean
  /** With what leads of the second card. */
  onJoin: (lead: readonly Lead[]) => void
  onLeave: () => void
}

/** Of what there is only one, which card leads; the rest goes along, and nothing is lost. */
export function LeadChoice({ ways, isBusy, onJoin, onLeave }: Props) {
  const { t } = useTranslation('duplicates')
  const [theirs, setTheirs] = useState<ReadonlySet<Lead>>(new Set())
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('input:checked')?.focus(), [])
  const choose = (field: Lead, isTheirs: boolean) => {
    const next = new Set(theirs)
    if (isTheirs) next.add(field)
    else next.delete(field)
    setTheirs(next)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isBusy) onJoin([...theirs])
  }
  return (
    <form ref={form} className={style.choice} onSubmit={submit} aria-label={t('lead.heading')}>
      <div>
        <h2>{t('lead.heading')}</h2>
        <p className={style.soft}>{t('lead.intro')}</p>
      </div>
      {ways.map(({ field, ours, theirs: others }) => (
        <Radio.Group
          key={field}
          label={t(`lead.${field}`)}
          value={theirs.has(field) ? 'theirs' : 'ours'}
          onChange={side => choose(field, side === 'theirs')}
        >
          <div className={style.sides}>
            <Radio value="ours" label={inWords(field, ours)} />
            <Radio value="theirs" label={inWords(field, others)} />
          </div>
        </Radio.Group>
      ))}
      <FormActions save={t('lead.do')} isReady={!isBusy} onCancel={onLeave} />
    </form>
  )
}

function inWords(field: Lead, said: string): string {
  const date = field === 'birthday' || field === 'anniversary' ? parsePartialDate(said) : null
  return date ? partialDateInWords(date, currentLanguage()) : said
}
