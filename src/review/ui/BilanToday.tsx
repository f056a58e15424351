import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isElided } from '../../lib/elision.ts'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { monthName, monthOf, monthsAfter } from '../month.ts'
import style from './Bilan.module.css'
import { useMonths } from './use-bilan.ts'

/** Until the tenth, nobody is reminded longer. */
const LAST_DAY = 10

/** From the first of the month until it was read, or the tenth: the month before is ready. */
export function BilanToday() {
  const { t } = useTranslation('review')
  const { language } = useFormat()
  const today = useToday()
  const { data: months = [] } = useMonths()
  if (Number(today.slice(8)) > LAST_DAY) return null
  const last = months.find(({ month }) => month === monthsAfter(monthOf(today), -1))
  if (!last || last.readOn !== null || last.encounters === 0) return null
  const name = monthName(last.month, language)
  return (
    <p className={style.ready}>
      <Link to="/bilan" search={{ month: last.month }}>
        {t(isElided(name) ? 'today.readyElided' : 'today.ready', { month: name })}
      </Link>
    </p>
  )
}
