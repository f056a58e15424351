import { useTranslation } from 'react-i18next'
import { BilanTabs } from '../../web/components/BilanTabs.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'

export function BilanPage() {
  const { t } = useTranslation('review')
  return (
    <>
      <BilanTabs />
      <PageHeading tab={t('bilanPage.title')}>{t('bilanPage.title')}</PageHeading>
    </>
  )
}
