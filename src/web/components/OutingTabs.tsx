import { useTranslation } from 'react-i18next'
import { PageTabs } from './PageTabs.tsx'

/** From one page of going out to the other. */
export function OutingTabs() {
  const { t } = useTranslation('web')
  return (
    <PageTabs
      label={t('outings.label')}
      pages={[
        { to: '/sorties/evenements', words: t('outings.events') },
        { to: '/sorties/visites', words: t('outings.visits') },
        { to: '/sorties/clubs', words: t('outings.clubs') },
        { to: '/sorties/a-distance', words: t('outings.company') },
        { to: '/sorties/journees', words: t('outings.days') },
        { to: '/sorties/lieux', words: t('outings.places') },
      ]}
    />
  )
}
