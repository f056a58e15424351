import { useTranslation } from 'react-i18next'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { PlanTabs } from '../../web/components/PlanTabs.tsx'

export function PlanPage() {
  const { t } = useTranslation('plan')
  return (
    <>
      <PlanTabs />
      <PageHeading tab={t('planPage.title')}>{t('planPage.title')}</PageHeading>
    </>
  )
}
