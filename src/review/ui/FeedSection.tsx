import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { QrCode } from '../../web/components/QrCode.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import style from './Episode.module.css'
import { useReaderGesture } from './use-readers.ts'

/** The owner's own feed, by a link that nobody guesses. */
export function FeedSection({ hasLink }: { hasLink: boolean }) {
  const { t } = useTranslation('review')
  const { act, error, isBusy } = useReaderGesture()
  const [url, setUrl] = useState<string | null>(null)
  const sentence = useSentenceOf(error)

  async function make() {
    const made = await act<{ url: string }>('/feed', { method: 'POST', done: null })
    if (made) setUrl(made.url)
  }

  async function revoke() {
    await act('/feed', { method: 'DELETE', done: null })
    setUrl(null)
  }

  return (
    <Section title={t('readersPage.feed.title')} id="podcast">
      <div className={style.stack}>
        <p>{t('readersPage.feed.about')}</p>
        {url !== null ? (
          <>
            <p>{t('readersPage.feed.once')}</p>
            <TextInput
              label={t('readersPage.feed.link')}
              value={url}
              readOnly
              onFocus={event => event.currentTarget.select()}
            />
            <QrCode text={url} label={t('readersPage.feed.qr')} />
          </>
        ) : (
          hasLink && <p className="soft">{t('readersPage.feed.alive')}</p>
        )}
        <div className={style.acts}>
          <Button disabled={isBusy} onClick={make}>
            {t(hasLink ? 'readersPage.feed.renew' : 'readersPage.feed.make')}
          </Button>
          {hasLink && (
            <Button variant="subtle" disabled={isBusy} onClick={revoke}>
              {t('readersPage.feed.revoke')}
            </Button>
          )}
        </div>
        {error !== null && <p role="alert">{sentence}</p>}
      </div>
    </Section>
  )
}
