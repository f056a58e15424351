import { Modal } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { EntryNote } from '../../web/components/EntryLine.tsx'
import { useIsPhone } from '../../web/use-is-phone.ts'
import { CaptureFields } from './CaptureLine.tsx'
import { useCapture } from './use-capture.ts'

/** The capture line over any page: at the top of a desk's screen, the whole of a phone's. */
export function CaptureSheet({ text, onClose }: { text: string; onClose: () => void }) {
  const { t } = useTranslation('encounters')
  const isPhone = useIsPhone()
  const field = useRef<HTMLTextAreaElement>(null)
  const capture = useCapture(text.trim(), onClose)
  useEffect(() => {
    const { current } = field
    current?.setSelectionRange(current.value.length, current.value.length)
  }, [])
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('ui.line.title')}
      fullScreen={isPhone}
      size="46rem"
      yOffset="12dvh"
      closeButtonProps={{ 'aria-label': t('ui.line.close') }}
    >
      <CaptureFields capture={capture} field={field} isBare />
      {capture.line === '' && <EntryNote>{t('ui.line.hint')}</EntryNote>}
    </Modal>
  )
}
