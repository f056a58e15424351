import { useTranslation } from 'react-i18next'
import { Basis } from '../../web/components/Basis.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { LogView } from '../log-shown.ts'
import { MODES } from '../weekly.ts'
import style from './Log.module.css'

const COLUMNS = ['people', 'week', 'days', 'encounters'] as const

/** The four channels beside each other, never lumped. */
export function LogChannels({ now, before }: Pick<LogView, 'now' | 'before'>) {
  const { t } = useTranslation('balance')
  const { number } = useFormat()
  const title = t('log.channels.title')
  const values = ({ people, peopleAWeek, days, encounters }: LogView['now']['modes']['call']) => ({
    ...{ people, days, encounters },
    week: Math.round(peopleAWeek * 10) / 10,
  })
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
      <div className={style.scroll}>
        <table className={style.table} data-tight>
          <caption>
            {t('log.channels.caption')} {before && t('log.channels.below')}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('log.channels.mode')}</th>
              {COLUMNS.map(column => (
                <th key={column} scope="col">
                  {t(`log.channels.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {MODES.map(mode => {
              const earlier = before && values(before.modes[mode])
              return (
                <tr key={mode}>
                  <th scope="row">{t(`log.mode.${mode}`)}</th>
                  {COLUMNS.map(column => (
                    <td key={column}>
                      {number(values(now.modes[mode])[column])}
                      {earlier && (
                        <span className={style.under}>
                          <span className={style.hidden}>
                            {t('log.before', { value: number(earlier[column]) })}
                          </span>
                          <span aria-hidden="true">{number(earlier[column])}</span>
                        </span>
                      )}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
