import { useTranslation } from 'react-i18next'
import { Basis } from '../../web/components/Basis.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { CompanyFigures } from '../company-figures.ts'
import type { LogView } from '../log-shown.ts'
import style from './Log.module.css'

/** Oneself against one's own past, a line each. */
export function LogFacts({ now, before, worked }: LogView) {
  const { t } = useTranslation('balance')
  const { number, plainDay } = useFormat()
  const today = useToday()
  const title = t('log.facts.title')
  const { alone, completeness, outside } = now
  const day = (of: CompanyFigures['from']) => plainDay(of, today)
  const { least, most } = completeness.company
  const lines = [
    { fact: 'people', value: weekly(now), earlier: before && weekly(before) },
    {
      fact: 'days',
      value: daysIn(now),
      more: most > least ? t('log.facts.daysMost', { most: number(most) }) : null,
      earlier: before && daysIn(before),
    },
    {
      fact: 'alone',
      value: alone
        ? t('log.facts.aloneValue', { count: alone.days, from: day(alone.from), to: day(alone.to) })
        : t('log.facts.aloneNone'),
      more: alone && alone.unnoted > 0 ? t('log.facts.unnoted', { count: alone.unnoted }) : null,
      earlier:
        before &&
        (before.alone ? t('log.facts.aloneDays', { count: before.alone.days }) : t('log.facts.aloneNone')),
    },
    { fact: 'sphere', value: spheres(now), earlier: before && spheres(before) },
    {
      fact: 'trade',
      value: outside.share === null ? t('log.facts.tradeFew', { count: outside.n }) : sides(now),
      earlier: before && before.outside.share !== null ? sides(before) : null,
    },
    { fact: 'micro', value: micro(now), earlier: before && micro(before) },
    { fact: 'wish', value: wishes(now), earlier: before && wishes(before) },
    {
      fact: 'worked',
      value:
        worked.said === 0
          ? t('log.facts.unsaid')
          : t('log.facts.workedValue', {
              evenings: number(worked.evenings),
              weekends: number(worked.weekendHalves),
              n: number(worked.said),
            }),
      earlier: null,
    },
  ] as const
  return (
    <Section
      title={title}
      aside={
        <Basis
          entry="company-over-time"
          title={title}
          said={t('log.basis.company')}
          over={now}
          n={{ of: 'encounters', count: now.encounters }}
        />
      }
    >
      <QuietList label={title}>
        {lines.map(({ fact, value, earlier, ...rest }) => (
          <QuietLine key={fact}>
            <span className="soft">{t(`log.facts.${fact}`)}</span>
            <span className={style.fact}>
              {value}
              {'more' in rest && rest.more && ` · ${rest.more}`}
            </span>
            {earlier && <span className={style.under}>{t('log.before', { value: earlier })}</span>}
          </QuietLine>
        ))}
      </QuietList>
    </Section>
  )

  function weekly({ peopleAWeek }: CompanyFigures): string {
    return t('log.facts.peopleValue', { n: number(Math.round(peopleAWeek * 10) / 10) })
  }
  function daysIn({ completeness: { company, days } }: CompanyFigures): string {
    return t('log.facts.daysValue', { count: company.least, days })
  }
  function spheres({ spheres: { professional, personal, mixed } }: CompanyFigures): string {
    const n = professional + personal + mixed
    return n === 0
      ? t('log.facts.unsaid')
      : t('log.facts.sphereValue', { ...numbers({ professional, personal, mixed, n }) })
  }
  function sides({ outside: { outside, n } }: CompanyFigures): string {
    return t('log.facts.tradeValue', numbers({ outside, n }))
  }
  function micro({ micro: { met }, modes }: CompanyFigures): string {
    return t('log.facts.microValue', numbers({ n: met, of: modes['in-person'].encounters }))
  }
  function wishes({ wish: { chosen, endured } }: CompanyFigures): string {
    const n = chosen + endured
    return n === 0 ? t('log.facts.unsaid') : t('log.facts.wishValue', numbers({ chosen, endured, n }))
  }
  function numbers<Name extends string>(values: Record<Name, number>): Record<Name, string> {
    const said = Object.entries<number>(values).map(([name, value]) => [name, number(value)])
    return Object.fromEntries(said) as Record<Name, string>
  }
}
