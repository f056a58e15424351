import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../web/components/Dialog.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'

/** Where each figure of what the owner says is told: the heading of its entry in docs/measures.md. */
export const SAID_ENTRIES = {
  djg6: 'de-jong-gierveld',
  ucla3: 'ucla-three-items',
  ons: 'the-direct-question',
  mood: 'mood-of-the-day',
  strain: 'strain',
  support: 'whom-to-call',
} as const
export type SaidEntry = keyof typeof SAID_ENTRIES

/** Where the figures beside it come from, told when asked. */
export function SaidBasis({ of, title }: { of: SaidEntry; title: string }) {
  const { t } = useTranslation('balance')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <QuietButton aria-label={t('said.basis.askOf', { title })} onClick={() => setOpen(true)}>
        {t('said.basis.ask')}
      </QuietButton>
      {isOpen && (
        <Dialog onClose={() => setOpen(false)} title={title} size="md">
          <p>{t(`said.basis.${of}`)}</p>
          <p className="soft">{t('said.basis.entry', { anchor: SAID_ENTRIES[of] })}</p>
        </Dialog>
      )}
    </>
  )
}
