import { useTranslation } from 'react-i18next'
import { PageTabs } from './PageTabs.tsx'

/** From one page of looking back to the other. */
export function BilanTabs() {
  const { t } = useTranslation('web')
  return (
    <PageTabs
      label={t('bilan.label')}
      pages={[
        { to: '/bilan', words: t('bilan.month') },
        { to: '/bilan/equilibre', words: t('bilan.balance') },
        { to: '/bilan/reseau', words: t('bilan.network') },
        { to: '/bilan/lecteurs', words: t('bilan.readers') },
      ]}
    />
  )
}
