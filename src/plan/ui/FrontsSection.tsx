import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { addDays, type Day } from '../../lib/day.ts'
import { Basis } from '../../web/components/Basis.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { type FrontsView, LATELY_DAYS, type Lately } from '../fronts.ts'
import type { Front, Key } from '../plan.ts'
import style from './Plan.module.css'

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
  // Eleven times nothing tells nothing: where none was ever noted, the next steps say it all.
  const isNew = [...fronts, ...keys].every(({ lastOn }) => lastOn === null)
  const span = { from: addDays(today, 1 - LATELY_DAYS), to: today }
  return (
    <>
      <Section
        title={t('fronts.title')}
        aside={
          !isNew && (
            <Basis entry="plan-fronts" title={t('fronts.title')} said={t('basis.fronts')} over={span} />
          )
        }
      >
        <QuietList label={t('fronts.title')}>
          {fronts.map(front => (
            <Line
              key={front.name}
              lately={front}
              isNew={isNew}
              title={t(`front.${front.name}`)}
              today={today}
            />
          ))}
        </QuietList>
      </Section>
      <Section
        title={t('fronts.keys')}
        aside={
          !isNew && (
            <Basis entry="plan-fronts" title={t('fronts.keys')} said={t('basis.fronts')} over={span} />
          )
        }
      >
        <QuietList label={t('fronts.keys')}>
          {keys.map(key => (
            <Line key={key.name} lately={key} isNew={isNew} title={t(`key.${key.name}`)} today={today} />
          ))}
        </QuietList>
      </Section>
    </>
  )
}

function Line({
  lately,
  title,
  today,
  isNew,
}: {
  lately: Lately
  title: string
  today: Day
  isNew: boolean
}) {
  const { t } = useTranslation('plan')
  const { relativeDay, capital } = useFormat()
  const { name, count, lastOn } = lately
  const said =
    lastOn === null
      ? t('fronts.never')
      : t('parted', {
          all: t('fronts.lately', { count }),
          next: t('fronts.last', { when: relativeDay(lastOn, today) }),
        })
  return (
    <QuietLine>
      <span className={style.front}>
        <span>{title}</span>
        {!isNew && <span className={style.under}>{capital(said)}</span>}
        <Link to={STEPS[name]} className={style.step}>
          {t(`step.${name}`)}
        </Link>
      </span>
    </QuietLine>
  )
}
