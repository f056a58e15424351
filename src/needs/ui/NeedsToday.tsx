import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { NeedForToday } from '../for-today.ts'
import style from './NeedsPage.module.css'
import { useNeedsToday } from './use-needs.ts'

/** What is needed and not yet found: the answer awaited the longest, or whom to ask. */
export function NeedsToday() {
  const { t } = useTranslation('needs')
  const { capital } = useFormat()
  const { data: needs = [] } = useNeedsToday()
  if (needs.length === 0) return null
  return (
    <Section title={t('today.title')}>
      <QuietList label={t('today.title')}>
        {needs.map(({ need, ...rest }) => (
          <QuietLine key={need.id}>
            <Link to="/plan/besoins" search={{ need: need.id }} className={style.need}>
              {capital(need.what)}
            </Link>
            <span className={style.came}>
              <Standing {...rest} />
            </span>
          </QuietLine>
        ))}
      </QuietList>
    </Section>
  )
}

function Standing({ awaited, answers }: Omit<NeedForToday, 'need'>) {
  const { t } = useTranslation('needs')
  const { inWords, relativeDay } = useFormat()
  const today = useToday()
  if (awaited) {
    const name = awaited.personName || t('asks.gone')
    return <>{t('today.awaited', { name, on: relativeDay(awaited.askedOn, today) })}</>
  }
  if (answers > 0) return <>{t('today.answers', { count: answers, number: inWords(answers) })}</>
  return <>{t('today.whom')}</>
}
