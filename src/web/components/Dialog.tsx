import { Modal, type ModalProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useIsPhone } from '../use-is-phone.ts'

/** Over the page on a desk, the whole screen of a telephone; open as long as it is drawn, unless it says so itself. */
export function Dialog({
  opened = true,
  closeButtonProps,
  ...modal
}: Omit<ModalProps, 'opened'> & { opened?: boolean }) {
  const { t } = useTranslation('web')
  return (
    <Modal
      size="lg"
      fullScreen={useIsPhone()}
      {...modal}
      opened={opened}
      closeButtonProps={{ 'aria-label': t('action.close'), ...closeButtonProps }}
    />
  )
}
