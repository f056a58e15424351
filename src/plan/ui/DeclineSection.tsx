import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, type Day } from '../../lib/day.ts'
import { LetterFields } from '../../reciprocity/ui/LetterFields.tsx'
import { Basis } from '../../web/components/Basis.tsx'
import { Dialog } from '../../web/components/Dialog.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { DeclineProposal } from '../decline.ts'
import style from './Plan.module.css'
import { useDecline, usePlanChanges } from './use-plan.ts'

/** What could be left out of a week that is fuller than a full one, with a word to say so. */
export function DeclineSection({ monday, today }: { monday: Day; today: Day }) {
  const { t } = useTranslation('plan')
  const { data } = useDecline(monday)
  if (!data || data.high === null || data.proposals.length === 0) return null
  const { held, high, proposals } = data
  return (
    <Section
      title={t('decline.title')}
      aside={
        <Basis
          entry="plan-decline"
          title={t('decline.title')}
          said={t('basis.decline')}
          over={{ from: monday, to: addDays(monday, 6) }}
        />
      }
    >
      <p>{t('decline.full', { held, high })}</p>
      <QuietList label={t('decline.title')}>
        {proposals.map(proposal => (
          <Proposal key={proposal.outingId} proposal={proposal} today={today} />
        ))}
      </QuietList>
    </Section>
  )
}

function Proposal({ proposal, today }: { proposal: DeclineProposal; today: Day }) {
  const { t } = useTranslation('plan')
  const { longDay, capital } = useFormat()
  const [isOpen, setOpen] = useState(false)
  const { title, day } = proposal
  return (
    <QuietLine
      end={
        <QuietButton aria-label={t('decline.open', { title })} onClick={() => setOpen(true)}>
          {t('decline.words')}
        </QuietButton>
      }
    >
      <span>{title}</span>
      <span className={style.under}>{capital(longDay(day, today))}</span>
      {isOpen && <Word proposal={proposal} onClose={() => setOpen(false)} />}
    </QuietLine>
  )
}

/** A word to send first, then the outing leaves the week. */
function Word({
  proposal: { outingId, title, draft },
  onClose,
}: {
  proposal: DeclineProposal
  onClose: () => void
}) {
  const { t } = useTranslation('plan')
  const { decline } = usePlanChanges()
  // Whom it goes to is not known here: the mail program asks.
  const [letter] = useState({ ...draft, phone: null, email: '', mailto: null, sms: null })
  return (
    <Dialog title={title} onClose={onClose}>
      <div className={style.form}>
        <LetterFields letter={letter} isMissing={false} />
        <p className="soft">{t('decline.after')}</p>
        <div>
          <Button
            variant="default"
            onClick={() => {
              onClose()
              void decline({ outingId, title })
            }}
          >
            {t('decline.act')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
