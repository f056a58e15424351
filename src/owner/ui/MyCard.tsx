import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../web/components/Dialog.tsx'
import { QrCode } from '../../web/components/QrCode.tsx'
import { useFormat } from '../../web/format.ts'
import { saveQrImage } from '../../web/qr-image.ts'
import { useDesk } from '../../web/session.ts'
import { ownVcard } from '../own-card.ts'
import style from './MyCard.module.css'

/** The owner's own card, over the whole screen, for the camera of somebody else. */
export function MyCard({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('owner')
  const { language } = useFormat()
  const list = (words: string[]) => new Intl.ListFormat(language).format(words)
  const settings = useDesk()?.settings
  const card = settings && ownVcard(settings)
  return (
    <Dialog fullScreen onClose={onClose} title={t('myCard.title')}>
      <div className={style.card}>
        {settings && card ? (
          <>
            <QrCode
              text={card.text}
              label={t('myCard.label', { name: settings.ownerName })}
              size={Math.min(420, innerWidth - 48)}
              ecc="M"
            />
            <h2>{settings.ownerName}</h2>
            <p className="soft">
              {[settings.card.phone, settings.card.mail, settings.card.url]
                .filter(line => line !== '')
                .map(line => (
                  <span key={line} className={style.line}>
                    {line}
                  </span>
                ))}
            </p>
            {card.leftOut.length > 0 && (
              <p className="soft small">
                {t('myCard.leftOut', { what: list(card.leftOut.map(what => t(`myCard.part.${what}`))) })}
              </p>
            )}
            <Button onClick={() => void saveQrImage(card.text, settings.ownerName)}>
              {t('myCard.save')}
            </Button>
          </>
        ) : (
          <>
            <p>{t('myCard.empty')}</p>
            <Button variant="filled" component={Link} to="/settings" hash="myCard" onClick={onClose}>
              {t('myCard.fill')}
            </Button>
          </>
        )}
      </div>
    </Dialog>
  )
}
