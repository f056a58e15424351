import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../web/components/Dialog.tsx'
import style from './LetterFields.module.css'
import { LetterFields } from './LetterFields.tsx'

interface Props {
  mandateId: string
  onAsked: () => void
  onClose: () => void
}

/** Three questions to a client, in a message to change at will. Asked once. */
export function TestimonialDialog({ mandateId, onAsked, onClose }: Props) {
  const { t } = useTranslation('ideas')
  return (
    <Dialog onClose={onClose} title={t('testimonial.ask')}>
      <div className={style.dialog}>
        <LetterFields path={`/api/testimonials/draft?mandate=${mandateId}`} onUsed={() => undefined} />
        <div className={style.end}>
          <Button
            variant="filled"
            onClick={() => {
              onClose()
              onAsked()
            }}
          >
            {t('ask.asked')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
