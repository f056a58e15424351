import { useTranslation } from 'react-i18next'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { StagedHistory } from '../staged-history.ts'
import style from './ImportPage.module.css'

const KEPT = ['meetings', 'known', 'unknown'] as const
const LEFT = ['automatic', 'missed', 'crowd', 'undatable', 'alone'] as const

/** What the files tell of encounters, and what is left out of it. */
export function HistoryPreview({ history }: { history: StagedHistory }) {
  const { t } = useTranslation('history')
  const { number, plainDay } = useFormat()
  const today = useToday()
  const { exchanges, days, from, to, guessed } = history
  return (
    <Section title={t('import.title')}>
      <div className={style.said}>
        {exchanges > 0 && (
          <p>{t('import.exchanges', { count: exchanges, n: number(exchanges), days: number(days) })}</p>
        )}
        {KEPT.filter(kind => history[kind] > 0).map(kind => (
          <p key={kind}>{t(`import.${kind}`, { count: history[kind], n: number(history[kind]) })}</p>
        ))}
        {from && to && <p>{t('import.span', { from: plainDay(from, today), to: plainDay(to, today) })}</p>}
      </div>
      <div className={style.small}>
        {LEFT.filter(kind => history[kind] > 0).map(kind => (
          <p key={kind}>{t(`import.${kind}`, { count: history[kind], n: number(history[kind]) })}</p>
        ))}
        {guessed.length > 0 && <p>{t('import.guessed', { mails: guessed.join(', ') })}</p>}
        <p>{t('import.text')}</p>
      </div>
    </Section>
  )
}
