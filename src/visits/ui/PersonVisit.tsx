import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptySection } from '../../web/components/EmptySection.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'

const WorthDialog = lazy(() => import('./WorthDialog.tsx').then(part => ({ default: part.WorthDialog })))

/** On a card: would a visit be worth the trip? */
export function PersonVisit({ person }: { person: { id: string; name: string } }) {
  const { t } = useTranslation('visits')
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpen(false)
    opener.current?.focus()
  }
  return (
    <>
      <EmptySection
        title={t('worth.section')}
        gesture={
          <QuietButton
            onClick={event => {
              opener.current = event.currentTarget
              setOpen(true)
            }}
          >
            {t('worth.ask')}
          </QuietButton>
        }
      >
        {t('worth.line')}
      </EmptySection>
      {isOpen && (
        <Suspense>
          <WorthDialog person={person} onClose={close} />
        </Suspense>
      )}
    </>
  )
}
