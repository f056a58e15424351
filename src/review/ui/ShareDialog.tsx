import { Button, Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../web/components/Dialog.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import style from './Bilan.module.css'
import { useShared } from './use-bilan.ts'

/** The copy without names, with what was taken out, before it goes anywhere. */
export function ShareDialog({ month, onClose }: { month: string; onClose: () => void }) {
  const { t } = useTranslation('review')
  const { data: shared, error, refetch } = useShared(month)
  return (
    <Dialog onClose={onClose} title={t('share.title')}>
      {error && !shared && <ErrorNote error={error} retry={() => void refetch()} />}
      {!shared && !error && <Skeleton height={200} radius={14} />}
      {shared && (
        <div className={style.share}>
          <p className="soft">{t('share.explained')}</p>
          {shared.replaced.length > 0 && (
            <details>
              <summary>{t('share.replaced', { count: shared.replaced.length })}</summary>
              <QuietList label={t('share.replaced', { count: shared.replaced.length })}>
                {shared.replaced.map(({ was, becomes }) => (
                  <QuietLine key={`${was} ${becomes}`} end={becomes}>
                    {was}
                  </QuietLine>
                ))}
              </QuietList>
            </details>
          )}
          <article className={style.copy} aria-label={t('share.copy')}>
            <h3>{shared.title}</h3>
            {shared.paragraphs.map(({ key, text }) => (
              <p key={key}>{text}</p>
            ))}
          </article>
          <div className={style.gestures}>
            <Button component="a" href={`/api/bilans/${month}/shared.html`} download>
              {t('share.page')}
            </Button>
            <Button variant="default" component="a" href={`/api/bilans/${month}/shared.txt`} target="_blank">
              {t('share.text')}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}
