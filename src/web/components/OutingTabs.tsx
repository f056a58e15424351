import { useTranslation } from 'react-i18next'
import { PageTabs } from './PageTabs.tsx'

/** From one page of going out to the other. */
export function OutingTabs() {
  const { t } = useTranslation('web')
  return (
    <PageTabs
      label={t('outings.label')}
      pages={[
        { to: '/sorties/lieux', words: t('outings.places') },
        { to: '/sorties/visites', words: t('outings.visits') },
      ]}
    />
  )
}
