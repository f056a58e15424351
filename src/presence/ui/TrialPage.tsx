import { useTranslation } from 'react-i18next'
import { OutingTabs } from '../../web/components/OutingTabs.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'

export function TrialPage() {
  const { t } = useTranslation('presence')
  return (
    <>
      <OutingTabs />
      <PageHeading tab={t('trialPage.title')}>{t('trialPage.title')}</PageHeading>
    </>
  )
}
