import { useTranslation } from 'react-i18next'
import { BilanTabs } from '../../web/components/BilanTabs.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'

export function BalancePage() {
  const { t } = useTranslation('balance')
  return (
    <>
      <BilanTabs />
      <PageHeading tab={t('balancePage.title')}>{t('balancePage.title')}</PageHeading>
    </>
  )
}
