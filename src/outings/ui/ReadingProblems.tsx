import { useTranslation } from 'react-i18next'
import type { Problem } from '../../lib/problem.ts'
import style from './Events.module.css'

/** Of those that were met, how many are told one by one. */
const MOST = 5

const CODES = [
  'feed-mended',
  'feed-too-many',
  'feed-damaged',
  'feed-not-calendar',
  'event-without-day',
  'event-zone-unknown',
  'event-rule',
] as const

/** What could not be read as it was written, in sentences; nothing where there is nothing to say. */
export function ReadingProblems({ problems }: { problems: readonly Problem[] }) {
  const { t } = useTranslation('outings')
  if (problems.length === 0) return null
  const said = problems.flatMap(({ code, where, params }) => {
    const known = CODES.find(one => one === code)
    return known ? [t(`problem.${known}`, { where, ...params })] : []
  })
  return (
    <ul className={style.found}>
      {[...new Set(said)].slice(0, MOST).map(sentence => (
        <li key={sentence} className="soft">
          {sentence}
        </li>
      ))}
      {problems.length > MOST && (
        <li className="soft">{t('events.problems', { count: problems.length - MOST })}</li>
      )}
    </ul>
  )
}
