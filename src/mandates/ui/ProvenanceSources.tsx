import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import type { Provenance } from '../provenance.ts'
import type { ProvenanceAnswer } from '../provenance-answer.ts'
import type { OtherSources, Source } from '../provenance-sources.ts'
import type { Figure } from '../provenance-ways.ts'
import { FigureButton } from './FigureButton.tsx'
import style from './Provenance.module.css'
import { useProvenanceWords } from './use-provenance.ts'

/** Shown before the others are asked for. */
const FIRST = 8

/** Whom mandates came through, what brought most first. */
export function ProvenanceSources({ provenance }: { provenance: ProvenanceAnswer }) {
  const { t } = useTranslation('mandates')
  const people = provenance.sources.filter(({ personId }) => personId !== null)
  return (
    <Section title={t('provenance.people.title')}>
      {people.length === 0 ? (
        <p className="soft">{t('provenance.people.none')}</p>
      ) : (
        <SourceLines
          label={t('provenance.people.title')}
          sources={people}
          others={provenance.others.people}
          provenance={provenance}
        />
      )}
    </Section>
  )
}

interface LinesProps {
  label: string
  sources: readonly Source[]
  /** Those that are not among the sources. */
  others: OtherSources | null
  provenance: ProvenanceAnswer
  /** What one may do with a source, under what is said of it. */
  gesture?: (source: Source) => ReactNode
}

/** Sources, the first of them at once. */
export function SourceLines({ label, sources, others, provenance, gesture }: LinesProps) {
  const { t } = useTranslation('mandates')
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? sources : sources.slice(0, FIRST)
  return (
    <>
      <QuietList label={label}>
        {shown.map(source => (
          <SourceLine key={source.key} source={source} provenance={provenance}>
            {gesture?.(source)}
          </SourceLine>
        ))}
        {others && shown.length === sources.length && <OthersLine others={others} provenance={provenance} />}
      </QuietList>
      {shown.length < sources.length && (
        <QuietButton onClick={() => setWhole(true)}>
          {t('provenance.more', { count: sources.length - shown.length + (others?.count ?? 0) })}
        </QuietButton>
      )}
    </>
  )
}

function OthersLine({ others, provenance }: { others: OtherSources; provenance: Provenance }) {
  const { t } = useTranslation('mandates')
  const name = t('provenance.others', { count: others.count })
  return (
    <li className={style.source}>
      <div className={style.line}>
        <span>{name}</span>
        {others.own.mandates.length > 0 && (
          <FigureWords title={name} figure={others.own} provenance={provenance} />
        )}
      </div>
    </li>
  )
}

interface LineProps {
  source: Source
  provenance: ProvenanceAnswer
  children: ReactNode
}

function SourceLine({ source, provenance, children }: LineProps) {
  const { t } = useTranslation('mandates')
  const words = useProvenanceWords(provenance)
  const { key, personId, own, named, perHour, meeting, kind, paid, perPaid } = source
  const spent = provenance.spent[key]
  const name = words.source(source)
  const isPerson = personId !== null
  const behind = isPerson ? ('people' as const) : ('wheres' as const)
  const hasNothing = named.mandates.length === 0
  const isOnlyNamed = own.mandates.length === 0 && !hasNothing
  const more =
    named.mandates.length > own.mandates.length && !isOnlyNamed
      ? t(isPerson ? 'provenance.people.behind' : 'provenance.wheres.named', {
          count: named.mandates.length,
        })
      : null
  const said = [
    kind === 'event' || kind === 'place' || kind === 'network' ? t(`provenance.one.${kind}`) : null,
    isOnlyNamed ? t(`provenance.${behind}.only`) : null,
    perHour.length > 0 ? t('provenance.hour', { amount: words.rates(perHour) }) : null,
    meeting && meetingWords(meeting),
    spent &&
      t(isPerson ? 'provenance.spent.with' : 'provenance.spent.at', { time: words.time(spent.minutes) }),
    paid.length > 0 && t('provenance.paid.amount', { amount: words.sums(paid) }),
    ...words.perPaid(perPaid),
    hasNothing && t('provenance.paid.nothing'),
  ].filter(Boolean)

  function meetingWords({ medianDays, n }: NonNullable<typeof meeting>): string {
    const days = words.days(medianDays)
    return n === 1
      ? t('provenance.people.met', { days })
      : t('provenance.people.metMedian', { days, count: n })
  }

  return (
    <li className={style.source}>
      <div className={style.line}>
        {personId !== null && provenance.names[personId] !== undefined ? (
          <span>
            <PersonLink id={personId} name={name} />
          </span>
        ) : (
          <span>{name}</span>
        )}
        {!hasNothing && (
          <FigureWords title={name} figure={isOnlyNamed ? named : own} provenance={provenance} />
        )}
      </div>
      {(said.length > 0 || more) && (
        <span className={style.under}>
          {said.join(' · ')}
          {said.length > 0 && more && ' · '}
          {more && (
            <FigureButton title={`${name}, ${more}`} places={named.mandates}>
              {more}
            </FigureButton>
          )}
        </span>
      )}
      {children && <div className={style.gesture}>{children}</div>}
    </li>
  )
}

interface FigureProps {
  title: string
  figure: Figure
  provenance: Provenance
}

/** « 3 mandats · 12 400 € gagnés », each of the two opening its own mandates. */
export function FigureWords({ title, figure, provenance }: FigureProps) {
  const { t } = useTranslation('mandates')
  const words = useProvenanceWords(provenance)
  const count = words.count(figure)
  const won = words.sums(figure.won)
  const amount = won && t('provenance.wonOf', { amount: won })
  return (
    <span className={style.figures}>
      <FigureButton title={`${title}, ${count}`} places={figure.mandates}>
        {count}
      </FigureButton>
      {amount && (
        <>
          {' · '}
          <FigureButton title={`${title}, ${amount}`} places={words.wonPlaces(figure)}>
            {amount}
          </FigureButton>
        </>
      )}
    </span>
  )
}
