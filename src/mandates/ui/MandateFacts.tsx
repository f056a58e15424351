import { Button } from '@mantine/core'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { MandateView } from '../mandate.ts'
import style from './MandatePage.module.css'
import { useMandateWords } from './use-mandate-words.ts'
import { useMandateChanges } from './use-mandates.ts'

const DATES = ['heardOn', 'talkedOn', 'proposedOn', 'decidedOn', 'deliveredOn', 'paidOn'] as const

/** What it is worth, when each step was, the time it took: only what was said. */
export function MandateFacts({ mandate, onEdit }: { mandate: MandateView; onEdit: () => void }) {
  const { t } = useTranslation('mandates')
  const { plainDay } = useFormat()
  const { money, price, list, languageName } = useMandateWords()
  const today = useToday()
  const { value, per, chance, stage, place, skills, languages, lostBecause, unexpected } = mandate
  const facts: { key: string; name: string; said: ReactNode }[] = []
  const add = (key: Parameters<typeof fieldName>[0], said: ReactNode) =>
    facts.push({ key, name: fieldName(key), said })
  add('amount', price(mandate))
  if (value && per === 'day') add('value', money(value))
  if (chance !== null && (stage === 'lead' || stage === 'talked' || stage === 'proposed')) {
    add('chance', t('ui.page.percent', { count: chance }))
  }
  for (const date of DATES) {
    const day = mandate[date]
    if (day) add(date === 'decidedOn' ? decided(stage) : date, plainDay(day, today))
  }
  if (stage === 'lost') add('lostBecause', lostBecause || t('ui.page.toBeSaid'))
  if (unexpected) add('unexpected', t('ui.page.unexpectedly'))
  if (place) add('place', place)
  if (skills.length > 0) add('skills', list(skills))
  if (languages.length > 0) add('languages', list(languages.map(languageName)))

  function fieldName(
    field:
      | 'amount'
      | 'value'
      | 'chance'
      | (typeof DATES)[number]
      | 'wonOn'
      | 'lostOn'
      | 'handedOverOn'
      | 'lostBecause'
      | 'unexpected'
      | 'place'
      | 'skills'
      | 'languages'
      | 'hours',
  ): string {
    return t(`ui.field.${field}`)
  }

  return (
    <Section
      title={t('ui.page.facts')}
      aside={<QuietButton onClick={onEdit}>{t('ui.page.complete')}</QuietButton>}
    >
      <dl className={style.facts}>
        {facts.map(({ key, name, said }) => (
          <Fragment key={key}>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </Fragment>
        ))}
        <dt>{fieldName('hours')}</dt>
        <dd>
          <Hours mandate={mandate} />
        </dd>
      </dl>
    </Section>
  )
}

/** An hour more at each press: what one mostly does at the end of a day. */
function Hours({ mandate }: { mandate: MandateView }) {
  const { t } = useTranslation('mandates')
  const { duration } = useFormat()
  const { edit } = useMandateChanges()
  const { minutesSpent } = mandate
  const more = () => {
    const done = t('ui.saved.hour', { what: mandate.what })
    void edit(mandate, latest => ({ minutesSpent: latest.minutesSpent + 60 }), done)
  }
  return (
    <span className={style.hours}>
      {minutesSpent > 0 ? duration(minutesSpent) : t('ui.page.noHours')}
      <Button px={12} onClick={more}>
        {t('ui.page.oneHour')}
      </Button>
    </span>
  )
}

function decided(stage: MandateView['stage']): 'wonOn' | 'lostOn' | 'handedOverOn' {
  return stage === 'lost' ? 'lostOn' : stage === 'handed-over' ? 'handedOverOn' : 'wonOn'
}
