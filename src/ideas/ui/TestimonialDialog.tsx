import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useIsPhone } from '../../web/use-is-phone.ts'
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
  const { t: shell } = useTranslation('web')
  const isPhone = useIsPhone()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('testimonial.ask')}
      size="lg"
      fullScreen={isPhone}
      closeButtonProps={{ 'aria-label': shell('action.close') }}
    >
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
    </Modal>
  )
}
