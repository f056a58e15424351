import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Basis } from '../../web/components/Basis.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { SHAPE } from '../scales.ts'
import type { Trend } from '../self-report.ts'
import style from './Said.module.css'
import { TrendLine } from './TrendLine.tsx'
import { useBalanceChanges } from './use-balance.ts'

const ENTRIES = {
  djg6: 'de-jong-gierveld',
  ucla3: 'ucla-three-items',
  ons: 'the-direct-question',
} as const

/** One scale: the last answer in words, the line, the table. */
export function SaidScale({ trend: { scale, reports, change } }: { trend: Trend }) {
  const { t } = useTranslation('balance')
  const { plainDay, number } = useFormat()
  const today = useToday()
  const { removeReport } = useBalanceChanges()
  const last = reports.at(-1)
  if (!last) return null
  const { least, most } = SHAPE[scale]
  const day = plainDay(last.day, today)
  const rounded = (value: number) => number(Math.round(value * 10) / 10)
  const points = reports.flatMap(each => (each.total === null ? [] : [{ day: each.day, value: each.total }]))
  const name = t(`scale.${scale}.name`)
  const isSix = scale === 'djg6'
  const part = (value: number | null) => (value === null ? t('said.partMissing') : number(value))
  return (
    <article className={style.scale} aria-label={name}>
      <div className={style.scaleTitle}>
        <h3>{name}</h3>
        <Basis
          entry={ENTRIES[scale]}
          title={name}
          said={t(`said.basis.${scale}`)}
          over={{ from: reports[0]?.day ?? last.day, to: last.day }}
          n={{ of: 'reports', count: reports.length }}
        />
      </div>
      <p>
        <strong>
          {last.total === null
            ? t('said.noTotal', { day })
            : t('said.total', { total: last.total, most, day })}
        </strong>
        {isSix && ` · ${t('said.parts', { emotional: part(last.emotional), social: part(last.social) })}`}
      </p>
      <p className={style.change}>
        {change
          ? t(`said.change.${change.kind}`, {
              usual: rounded(change.usual),
              earlier: change.earlier,
              bound: rounded(change.bound),
            })
          : t(scale === 'ons' ? 'said.firstOwn' : 'said.first')}
      </p>
      <TrendLine points={points} least={least} most={most} />
      <p className="soft">
        {t('said.range', { least, most })} · {t('said.n', { count: reports.length })}
      </p>
      <details className={style.details}>
        <summary>{t('said.table')}</summary>
        <table className={style.table}>
          <thead>
            <tr>
              <th scope="col">{t('said.day')}</th>
              <th scope="col">{t('said.score')}</th>
              {isSix && <th scope="col">{t('said.emotional')}</th>}
              {isSix && <th scope="col">{t('said.social')}</th>}
              <td />
            </tr>
          </thead>
          <tbody>
            {reports.toReversed().map(report => (
              <tr key={report.id}>
                <th scope="row">{plainDay(report.day, today)}</th>
                <td>{part(report.total)}</td>
                {isSix && <td>{part(report.emotional)}</td>}
                {isSix && <td>{part(report.social)}</td>}
                <td>
                  <ActionIcon
                    aria-label={t('said.remove', { day: plainDay(report.day, today) })}
                    onClick={() => void removeReport(report)}
                    my={-8}
                  >
                    <IconX size={16} aria-hidden="true" />
                  </ActionIcon>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </article>
  )
}
