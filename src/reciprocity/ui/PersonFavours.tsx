import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GrowingSection } from '../../web/components/GrowingSection.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietList } from '../../web/components/QuietList.tsx'
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
  const { data } = useReciprocityWith(person.id)
  const ledger = useLedger({ personId: person.id, limit: SHOWN })
  const [isReturning, setReturning] = useState(false)
  const favours = ledger.data?.pages.flatMap(page => page.favours) ?? []
  const isEmpty = !data || data.received.count + data.given.count === 0
  return (
    <GrowingSection
      title={t('card.title')}
      add={t('page.log')}
      onAdd={() => openFavour({ person })}
      isAdding={false}
      nothing={t('card.nothing')}
      isEmpty={isEmpty}
    >
      {data && !isEmpty && <Sides between={data} />}
      {data && data.initiative.known > 0 && <InitiativeSentence initiative={data.initiative} />}
      {favours.length > 0 && (
        <QuietList label={t('card.title')}>
          {favours.map(favour => (
            <LedgerLine key={favour.id} favour={favour} />
          ))}
        </QuietList>
      )}
      {ledger.hasNextPage && (
        <p className={style.gesture}>
          <QuietButton onClick={() => void ledger.fetchNextPage()}>{t('page.more')}</QuietButton>
        </p>
      )}
      {data && data.received.count > 0 && (
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
    </GrowingSection>
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
  return <p className="soft small">{t('card.initiative', words)}</p>
}
