import { useTranslation } from 'react-i18next'
import { BilanTabs } from '../../web/components/BilanTabs.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import style from './Episode.module.css'
import { FeedSection } from './FeedSection.tsx'
import { NoticesSection } from './NoticesSection.tsx'
import { PublishSection } from './PublishSection.tsx'
import { ReadersSection } from './ReadersSection.tsx'
import { RepliesSection } from './RepliesSection.tsx'
import { useReaders } from './use-readers.ts'

export function ReadersPage() {
  const { t } = useTranslation('review')
  const { data, error, refetch } = useReaders()
  return (
    <>
      <BilanTabs />
      <PageHeading over={t('bilanPage.title')} tab={t('readersPage.title')}>
        {t('readersPage.title')}
      </PageHeading>
      {error && !data && <ErrorNote error={error} retry={refetch} />}
      {data && (
        <>
          <p className={style.lede}>{t('readersPage.about')}</p>
          {(data.replies.length > 0 || data.readers.length > 0) && <RepliesSection replies={data.replies} />}
          <PublishSection view={data} />
          <NoticesSection key={JSON.stringify(data.notices)} view={data} />
          <FeedSection hasLink={data.hasFeedLink} />
          <ReadersSection readers={data.readers} />
        </>
      )}
    </>
  )
}
