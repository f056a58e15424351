import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { WorthInput } from '../worth.ts'
import type { WorthSource } from '../worth-begin.ts'
import type { Flip } from '../worth-sensitivity.ts'
import { judgeVisit } from '../worth-verdict.ts'
import { useVisitWords } from './use-visit-words.ts'
import style from './Visits.module.css'

/** The verdict in a sentence, what it hangs on, what each option brings, and where the figures come from. */
export function WorthAnswer({ source, input }: { source: WorthSource; input: WorthInput }) {
  const { t } = useTranslation('visits')
  const { long, money } = useVisitWords()
  const { missing } = source
  if (missing && input.travel.minutes === 0) {
    return (
      <Sheet quiet>
        <Missing missing={missing} />
        <p>{t('worth.sayTravel')}</p>
      </Sheet>
    )
  }
  const { verdict, options, flips } = judgeVisit(input)
  const { currency } = input
  return (
    <>
      <Sheet quiet>
        <p role="status" className={style.verdict}>
          {t(`verdict.${verdict.key}`, verdict.params)}
        </p>
        <p>
          <Hinge flip={flips[0]} input={input} />
        </p>
      </Sheet>
      {missing && <Missing missing={missing} />}
      <div>
        <QuietList label={t('worth.options')}>
          {options.map(({ option, costCents, gainCents, minutes }) => (
            <QuietLine
              key={option}
              end={
                option === 'no'
                  ? t('worth.nothing')
                  : t('worth.costs', { cost: money(costCents, currency), gain: money(gainCents, currency) })
              }
            >
              {t(`option.${option}`)}
              {minutes > 0 && <span className={style.under}>{long(minutes)}</span>}
            </QuietLine>
          ))}
        </QuietList>
        <p className="soft small">{t('worth.estimate')}</p>
      </div>
      <Basis source={source} />
    </>
  )
}

function Missing({ missing }: { missing: 'home' | 'person' }) {
  const { t } = useTranslation('visits')
  if (missing === 'person') return <p>{t('worth.noTown')}</p>
  return (
    <p>
      {t('worth.noHome')} <Link to="/sorties/lieux">{t('worth.sayHome')}</Link>
    </p>
  )
}

function Hinge({ flip, input: { currency } }: { flip: Flip | undefined; input: WorthInput }) {
  const { t } = useTranslation('visits')
  const { long, money, percent } = useVisitWords()
  if (!flip) return <>{t('hinge.none')}</>
  const { hinge, from, at, to } = flip
  const said = (value: number) =>
    hinge === 'chance' ? percent(value) : hinge === 'travel' ? long(value) : money(value, currency)
  return <>{t(`hinge.${hinge}`, { from: said(from), at: said(at), instead: t(`instead.${to}`) })}</>
}

/** What of the owner's past it is reckoned from, and what is only ours. */
function Basis({ source: { basis } }: { source: WorthSource }) {
  const { t } = useTranslation('visits')
  const { number } = useFormat()
  const { money } = useVisitWords()
  const { past, currency, valueCents, valueFrom, hourlyRateCents, rateFrom } = basis
  const said = [
    past.n === 0 ? t('past.none') : t('past.won', { count: past.n, won: past.won }),
    past.tooRecent > 0 && t('past.tooRecent', { count: past.tooRecent, n: number(past.tooRecent) }),
    t(`basis.value.${valueFrom}`, {
      value: money(valueCents, currency),
      n: number(past.medianCents?.n ?? 0),
    }),
    t(`basis.rate.${rateFrom}`, { rate: money(hourlyRateCents, currency) }),
    t('why.video'),
  ]
  return (
    <details className={style.basis}>
      <summary>{t('basis.title')}</summary>
      <ul>
        {said.filter(Boolean).map(each => (
          <li key={String(each)}>{each}</li>
        ))}
      </ul>
    </details>
  )
}
