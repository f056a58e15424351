import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { OwnAddresses } from './OwnAddresses.tsx'
import { SourceList } from './SourceList.tsx'

/** Where encounters are read from again and again, and who the owner is there. */
export function SourcesPage() {
  const { t } = useTranslation('history')
  return (
    <>
      <PageHeading over={<Link to="/settings">{t('sources.settings')}</Link>} tab={t('sources.tab')}>
        {t('sources.title')}
      </PageHeading>
      <SourceList />
      <OwnAddresses />
    </>
  )
}
