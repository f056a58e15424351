import { useTranslation } from 'react-i18next'
import { OutingTabs } from '../../web/components/OutingTabs.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'

export function ClubPage() {
  const { t } = useTranslation('clubs')
  return (
    <>
      <OutingTabs />
      <PageHeading tab={t('clubPage.title')}>{t('clubPage.title')}</PageHeading>
    </>
  )
}
