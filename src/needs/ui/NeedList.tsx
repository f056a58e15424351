import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { NeedView } from '../need.ts'
import style from './NeedsPage.module.css'

/** Needs, each with where it stands. */
export function NeedList({ needs, label }: { needs: NeedView[]; label: string }) {
  const { capital } = useFormat()
  return (
    <QuietList label={label}>
      {needs.map(need => (
        <QuietLine key={need.id} end={<State need={need} />}>
          <Link to="/plan/besoins" search={{ need: need.id }} className={style.need}>
            {capital(need.what)}
          </Link>
          {need.cameOf !== '' && <span className={style.came}>{need.cameOf}</span>}
        </QuietLine>
      ))}
    </QuietList>
  )
}

function State({ need: { closedOn, outcome, asks } }: { need: NeedView }) {
  const { t } = useTranslation('needs')
  const { inWords, relativeDay } = useFormat()
  const today = useToday()
  if (closedOn !== null) {
    return <>{t(`page.state.${outcome ?? 'dropped'}`, { on: relativeDay(closedOn, today) })}</>
  }
  const waiting = asks.filter(({ answer }) => answer === 'waiting').length
  if (waiting > 0) return <>{t('page.state.waiting', { count: waiting, number: inWords(waiting) })}</>
  if (asks.length === 0) return <>{t('page.state.nobody')}</>
  return <>{t('page.state.answered', { count: asks.length, number: inWords(asks.length) })}</>
}
