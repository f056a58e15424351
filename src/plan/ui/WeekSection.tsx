import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, type Day } from '../../lib/day.ts'
import { Basis } from '../../web/components/Basis.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section, Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { PlanItemView, WeekPlanView, WeekView } from '../plan.ts'
import style from './Plan.module.css'
import { PlanItem } from './PlanItem.tsx'
import { usePlanChanges, type Wish } from './use-plan.ts'
import { WishForm } from './WishForm.tsx'

interface Props {
  week: WeekView
  today: Day
  onWeek: (monday: Day) => void
}

/** The week as it is proposed and kept, day by day. */
export function WeekSection({ week, today, onWeek }: Props) {
  const { t } = useTranslation('plan')
  const { plainDay } = useFormat()
  const { propose } = usePlanChanges()
  const [isSaying, setSaying] = useState(false)
  const { plan, monday } = week
  const said = plainDay(monday, today)
  const ask = async (wish: Wish) => {
    await propose(monday, wish, said)
    setSaying(false)
  }
  return (
    <Section
      title={t('week.from', { day: said })}
      aside={
        <span className={style.turns}>
          <QuietButton aria-label={t('week.previous')} onClick={() => onWeek(addDays(monday, -7))}>
            {t('week.earlier')}
          </QuietButton>
          <QuietButton aria-label={t('week.next')} onClick={() => onWeek(addDays(monday, 7))}>
            {t('week.after')}
          </QuietButton>
        </span>
      }
    >
      {plan && !isSaying ? (
        <Sheet>
          {plan.rampWeek !== null && <p>{t('week.gentleWeek', { week: plan.rampWeek })}</p>}
          <Items plan={plan} today={today} />
          <Proof plan={plan} />
          <div className={style.gestures}>
            <QuietButton onClick={() => setSaying(true)}>{t('week.settings')}</QuietButton>
            <Basis
              entry="plan-week"
              title={t('week.from', { day: said })}
              said={t('basis.week')}
              over={{ from: monday, to: addDays(monday, 6) }}
              n={{ of: 'gestures', count: plan.candidates }}
            />
          </div>
        </Sheet>
      ) : (
        <Sheet>
          {!plan && <p className={style.lede}>{t('week.empty')}</p>}
          <WishForm
            week={week}
            onPropose={wish => void ask(wish)}
            {...(plan ? { onCancel: () => setSaying(false) } : {})}
          />
        </Sheet>
      )}
    </Section>
  )
}

function Items({ plan: { items }, today }: { plan: WeekPlanView; today: Day }) {
  const { t } = useTranslation('plan')
  const { longDay, capital } = useFormat()
  const shown = items.filter(({ state }) => state !== 'swapped')
  if (shown.length === 0) return <p>{t('week.nothing')}</p>
  const daily = shown.filter(({ kind }) => kind === 'micro')
  const days = Map.groupBy(
    shown.filter(({ kind }) => kind !== 'micro'),
    ({ day }) => day,
  )
  return (
    <>
      {daily.map(item => (
        <PlanItem key={item.id} item={item} />
      ))}
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-label={longDay(day, today)}>
          <h3 className={style.day}>{capital(longDay(day, today))}</h3>
          {byHour(ofDay).map(item => (
            <PlanItem key={item.id} item={item} />
          ))}
        </section>
      ))}
    </>
  )
}

/** How good the choice is known to be. */
function Proof({ plan: { worth, bound, candidates } }: { plan: WeekPlanView }) {
  const { t } = useTranslation('plan')
  if (candidates === 0) return null
  const isExact = bound <= worth
  const percent = worth === 0 ? 100 : Math.ceil((100 * (bound - worth)) / worth)
  return (
    <p className={style.proof}>
      {isExact ? t('week.exact', { count: candidates }) : t('week.near', { count: candidates, percent })}
    </p>
  )
}

function byHour(items: readonly PlanItemView[]): PlanItemView[] {
  return items.toSorted((a, b) => ((a.time ?? '') < (b.time ?? '') ? -1 : 1))
}
