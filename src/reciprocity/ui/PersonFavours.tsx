import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptySection } from '../../web/components/EmptySection.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { PersonReciprocity } from '../shown.ts'
import { openFavour } from './favour-door.ts'
import { LedgerLine } from './LedgerLine.tsx'
import style from './PersonFavours.module.css'
import { useLedger, useReciprocityWith } from './use-favours.ts'
import { useKindCounts } from './use-kind-counts.ts'

const ReturnDialog = lazy(() => import('./ReturnDialog.tsx').then(part => ({ default: part.ReturnDialog })))

const SHOWN = 5

/** What went each way with somebody, and a line to log more. */
export function PersonFavours({ person }: { person: { id: string; name: string } }) {
  const { t } = useTranslation('reciprocity')
  const { data, error } = useReciprocityWith(person.id)
  const ledger = useLedger({ personId: person.id, limit: SHOWN })
  const [isReturning, setReturning] = useState(false)
  const favours = ledger.data?.pages.flatMap(page => page.favours) ?? []
  const isTold = data !== undefined && data.initiative.known > 0
  const log = <QuietButton onClick={() => openFavour({ person })}>{t('page.log')}</QuietButton>
  if (!data && !error) return null
  if (!data || data.received.count + data.given.count === 0) {
    return (
      <EmptySection title={t('card.title')} gesture={log}>
        {isTold ? <InitiativeSentence initiative={data.initiative} /> : t('card.nothing')}
      </EmptySection>
    )
  }
  return (
    <Section title={t('card.title')} aside={log}>
      <Sides between={data} />
      {isTold && (
        <p className="soft small">
          <InitiativeSentence initiative={data.initiative} />
        </p>
      )}
      {favours.length > 0 && (
        <QuietList label={t('card.title')}>
          {favours.map(favour => (
            <LedgerLine key={favour.id} favour={favour} isUnderName />
          ))}
        </QuietList>
      )}
      {ledger.hasNextPage && (
        <p className={style.gesture}>
          <QuietButton onClick={() => void ledger.fetchNextPage()}>{t('page.more')}</QuietButton>
        </p>
      )}
      {data.received.count > 0 && (
        <p className={style.gesture}>
          <QuietButton onClick={() => setReturning(true)}>
            {t('card.ways', { name: person.name })}
          </QuietButton>
        </p>
      )}
      {isReturning && (
        <Suspense>
          <ReturnDialog opening={{ person, kind: null }} onClose={() => setReturning(false)} />
        </Suspense>
      )}
    </Section>
  )
}

function Sides({ between: { received, given } }: { between: PersonReciprocity }) {
  const { t } = useTranslation('reciprocity')
  const { relativeDay } = useFormat()
  const today = useToday()
  const countsOf = useKindCounts()
  const when = (day: typeof received.lastOn) => (day ? relativeDay(day, today) : '')
  const days = { received: when(received.lastOn), given: when(given.lastOn) }
  const words = given.count === 0 ? 'onlyReceived' : received.count === 0 ? 'onlyGiven' : 'both'
  return (
    <>
      <p>{t(`card.${words}`, days)}</p>
      <dl className={style.sides}>
        {(['received', 'given'] as const).map(side => {
          const of = side === 'received' ? received : given
          return (
            of.count > 0 && (
              <div key={side}>
                <dt>{t(`card.${side}`)}</dt>
                <dd>{countsOf(of)}</dd>
              </div>
            )
          )
        })}
      </dl>
    </>
  )
}

function InitiativeSentence({
  initiative: { mine, known },
}: {
  initiative: PersonReciprocity['initiative']
}) {
  const { t } = useTranslation('reciprocity')
  const { number } = useFormat()
  const words = {
    count: known,
    known: number(known),
    mine: number(mine),
    whose: t(mine === 1 ? 'card.ofMe' : 'card.ofThem'),
  }
  return <>{t('card.initiative', words)}</>
}
