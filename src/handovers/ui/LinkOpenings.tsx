import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useInstant } from '../../owner/ui/use-instant.ts'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { LinkedHandover } from '../handover-view.ts'
import style from './handovers.module.css'
import { useOpenings } from './use-handovers.ts'

/** Whether the link opens, until when, and when it was opened. */
export function LinkOpenings({ handover }: { handover: LinkedHandover }) {
  const { t } = useTranslation('handovers')
  const { plainDay, inWords } = useFormat()
  const instant = useInstant()
  const today = useToday()
  const [isOpen, setOpen] = useState(false)
  const { data: openings = [] } = useOpenings(handover.id, isOpen)
  const { link, expiresOn, id } = handover
  if (!link) return <p className={style.openings}>{t('ui.link.none')}</p>
  const isAlive = link.isAlive && expiresOn !== null && expiresOn >= today
  return (
    <div className={style.openings}>
      <p>
        {isAlive ? t('ui.link.until', { day: plainDay(expiresOn, today) }) : t('ui.link.dead')}{' '}
        {link.openings === 0
          ? t('ui.link.unopened')
          : t('ui.link.opened', {
              count: link.openings,
              n: inWords(link.openings),
              when: instant(link.lastOpenedAt ?? link.createdAt),
            })}{' '}
        {link.openings > 0 && (
          <QuietButton
            aria-expanded={isOpen}
            aria-controls={`openings-${id}`}
            onClick={() => setOpen(!isOpen)}
          >
            {t(isOpen ? 'ui.link.less' : 'ui.link.all')}
          </QuietButton>
        )}
      </p>
      <div id={`openings-${id}`}>
        {isOpen && (
          <QuietList label={t('ui.link.openings')}>
            {openings.map(({ at, agent }) => (
              <QuietLine key={at + agent} end={agent === 'robot' ? t('ui.link.robot') : agent}>
                {instant(at)}
              </QuietLine>
            ))}
          </QuietList>
        )}
      </div>
    </div>
  )
}
