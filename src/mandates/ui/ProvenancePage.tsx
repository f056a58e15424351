import { Button, Skeleton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { Provenance } from '../provenance.ts'
import type { ProvenanceAnswer } from '../provenance-answer.ts'
import { type ChosenPeriod, periodOf } from '../provenance-period.ts'
import { FigureButton } from './FigureButton.tsx'
import { BehindList, MandatesBehind, type OpenedMandates } from './MandatesBehind.tsx'
import { PeriodChooser } from './PeriodChooser.tsx'
import style from './Provenance.module.css'
import { ProvenanceDependence } from './ProvenanceDependence.tsx'
import { ProvenanceFlow } from './ProvenanceFlow.tsx'
import { ProvenanceGrowth } from './ProvenanceGrowth.tsx'
import { ProvenanceShare, pairs } from './ProvenanceShare.tsx'
import { ProvenanceSources } from './ProvenanceSources.tsx'
import { ProvenanceWheres } from './ProvenanceWheres.tsx'
import { type Opened, OpenFigure, useProvenance, useProvenanceWords } from './use-provenance.ts'

/** Where work comes from. */
export function ProvenancePage() {
  const { t } = useTranslation('mandates')
  const today = useToday()
  const [chosen, setChosen] = useState<ChosenPeriod>({ span: '12-months', from: null, to: null, by: 'heard' })
  const [opened, setOpened] = useState<OpenedMandates | null>(null)
  const period = periodOf(chosen, today)
  const { data: provenance, error, refetch } = useProvenance(period)
  const open = ({ title, places }: Opened) =>
    setOpened({ title, ids: places.flatMap(place => provenance?.mandates[place]?.id ?? []) })
  return (
    <OpenFigure value={open}>
      <PageHeading
        over={t('provenance.over')}
        tab={t('provenance.tab')}
        actions={
          <Button component={Link} to="/mandats">
            {t('provenance.back')}
          </Button>
        }
      >
        <Headline provenance={provenance} chosen={chosen} />
      </PageHeading>
      <PeriodChooser chosen={chosen} onChange={setChosen} />
      {error && <ErrorNote error={error} retry={() => void refetch()} />}
      {!provenance && !error && <Skeleton height={320} radius={14} />}
      {provenance?.count === 0 && (
        <Nothing chosen={chosen} onWiden={() => setChosen({ ...chosen, span: 'all' })} />
      )}
      {provenance && provenance.count > 0 && (
        <>
          <Figures provenance={provenance} />
          <ProvenanceFlow period={period} currencies={provenance.currencies} onOpen={setOpened} />
        </>
      )}
      {provenance?.count === 0 && provenance.sources.length > 0 && (
        <ProvenanceWheres provenance={provenance} />
      )}
      {opened && <MandatesBehind {...opened} onClose={() => setOpened(null)} />}
    </OpenFigure>
  )
}

function Figures({ provenance }: { provenance: ProvenanceAnswer }) {
  return (
    <>
      <ProvenanceShare provenance={provenance} />
      <div className={style.lists}>
        <div>
          <ProvenanceSources provenance={provenance} />
          <ProvenanceWheres provenance={provenance} />
        </div>
        <div>
          <ProvenanceDependence provenance={provenance} />
          <Times provenance={provenance} />
          <Unexpected provenance={provenance} />
          <ProvenanceGrowth provenance={provenance} />
        </div>
      </div>
    </>
  )
}

/** The essential in one sentence: how many came by somebody, and how much that was. */
function Headline({ provenance, chosen }: { provenance: Provenance | undefined; chosen: ChosenPeriod }) {
  const { t } = useTranslation('mandates')
  const { number } = useFormat()
  const { money } = useProvenanceWords(provenance ?? { mandates: [], names: {} })
  const when = useWhen(chosen)
  if (!provenance) return t('provenance.over')
  const { referral, whole, count } = provenance
  if (count === 0) return t('provenance.empty.period')
  const referred = referral.mandates.length
  const key = referred === 0 ? 'none' : referred === 1 ? 'single' : 'some'
  const words = t(`provenance.head.${chosen.by}.${key}`, { when, count, referred: number(referred) })
  const [first] = referred === 0 ? [] : pairs(referral.won, whole.won)
  if (!first) return t('provenance.head.plain', { words })
  const [part, all] = first
  return t('provenance.head.money', { words, part: money(part), whole: money(all) })
}

function useWhen({ span, from, to }: ChosenPeriod): string {
  const { t } = useTranslation('mandates')
  const { plainDay } = useFormat()
  const today = useToday()
  if (span !== 'custom') return t(`provenance.when.${span}`)
  const days = { from: from && plainDay(from, today), to: to && plainDay(to, today) }
  if (from && to) return t('provenance.when.between', days)
  if (from) return t('provenance.when.since', days)
  return to ? t('provenance.when.until', days) : t('provenance.when.all')
}

function Nothing({ chosen, onWiden }: { chosen: ChosenPeriod; onWiden: () => void }) {
  const { t } = useTranslation('mandates')
  if (chosen.span !== 'all') {
    return (
      <EmptyState action={<Button onClick={onWiden}>{t('provenance.empty.widen')}</Button>}>
        {t('provenance.empty.ever')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      action={
        <Button component={Link} to="/mandats">
          {t('provenance.empty.action')}
        </Button>
      }
    >
      {t('provenance.empty.ever')}
    </EmptyState>
  )
}

function Times({ provenance }: { provenance: Provenance }) {
  const { t } = useTranslation('mandates')
  const words = useProvenanceWords(provenance)
  const { meeting, perHour, whole } = provenance
  if (!meeting && perHour.length === 0) return null
  const title = t('provenance.facts.title')
  return (
    <Section title={title}>
      <div className={style.facts}>
        {meeting && (
          <p>
            <FigureButton title={title} places={meeting.mandates}>
              {t('provenance.facts.meeting', { days: words.days(meeting.medianDays), count: meeting.n })}
            </FigureButton>
          </p>
        )}
        {perHour.length > 0 && (
          <p>
            <FigureButton title={title} places={words.wonPlaces(whole)}>
              {t('provenance.facts.hour', { amount: words.rates(perHour) })}
            </FigureButton>
          </p>
        )}
      </div>
    </Section>
  )
}

function Unexpected({ provenance: { unexpected, mandates } }: { provenance: Provenance }) {
  const { t } = useTranslation('mandates')
  const title = t('provenance.unexpected.title')
  return (
    <Section title={title}>
      {unexpected.length === 0 ? (
        <p className="soft">{t('provenance.unexpected.none')}</p>
      ) : (
        <BehindList label={title} ids={unexpected.flatMap(place => mandates[place]?.id ?? [])} />
      )}
    </Section>
  )
}
