import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../web/components/Dialog.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'

/** Where figures of the plan are told: the heading of their entry in docs/measures.md. */
const ENTRIES = {
  week: 'plan-week',
  told: 'plan-told',
  fronts: 'plan-fronts',
  decline: 'plan-decline',
} as const

/** Where the figures beside it come from, told when asked. */
export function PlanBasis({ of, title }: { of: keyof typeof ENTRIES; title: string }) {
  const { t } = useTranslation('plan')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <QuietButton aria-label={`${t('basis.ask')}, ${title}`} onClick={() => setOpen(true)}>
        {t('basis.ask')}
      </QuietButton>
      {isOpen && (
        <Dialog onClose={() => setOpen(false)} title={title} size="md">
          <p>{t(`basis.${of}`)}</p>
          <p className="soft">{t('basis.entry', { anchor: ENTRIES[of] })}</p>
        </Dialog>
      )}
    </>
  )
}
