import { useTranslation } from 'react-i18next'
import { OutingTabs } from '../../web/components/OutingTabs.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'

export function ClubsPage() {
  const { t } = useTranslation('clubs')
  return (
    <>
      <OutingTabs />
      <PageHeading tab={t('clubsPage.title')}>{t('clubsPage.title')}</PageHeading>
    </>
  )
}
