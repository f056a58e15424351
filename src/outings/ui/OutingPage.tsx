import { useTranslation } from 'react-i18next'
import { OutingTabs } from '../../web/components/OutingTabs.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'

export function OutingPage() {
  const { t } = useTranslation('outings')
  return (
    <>
      <OutingTabs />
      <PageHeading tab={t('outingPage.title')}>{t('outingPage.title')}</PageHeading>
    </>
  )
}
