import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptySection } from '../../web/components/EmptySection.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'

const WorthDialog = lazy(() => import('./WorthDialog.tsx').then(part => ({ default: part.WorthDialog })))

/** On a card: would a visit be worth the trip? */
export function PersonVisit({ person }: { person: { id: string; name: string } }) {
  const { t } = useTranslation('visits')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <EmptySection
        title={t('worth.section')}
        gesture={<QuietButton onClick={() => setOpen(true)}>{t('worth.ask')}</QuietButton>}
      >
        {t('worth.line')}
      </EmptySection>
      {isOpen && (
        <Suspense>
          <WorthDialog person={person} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
