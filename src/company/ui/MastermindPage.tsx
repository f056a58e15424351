import { useTranslation } from 'react-i18next'
import { OutingTabs } from '../../web/components/OutingTabs.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'

export function MastermindPage() {
  const { t } = useTranslation('company')
  return (
    <>
      <OutingTabs />
      <PageHeading tab={t('mastermindPage.title')}>{t('mastermindPage.title')}</PageHeading>
    </>
  )
}
