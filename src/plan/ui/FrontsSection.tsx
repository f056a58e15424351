import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Day } from '../../lib/day.ts'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { FrontsView, Lately } from '../fronts.ts'
import type { Front, Key } from '../plan.ts'
import style from './Plan.module.css'
import { PlanBasis } from './PlanBasis.tsx'

const STEPS = {
  visits: '/sorties/visites',
  micro: '/journal',
  events: '/sorties/evenements',
  networks: '/plan/reseaux',
  club: '/sorties/clubs',
  work: '/sorties/journees',
  creativity: '/plan/idees',
  plan: '/plan',
  selfEsteem: '/plan/idees',
  occasion: '/journal',
  balance: '/bilan/equilibre',
} as const satisfies Record<Front | Key, string>

/** What was done lately on each front and with each key, and one next step. */
export function FrontsSection({ view: { fronts, keys }, today }: { view: FrontsView; today: Day }) {
  const { t } = useTranslation('plan')
  return (
    <>
      <Section title={t('fronts.title')} aside={<PlanBasis of="fronts" title={t('fronts.title')} />}>
        <QuietList label={t('fronts.title')}>
          {fronts.map(front => (
            <Line key={front.name} lately={front} title={t(`front.${front.name}`)} today={today} />
          ))}
        </QuietList>
      </Section>
      <Section title={t('fronts.keys')}>
        <QuietList label={t('fronts.keys')}>
          {keys.map(key => (
            <Line key={key.name} lately={key} title={t(`key.${key.name}`)} today={today} />
          ))}
        </QuietList>
      </Section>
    </>
  )
}

function Line({ lately, title, today }: { lately: Lately; title: string; today: Day }) {
  const { t } = useTranslation('plan')
  const { relativeDay, capital } = useFormat()
  const { name, count, lastOn } = lately
  const said =
    lastOn === null
      ? t('fronts.never')
      : [t('fronts.lately', { count }), t('fronts.last', { when: relativeDay(lastOn, today) })].join(' ; ')
  return (
    <QuietLine>
      <span className={style.front}>
        <span>{title}</span>
        <span className={style.under}>{capital(said)}</span>
        <Link to={STEPS[name]} className={style.step}>
          {t(`step.${name}`)}
        </Link>
      </span>
    </QuietLine>
  )
}
