import { useTranslation } from 'react-i18next'
import { BilanTabs } from '../../web/components/BilanTabs.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'

export function PeopleNetworkPage() {
  const { t } = useTranslation('balance')
  return (
    <>
      <BilanTabs />
      <PageHeading tab={t('peopleNetworkPage.title')}>{t('peopleNetworkPage.title')}</PageHeading>
    </>
  )
}
