import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MandateView } from '../../mandates/mandate.ts'
import { Dialog } from '../../web/components/Dialog.tsx'
import { Section, Sheet } from '../../web/components/Sheet.tsx'
import type { LinkedHandover, SentView } from '../handover-view.ts'
import { HandoverStanding, StateSentence } from './HandoverStanding.tsx'
import style from './handovers.module.css'
import { SentLink } from './SentLink.tsx'
import { useHandovers } from './use-handovers.ts'

const OVER = ['declined', 'revoked', 'expired', 'draft']

/** Where a mandate stands with peers, and how to pass it. */
export function MandateHandover({ mandate }: { mandate: MandateView }) {
  const { t } = useTranslation('handovers')
  const { data } = useHandovers(mandate.id)
  const [sent, setSent] = useState<SentView | null>(null)
  if (!data) return null
  const { handovers, canMail } = data
  const standing = handovers.filter(({ state }) => !OVER.includes(state))
  const others = handovers.filter(({ state }) => OVER.includes(state))
  const isDone = mandate.stage === 'delivered' || mandate.stage === 'paid'
  const mayPass = !isDone && standing.every(({ state }) => state === 'closed')
  if (handovers.length === 0 && !mayPass) return null
  return (
    <Section title={t('ui.mandate.title')}>
      {standing.map(handover => (
        <HandoverStanding key={handover.id} handover={handover} canMail={canMail} onLink={setSent} />
      ))}
      {others.map(handover => (
        <Before key={handover.id} handover={handover} />
      ))}
      {mayPass && (
        <div className={style.stack}>
          {handovers.length === 0 && <p className="soft">{t('ui.mandate.nothing')}</p>}
          <div className={style.acts}>
            <Button
              renderRoot={props => (
                <Link {...props} to="/mandats/$mandateId/passer" params={{ mandateId: mandate.id }} />
              )}
            >
              {t(nextStep(handovers))}
            </Button>
          </div>
        </div>
      )}
      <Dialog opened={sent !== null} onClose={() => setSent(null)} title={t('ui.mandate.newLink')}>
        {sent && <SentLink sent={sent} onClose={() => setSent(null)} />}
      </Dialog>
    </Section>
  )
}

/** One that is over, or not begun: in a sentence. */
function Before({ handover }: { handover: LinkedHandover }) {
  return (
    <Sheet as="article" className={style.news}>
      <StateSentence handover={handover} />
    </Sheet>
  )
}

/** After a no, the next one is asked with what was written before. */
function nextStep(handovers: readonly LinkedHandover[]) {
  if (handovers.some(({ state }) => state === 'draft')) return 'ui.mandate.goOn' as const
  return handovers.length === 0 ? ('ui.mandate.pass' as const) : ('ui.mandate.next' as const)
}
