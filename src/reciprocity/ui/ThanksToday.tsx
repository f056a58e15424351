import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Section } from '../../web/components/Sheet.tsx'
import { forTheMorning } from '../shown.ts'
import style from './ThanksCard.module.css'
import { ThanksCard } from './ThanksCard.tsx'
import { useThanks } from './use-thanks.ts'

/** Whom to thank, whom to give news: two at most, nothing while there is nobody. */
export function ThanksToday() {
  const { t } = useTranslation('reciprocity')
  const { data: due = [] } = useThanks()
  const shown = forTheMorning(due)
  if (shown.length === 0) return null
  return (
    <Section
      title={t('page.thank')}
      aside={
        <Link to="/retours" className={style.all}>
          {t('thanks.seeAll')}
        </Link>
      }
    >
      {shown.map(each => (
        <ThanksCard key={each.key} due={each} />
      ))}
    </Section>
  )
}
