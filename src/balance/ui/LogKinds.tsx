import { useTranslation } from 'react-i18next'
import { Basis } from '../../web/components/Basis.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { LogView } from '../log-shown.ts'
import style from './Log.module.css'

const INDICES = ['shannon', 'evenness', 'blau', 'iqv'] as const

/** Of what kinds the people seen are, and how varied they are. */
export function LogKinds({ now, before }: Pick<LogView, 'now' | 'before'>) {
  const { t } = useTranslation('balance')
  const { number } = useFormat()
  const title = t('log.kinds.title')
  const { kinds, diversity, withoutKind } = now
  const there = kinds.filter(({ people }) => people > 0).sort((one, other) => other.people - one.people)
  const counted = there.reduce((sum, { people }) => sum + people, 0)
  const tenth = (value: number) => number(Math.round(value * 10) / 10)
  const hundredth = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : number(Math.round(value * 100) / 100)
  return (
    <Section
      title={title}
      aside={
        <Basis
          entry="diversity-of-company"
          title={title}
          said={t('log.basis.diversity')}
          over={now}
          n={{ of: 'people', count: Math.round(counted) }}
        />
      }
    >
      <p>
        {there.length === 0
          ? t('log.kinds.none')
          : t('log.kinds.say', { count: diversity.present, n: number(Math.round(counted)) })}
        {withoutKind > 0 && ` ${t('log.kinds.without', { count: withoutKind })}`}
      </p>
      {there.length > 0 && (
        <>
          <QuietList label={title}>
            {there.map(({ relation, people }) => (
              <QuietLine key={relation} end={<span className={style.value}>{tenth(people)}</span>}>
                {t(`log.relation.${relation}`)}
              </QuietLine>
            ))}
          </QuietList>
          <p className="soft">{t('log.kinds.half')}</p>
          <details className={style.details}>
            <summary>{t('log.kinds.indices')}</summary>
            <div className={style.scroll}>
              <table className={style.table}>
                <thead>
                  <tr>
                    <th scope="col">{t('log.kinds.index')}</th>
                    <th scope="col">{t('log.kinds.now')}</th>
                    <th scope="col">{t('log.kinds.earlier')}</th>
                  </tr>
                </thead>
                <tbody>
                  {INDICES.map(index => (
                    <tr key={index}>
                      <th scope="row">{t(`log.kinds.${index}`)}</th>
                      <td>{hundredth(diversity[index])}</td>
                      <td>{hundredth(before?.diversity[index])}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        </>
      )}
    </Section>
  )
}
