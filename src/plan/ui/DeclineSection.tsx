import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '../../lib/day.ts'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section, Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { DeclineProposal } from '../decline.ts'
import style from './Plan.module.css'
import { PlanBasis } from './PlanBasis.tsx'
import { useDecline } from './use-plan.ts'

/** What could be left out of a week that is fuller than a full one, with a word to say so. */
export function DeclineSection({ monday, today }: { monday: Day; today: Day }) {
  const { t } = useTranslation('plan')
  const { data } = useDecline(monday)
  if (!data || data.high === null || data.proposals.length === 0) return null
  const { held, high, proposals } = data
  return (
    <Section title={t('decline.title')} aside={<PlanBasis of="decline" title={t('decline.title')} />}>
      <p>{t('decline.full', { held, high })}</p>
      <QuietList label={t('decline.title')}>
        {proposals.map(proposal => (
          <Proposal key={proposal.outingId} proposal={proposal} today={today} />
        ))}
      </QuietList>
    </Section>
  )
}

function Proposal({ proposal: { title, day, draft }, today }: { proposal: DeclineProposal; today: Day }) {
  const { t } = useTranslation('plan')
  const { longDay, capital } = useFormat()
  const [isOpen, setOpen] = useState(false)
  return (
    <QuietLine>
      <span>{title}</span>
      <span className={style.under}>{capital(longDay(day, today))}</span>
      <QuietButton aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('decline.words')}
      </QuietButton>
      {isOpen && (
        <Sheet quiet>
          <p className={style.letter}>{draft.text}</p>
        </Sheet>
      )}
    </QuietLine>
  )
}
