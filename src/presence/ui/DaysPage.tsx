import { useTranslation } from 'react-i18next'
import { OutingTabs } from '../../web/components/OutingTabs.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'

export function DaysPage() {
  const { t } = useTranslation('presence')
  return (
    <>
      <OutingTabs />
      <PageHeading tab={t('daysPage.title')}>{t('daysPage.title')}</PageHeading>
    </>
  )
}
