import { useTranslation } from 'react-i18next'
import { PageTabs } from './PageTabs.tsx'

/** From one page of the plan to the other. */
export function PlanTabs() {
  const { t } = useTranslation('web')
  return (
    <PageTabs
      label={t('plan.label')}
      pages={[
        { to: '/plan', words: t('plan.week') },
        { to: '/plan/idees', words: t('plan.ideas') },
        { to: '/plan/besoins', words: t('plan.needs') },
        { to: '/plan/reseaux', words: t('plan.networks') },
        { to: '/plan/depart', words: t('plan.leap') },
      ]}
    />
  )
}
