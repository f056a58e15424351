import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { moneyInWords } from '../../lib/money.ts'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { ENOUGH_SESSIONS } from '../club-figures.ts'
import type { ClubDetail } from '../shown.ts'
import style from './Clubs.module.css'

/** How often one was there, what each time costs, and what came through those who were met there. */
export function ClubFigures({ detail: { attendance, cost, club, brought, people } }: { detail: ClubDetail }) {
  const { t } = useTranslation('clubs')
  const { language } = useFormat()
  const { went, n, unsaid } = attendance
  const list = (names: string[]) => new Intl.ListFormat(language).format(names)
  const said =
    n === 0
      ? t('figures.attendanceNone')
      : n < ENOUGH_SESSIONS
        ? t('figures.attendanceFew', { count: n, went })
        : t('figures.attendance', { went, n })
  const { received, given } = brought.favours
  const favours = received > 0 && given > 0 ? 'both' : received > 0 ? 'received' : given > 0 ? 'given' : null
  return (
    <Section title={t('figures.title')}>
      <div className={style.sentences}>
        <p>
          {said}
          {unsaid > 0 && n > 0 && ` ${t('figures.unsaid', { count: unsaid })}`}
        </p>
        {cost && cost.perSessionCents > 0 && (
          <p>
            {t('figures.cost', {
              count: cost.n,
              money: moneyInWords({ cents: cost.perSessionCents, currency: club.currency }, language),
            })}
          </p>
        )}
        {people.length > 0 && n > 0 && brought.people.length === 0 && (
          <p className="soft">{t('figures.nothing')}</p>
        )}
        {brought.people.length > 0 && (
          <p>
            {t('figures.metHere', {
              count: brought.people.length,
              names: list(brought.people.map(({ name }) => name)),
            })}
          </p>
        )}
        {brought.mandates.map(({ id, what, through }) => (
          <p key={id}>
            {t('figures.mandate', { names: list(through.map(({ name }) => name)) })}{' '}
            <Link to="/mandats/$mandateId" params={{ mandateId: id }} className={style.name}>
              {what}
            </Link>
          </p>
        ))}
        {brought.won.length > 0 && (
          <p>{t('figures.won', { money: list(brought.won.map(sum => moneyInWords(sum, language))) })}</p>
        )}
        {favours && <p>{t(`figures.favours.${favours}`, { received, given })}</p>}
      </div>
    </Section>
  )
}
