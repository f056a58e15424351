import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../web/components/Dialog.tsx'
import { EntryNote } from '../../web/components/EntryLine.tsx'
import { CaptureFields } from './CaptureLine.tsx'
import { useCapture } from './use-capture.ts'

/** The capture line over any page: at the top of a desk's screen, the whole of a phone's. */
export function CaptureSheet({ text, onClose }: { text: string; onClose: () => void }) {
  const { t } = useTranslation('encounters')
  const field = useRef<HTMLTextAreaElement>(null)
  const capture = useCapture(text.trim(), onClose)
  useEffect(() => {
    const { current } = field
    current?.setSelectionRange(current.value.length, current.value.length)
  }, [])
  return (
    <Dialog onClose={onClose} title={t('ui.line.title')} size="46rem" yOffset="12dvh">
      <CaptureFields capture={capture} field={field} isBare />
      {capture.line === '' && <EntryNote>{t('ui.line.hint')}</EntryNote>}
    </Dialog>
  )
}
