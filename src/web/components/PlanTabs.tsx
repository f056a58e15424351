import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import style from './PlanTabs.module.css'

const PAGES = [
  { to: '/plan/idees', words: 'ideas' },
  { to: '/plan/besoins', words: 'needs' },
  { to: '/plan/depart', words: 'leap' },
] as const

/** From one page of the plan to the other. */
export function PlanTabs() {
  const { t } = useTranslation('web')
  return (
    <nav className={style.tabs} aria-label={t('plan.label')}>
      {PAGES.map(({ to, words }) => (
        <Link key={to} to={to} className={style.tab}>
          {t(`plan.${words}`)}
        </Link>
      ))}
    </nav>
  )
}
