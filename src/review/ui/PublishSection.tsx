import { Button, Select, Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayAt } from '../../lib/day.ts'
import { Dialog } from '../../web/components/Dialog.tsx'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useDesk, useToday } from '../../web/session.ts'
import { type Month, monthInWords, monthsAfter } from '../month.ts'
import style from './Episode.module.css'
import { PreviewDialog } from './PreviewDialog.tsx'
import { type ReadersView, useReaderGesture } from './use-readers.ts'

interface Sent {
  sent: number
  failed: { mail: string }[]
}

/** The last year, from the last month that is over. */
const MONTHS = 12

/** What anybody may read, month by month. */
export function PublishSection({ view }: { view: ReadersView }) {
  const { t, i18n } = useTranslation('review')
  const { plainDay } = useFormat()
  const today = useToday()
  const zone = useDesk()?.settings.timeZone || 'UTC'
  const { act, error, isBusy } = useReaderGesture()
  const [month, setMonth] = useState<Month>(view.lastMonth)
  const [read, setRead] = useState<Month | null>(null)
  const [sent, setSent] = useState<Sent | null>(null)
  const sentence = useSentenceOf(error)
  const language = i18n.language === 'fr' ? 'fr' : 'en'
  const months = Array.from({ length: MONTHS }, (_, i) => monthsAfter(view.lastMonth, -i))
  const isReady = view.missing.length === 0
  const hasReaders = view.readers.some(({ state }) => state === 'confirmed')

  return (
    <Section title={t('readersPage.public.title')} id="publish">
      <div className={style.stack}>
        <Switch
          label={t('readersPage.public.switch')}
          checked={view.isPublic}
          disabled={isBusy || (!isReady && !view.isPublic)}
          onChange={event => {
            const isPublic = event.currentTarget.checked
            const done = t(isPublic ? 'readersPage.public.on' : 'readersPage.public.off')
            void act('/public', { method: 'PUT', body: { isPublic }, done })
          }}
        />
        {!isReady && <p className="soft">{t('readersPage.public.needsNotices')}</p>}
        {view.isPublic && (
          <p className={style.links}>
            <a href={view.page}>{t('readersPage.public.page')}</a>
            <a href={view.publicFeed}>{t('readersPage.public.feed')}</a>
          </p>
        )}
        {view.publications.length > 0 && (
          <QuietList label={t('readersPage.public.title')}>
            {view.publications.map(({ month, title, sentAt }) => (
              <QuietLine
                key={month}
                end={
                  <QuietButton
                    aria-label={`${t('readersPage.public.takeBack')} ${title}`}
                    onClick={() =>
                      act(`/publications/${month}`, {
                        method: 'DELETE',
                        done: t('readersPage.public.takenBack'),
                      })
                    }
                  >
                    {t('readersPage.public.takeBack')}
                  </QuietButton>
                }
              >
                {title}{' '}
                {sentAt !== null ? (
                  <span className="soft">
                    {t('readersPage.public.sentOn', {
                      day: plainDay(dayAt(new Date(sentAt), zone), today),
                    })}
                  </span>
                ) : (
                  view.isPublic &&
                  view.canMail &&
                  hasReaders && (
                    <QuietButton
                      disabled={isBusy}
                      onClick={async () =>
                        setSent(
                          await act<Sent>(`/publications/${month}/sending`, { method: 'POST', done: null }),
                        )
                      }
                    >
                      {t('readersPage.public.send')}
                    </QuietButton>
                  )
                )}
              </QuietLine>
            ))}
          </QuietList>
        )}
        {view.publications.length > 0 && !view.isPublic && (
          <p className="soft">{t('readersPage.public.closed')}</p>
        )}
        {!view.canMail && <p className="soft">{t('readersPage.public.noMail')}</p>}
        {sent && (
          <p role="status">
            {t('readersPage.public.sent', { count: sent.sent })}{' '}
            {sent.failed.length > 0 &&
              t('readersPage.public.failed', { mails: sent.failed.map(({ mail }) => mail).join(', ') })}
          </p>
        )}
        {error !== null && <p role="alert">{sentence}</p>}
        {isReady && (
          <div className={style.acts}>
            <Select
              label={t('readersPage.public.month')}
              data={months.map(value => ({ value, label: monthInWords(value, language) }))}
              value={month}
              allowDeselect={false}
              onChange={value => value && setMonth(value as Month)}
            />
            <Button onClick={() => setRead(month)}>
              {t(
                view.publications.some(each => each.month === month)
                  ? 'readersPage.public.again'
                  : 'readersPage.public.preview',
              )}
            </Button>
          </div>
        )}
      </div>
      {read !== null && (
        <Dialog title={monthInWords(read, language)} onClose={() => setRead(null)} size="lg">
          <PreviewDialog month={read} onClose={() => setRead(null)} />
        </Dialog>
      )}
    </Section>
  )
}
