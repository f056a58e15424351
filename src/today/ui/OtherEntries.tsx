import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { openFavour } from '../../reciprocity/ui/favour-door.ts'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import style from './OtherEntries.module.css'

const PAGES = [
  { to: '/mandats', words: 'mandate' },
  { to: '/plan/idees', words: 'idea' },
  { to: '/plan/besoins', words: 'need' },
] as const

/** What else one line notes, each where it stands. */
export function OtherEntries() {
  const { t } = useTranslation('today')
  return (
    <p className={style.others}>
      <span className="soft">{t('page.or.lead')}</span>
      <QuietButton onClick={() => openFavour()}>{t('page.or.favour')}</QuietButton>
      {PAGES.map(({ to, words }) => (
        <Link key={to} to={to} className={style.other}>
          {t(`page.or.${words}`)}
        </Link>
      ))}
    </p>
  )
}
