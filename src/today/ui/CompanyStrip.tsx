import { VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Day } from '../../lib/day.ts'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { Company, CompanyMode } from '../company.ts'
import style from './CompanyStrip.module.css'

const MODES = ['in-person', 'voice', 'writing'] as const satisfies readonly CompanyMode[]
const WORDS = { 'in-person': 'inPerson', voice: 'voice', writing: 'writing' } as const

/** The last four weeks, a bar a day: the nearest company it had. */
export function CompanyStrip({ company, today }: { company: Company; today: Day }) {
  const { t } = useTranslation('today')
  const { longDay } = useFormat()
  const { days } = company
  return (
    <Section title={t('page.company.title')}>
      <p>
        {t('page.company.days', { count: company.inPerson })}
        <Usual company={company} />
      </p>
      <div className={style.days} aria-hidden="true">
        {days.map(({ day, mode }) => (
          <span key={day} className={style.bar} data-mode={mode ?? 'none'} />
        ))}
      </div>
      <ul className={style.legend}>
        {MODES.map(mode => (
          <li key={mode}>
            <span className={style.key} data-mode={mode} aria-hidden="true" />
            {t(`page.company.${WORDS[mode]}`)}
          </li>
        ))}
      </ul>
      <VisuallyHidden>
        <table>
          <caption>{t('page.company.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('page.company.day')}</th>
              <th scope="col">{t('page.company.mode')}</th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ day, mode }) => (
              <tr key={day}>
                <th scope="row">{longDay(day, today)}</th>
                <td>{t(`page.company.${mode ? WORDS[mode] : 'nobody'}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
      <p className={style.more}>
        <Link to="/journal">{t('page.company.journal')}</Link>
      </p>
    </Section>
  )
}

/** Compared with one's own past, where there is enough of it. */
function Usual({ company: { inPerson, usualInPerson } }: { company: Company }) {
  const { t } = useTranslation('today')
  const { inWords } = useFormat()
  if (usualInPerson === null) return '.'
  const difference = Math.round(inPerson - usualInPerson)
  if (difference === 0) return `, ${t('page.company.same')}.`
  const count = Math.abs(difference)
  return (
    <>
      {', '}
      <b>{t(difference < 0 ? 'page.company.fewer' : 'page.company.more', { n: inWords(count) })}</b>{' '}
      {t('page.company.than')}.
    </>
  )
}
