import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../web/format.ts'
import { useWaitingCounts } from './use-waiting.ts'
import style from './Waiting.module.css'

/** One quiet line where something that was read waits for the owner's word. */
export function HistoryToday() {
  const { t } = useTranslation('history')
  const { number } = useFormat()
  const { data } = useWaitingCounts()
  if (!data || data.meetings + data.correspondents === 0) return null
  const { meetings, correspondents } = data
  const parts = [
    meetings > 0 ? t('today.meetings', { count: meetings, n: number(meetings) }) : '',
    correspondents > 0 ? t('today.correspondents', { count: correspondents, n: number(correspondents) }) : '',
  ].filter(part => part !== '')
  return (
    <p className={style.today}>
      {t('today.waiting', { what: parts.join(t('today.and')) })}{' '}
      <Link to="/journal/a-confirmer">{t('today.open')}</Link>
    </p>
  )
}
