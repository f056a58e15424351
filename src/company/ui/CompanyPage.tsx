import { useTranslation } from 'react-i18next'
import { OutingTabs } from '../../web/components/OutingTabs.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'

export function CompanyPage() {
  const { t } = useTranslation('company')
  return (
    <>
      <OutingTabs />
      <PageHeading tab={t('companyPage.title')}>{t('companyPage.title')}</PageHeading>
    </>
  )
}
