import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useInstant } from '../../owner/ui/use-instant.ts'
import { Basis } from '../../web/components/Basis.tsx'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { useFormat } from '../../web/format.ts'
import type { Comparing, Review } from '../review-view.ts'
import style from './DuplicatesPage.module.css'
import { PairReview } from './PairReview.tsx'
import { SureOnes } from './SureOnes.tsx'
import { useDuplicates, useReview, type Which } from './use-duplicates.ts'

/** One card per person: pairs that may be of one, looked at one at a time. */
export function DuplicatesPage() {
  const { t } = useTranslation('duplicates')
  const { number } = useFormat()
  const [which, setWhich] = useState<Which>('open')
  const [at, setAt] = useState(0)
  const { data: review, error, refetch } = useReview(which, at)
  const { compare } = useDuplicates()
  const [failure, setFailure] = useState<unknown>(null)
  const total = review ? review[which] : 0
  useEffect(() => {
    if (review && at > 0 && at >= total) setAt(Math.max(0, total - 1))
  }, [review, at, total])
  if (error) return <ErrorNote error={error} retry={() => void refetch()} />

  const show = (wanted: Which) => {
    setWhich(wanted)
    setAt(0)
  }
  const isComparing = review?.state === 'comparing'
  const [pair] = review?.pairs ?? []
  return (
    <>
      <PageHeading
        over={<Link to="/carnet">{t('page.book')}</Link>}
        tab={t('page.over')}
        actions={
          review?.foundAt && !isComparing ? (
            <Button onClick={() => void compare().catch(setFailure)}>{t('page.again')}</Button>
          ) : undefined
        }
      >
        {!review || (review.foundAt === null && review.open === 0)
          ? t('page.never')
          : which === 'later'
            ? t('page.laterTitle')
            : review.open === 0
              ? t('page.none')
              : t('page.open', { count: review.open, n: number(review.open) })}
      </PageHeading>
      {review && <Told review={review} />}
      {isComparing && <Progress share={review.share} />}
      {review?.state === 'failed' && <p role="alert">{t('page.failed')}</p>}
      {failure !== null && <ErrorNote error={failure} />}
      {review && review.sure > 0 && which === 'open' && <SureOnes count={review.sure} />}
      {pair && <PairReview key={keyOf(pair)} pair={pair} at={at} total={total} onGo={setAt} />}
      {review && !pair && !isComparing && total === 0 && (
        <EmptyState
          action={
            review.foundAt === null ? (
              <Button variant="filled" onClick={() => void compare().catch(setFailure)}>
                {t('page.compare')}
              </Button>
            ) : undefined
          }
        >
          {t(review.foundAt === null ? 'page.neverSaid' : 'page.noneSaid')}
        </EmptyState>
      )}
      {review && (which === 'later' || review.later > 0) && (
        <p className={style.later}>
          <QuietButton onClick={() => show(which === 'open' ? 'later' : 'open')}>
            {which === 'open'
              ? t('page.later', { count: review.later, n: number(review.later) })
              : t('page.back')}
          </QuietButton>
        </p>
      )}
    </>
  )
}

/** What this is, and when it was looked for the last time. */
function Told({ review: { foundAt, cards, open } }: { review: Review & Comparing }) {
  const { t } = useTranslation('duplicates')
  const { number } = useFormat()
  const instant = useInstant()
  if (foundAt === null) return null
  return (
    <p className={style.told}>
      {open > 0 && `${t('page.lede')} `}
      {t('page.compared', { count: cards, n: number(cards), when: instant(foundAt) })}{' '}
      <Basis entry="probability-of-being-one-person" title={t('basis.title')} said={t('basis.said')} />
    </p>
  )
}

function Progress({ share }: { share: number }) {
  const { t } = useTranslation('duplicates')
  const { stop } = useDuplicates()
  const [isStopping, setStopping] = useState(false)
  return (
    <div className={style.progress}>
      <progress aria-label={t('page.bar')} value={share} max={1} className={style.bar} />
      <p role="status" className={style.soft}>
        {t('page.comparing', { percent: Math.round(100 * share) })}
      </p>
      <Button
        loading={isStopping}
        onClick={() => {
          setStopping(true)
          void stop().finally(() => setStopping(false))
        }}
      >
        {t('page.stop')}
      </Button>
    </div>
  )
}

function keyOf({ cards: [one, other] }: Review['pairs'][number]): string {
  return `${one.id} ${other.id}`
}
