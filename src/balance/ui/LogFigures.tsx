import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openCapture } from '../../encounters/ui/capture-door.ts'
import { addDays, type Day } from '../../lib/day.ts'
import { Basis } from '../../web/components/Basis.tsx'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { CompanyFigures } from '../company-figures.ts'
import { NETWORK_WEEKS } from '../five-networks.ts'
import type { LogView } from '../log-shown.ts'
import { lastFullWeeks } from '../weekly.ts'
import style from './Log.module.css'
import { LogChannels } from './LogChannels.tsx'
import { LogFacts } from './LogFacts.tsx'
import { LogKinds } from './LogKinds.tsx'
import { LogWeeks } from './LogWeeks.tsx'
import { useLogFigures, useMixedTies } from './use-log.ts'
import { WithdrawalNote } from './WithdrawalNote.tsx'

const PERIODS = [4, 13, 52] as const

/** What the log shows: the doubt first, then lists, tables and a picture. */
export function LogFigures() {
  const { t } = useTranslation('balance')
  const [weeks, setWeeks] = useState<(typeof PERIODS)[number]>(4)
  const today = useToday()
  const figures = useLogFigures(lastFullWeeks(today, weeks))
  const { data } = figures
  const isEmpty = data && data.now.encounters === 0 && data.before === null
  if (isEmpty && data.now.completeness.noted === 0) return <NothingNoted />
  return (
    <>
      <WithdrawalNote />
      <Section
        title={t('log.title')}
        id="log"
        aside={
          data && (
            <Basis
              entry="how-complete-the-log-is"
              title={t('log.title')}
              said={t('log.basis.completeness')}
              over={data.now}
              n={{ of: 'days', count: data.now.completeness.noted }}
            />
          )
        }
      >
        <fieldset className={style.periods}>
          <legend className={style.hidden}>{t('log.period.label')}</legend>
          {PERIODS.map(period => (
            <label key={period} className={style.period}>
              <input
                type="radio"
                name="log-period"
                checked={period === weeks}
                onChange={() => setWeeks(period)}
              />
              {t(`log.period.${period}`)}
            </label>
          ))}
        </fieldset>
        {figures.isError && !data && <p className="soft">{t('log.failed')}</p>}
        {data && <Doubt {...data} />}
        {isEmpty && <p>{t('log.none')}</p>}
      </Section>
      {data && !isEmpty && (
        <>
          <LogFacts {...data} />
          <LogChannels now={data.now} before={data.before} />
          <LogWeeks weeks={data.weeks} />
          <LogKinds now={data.now} before={data.before} />
          <FiveNetworksSection networks={data.networks} to={data.now.to} />
          <MixedTies now={data.now} />
        </>
      )}
    </>
  )
}

function NothingNoted() {
  const { t } = useTranslation('balance')
  const { t: ofWeb } = useTranslation('web')
  return (
    <Section title={t('log.title')} id="log">
      <EmptyState
        action={
          <Button variant="default" onClick={() => openCapture()}>
            {ofWeb('nav.capture')}
          </Button>
        }
      >
        {t('log.none')}
      </EmptyState>
    </Section>
  )
}

/** How far the notes speak, before anything they say. */
function Doubt({ now, before }: Pick<LogView, 'now' | 'before'>) {
  const { t } = useTranslation('balance')
  const { number, plainDay } = useFormat()
  const today = useToday()
  const { share, noted, days, away, doubt } = now.completeness
  const ends = ({ from, to }: CompanyFigures) => ({ from: plainDay(from, today), to: plainDay(to, today) })
  return (
    <>
      <p>
        {share === null
          ? t('log.completeNone')
          : t('log.complete', { percent: number(Math.round(share * 100)), noted, days })}{' '}
        {share !== null && t(`log.doubt.${doubt}`)}
      </p>
      <p className="soft">
        {t('log.span', ends(now))} {before ? t('log.beside', ends(before)) : t('log.noBefore')}
        {away > 0 && ` ${t('log.away', { count: away })}`}
      </p>
    </>
  )
}

function FiveNetworksSection({ networks: five, to }: Pick<LogView, 'networks'> & { to: Day }) {
  const { t } = useTranslation('balance')
  const { number } = useFormat()
  const title = t('log.five.title')
  return (
    <Section
      title={title}
      aside={
        <Basis
          entry="the-five-networks"
          title={title}
          said={t('log.basis.five')}
          over={{ from: addDays(to, 1 - 7 * NETWORK_WEEKS), to }}
        />
      }
    >
      <p>
        {t('log.five.say', { n: number(five.active) })}
        {five.standing === null && ` ${t('log.five.short')}`}
      </p>
      <QuietList label={title}>
        {five.networks.map(({ network, weeks, isActive }) => (
          <QuietLine
            key={network}
            end={
              <span className={style.value}>
                {t('log.five.weeks', { count: weeks })}
                {isActive && ` · ${t('log.five.active')}`}
              </span>
            }
          >
            {t(`log.five.${network}`)}
          </QuietLine>
        ))}
      </QuietList>
    </Section>
  )
}

/** Told when asked, and as a fact. */
function MixedTies({ now: { from, to } }: Pick<LogView, 'now'>) {
  const { t } = useTranslation('balance')
  const [isOpen, setOpen] = useState(false)
  const people = useMixedTies({ from, to }, isOpen).data?.people
  const title = t('log.mixed.title')
  return (
    <Section
      title={title}
      aside={
        <Basis entry="company-over-time" title={title} said={t('log.basis.company')} over={{ from, to }} />
      }
    >
      <details className={style.details} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t('log.mixed.ask')}</summary>
        {people && (
          <>
            <p>{people.length === 0 ? t('log.mixed.none') : t('log.mixed.say', { count: people.length })}</p>
            <QuietList label={title}>
              {people.map(person => (
                <QuietLine key={person.id}>
                  <PersonLink {...person} />
                </QuietLine>
              ))}
            </QuietList>
          </>
        )}
      </details>
    </Section>
  )
}
