import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../web/components/Dialog.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import style from './Log.module.css'

/** Where each figure of the log is told: the heading of its entry in docs/measures.md. */
export const LOG_ENTRIES = {
  completeness: 'how-complete-the-log-is',
  company: 'company-over-time',
  weeks: 'people-by-week',
  diversity: 'diversity-of-company',
  five: 'the-five-networks',
  withdrawal: 'withdrawal',
} as const
export type LogEntry = keyof typeof LOG_ENTRIES

/** Where the figures beside it come from, told when asked. */
export function Basis({ of, title }: { of: LogEntry; title: string }) {
  const { t } = useTranslation('balance')
  const [isOpen, setOpen] = useState(false)
  const ask = t('log.basis.ask')
  return (
    <>
      <span className={style.basis}>
        <QuietButton aria-label={`${ask}, ${title}`} onClick={() => setOpen(true)}>
          {ask}
        </QuietButton>
      </span>
      {isOpen && (
        <Dialog onClose={() => setOpen(false)} title={title} size="md">
          <p>{t(`log.basis.${of}`)}</p>
          <p className="soft">{t('log.basis.entry', { anchor: LOG_ENTRIES[of] })}</p>
        </Dialog>
      )}
    </>
  )
}
