import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../web/components/Dialog.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'

/** Where each figure of the network is told: the heading of its entry in docs/measures.md. */
export const NETWORK_ENTRIES = {
  layers: 'layers-of-the-network',
  variety: 'variety-of-the-network',
  holes: 'structural-holes',
  pieces: 'bridges-of-the-network',
  churn: 'churn-of-ties',
  dormant: 'dormant-ties',
  dependence: 'dependence',
  groups: 'picture-of-the-network',
} as const
export type NetworkEntry = keyof typeof NETWORK_ENTRIES

/** Where the figures beside it come from, told when asked. */
export function NetworkMeasure({ of, title }: { of: NetworkEntry; title: string }) {
  const { t } = useTranslation('balance')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <QuietButton aria-label={t('network.basis.askOf', { title })} onClick={() => setOpen(true)}>
        {t('network.basis.ask')}
      </QuietButton>
      {isOpen && (
        <Dialog onClose={() => setOpen(false)} title={title} size="md">
          <p>{t(`network.basis.${of}`)}</p>
          <p className="soft">{t('network.basis.entry', { anchor: NETWORK_ENTRIES[of] })}</p>
        </Dialog>
      )}
    </>
  )
}
