import { useTranslation } from 'react-i18next'
import { OutingTabs } from '../../web/components/OutingTabs.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'

export function SalonPage() {
  const { t } = useTranslation('outings')
  return (
    <>
      <OutingTabs />
      <PageHeading tab={t('salonPage.title')}>{t('salonPage.title')}</PageHeading>
    </>
  )
}
