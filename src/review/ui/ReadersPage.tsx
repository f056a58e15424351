import { useTranslation } from 'react-i18next'
import { BilanTabs } from '../../web/components/BilanTabs.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'

export function ReadersPage() {
  const { t } = useTranslation('review')
  return (
    <>
      <BilanTabs />
      <PageHeading tab={t('readersPage.title')}>{t('readersPage.title')}</PageHeading>
    </>
  )
}
