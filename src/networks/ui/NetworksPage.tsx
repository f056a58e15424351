import { useTranslation } from 'react-i18next'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { PlanTabs } from '../../web/components/PlanTabs.tsx'

export function NetworksPage() {
  const { t } = useTranslation('networks')
  return (
    <>
      <PlanTabs />
      <PageHeading tab={t('networksPage.title')}>{t('networksPage.title')}</PageHeading>
    </>
  )
}
