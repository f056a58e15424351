import { Button, SegmentedControl, Skeleton } from '@mantine/core'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { MandatesMore } from '../../web/components/MandatesMore.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { useFormat } from '../../web/format.ts'
import { useIsPhone } from '../../web/use-is-phone.ts'
import { valueInSight } from '../in-sight.ts'
import { type MandateView, OPEN_STAGES } from '../mandate.ts'
import { ClosedMandates } from './ClosedMandates.tsx'
import style from './MandateBoard.module.css'
import { MandateBoard } from './MandateBoard.tsx'
import { MandateGroups } from './MandateGroups.tsx'
import { MandateLine } from './MandateLine.tsx'
import { useMandateWords } from './use-mandate-words.ts'
import { useMandates } from './use-mandates.ts'

const route = getRouteApi('/mandats')

/** The mandates, from the first word to paid. */
export function MandatesPage() {
  const { t } = useTranslation('mandates')
  const { view } = route.useSearch()
  const navigate = useNavigate()
  const isPhone = useIsPhone()
  const field = useRef<HTMLTextAreaElement>(null)
  const { data: mandates, error, refetch } = useMandates(OPEN_STAGES)
  return (
    <>
      <PageHeading
        over={t('ui.tab')}
        tab={t('ui.tab')}
        actions={
          <Button component={Link} to="/mandats/provenance">
            {t('ui.toProvenance')}
          </Button>
        }
      >
        {useHeadline(mandates)}
      </PageHeading>
      {mandates && <Sight mandates={mandates} />}
      <MandateLine field={field} />
      {error && <ErrorNote error={error} retry={() => void refetch()} />}
      {!mandates && !error && <Skeleton height={240} radius={14} mt={24} />}
      {mandates?.length === 0 && (
        <div className={style.closed}>
          <EmptyState action={<Button onClick={() => field.current?.focus()}>{t('ui.empty.action')}</Button>}>
            {t('ui.empty.words')}
          </EmptyState>
        </div>
      )}
      {mandates && mandates.length > 0 && (
        <>
          {!isPhone && (
            <div className={style.view}>
              <p className={style.hint}>{view === 'list' ? '' : t('ui.board.hint')}</p>
              <SegmentedControl
                aria-label={t('ui.view.label')}
                value={view ?? 'board'}
                data={[
                  { value: 'board', label: t('ui.view.board') },
                  { value: 'list', label: t('ui.view.list') },
                ]}
                onChange={chosen =>
                  void navigate({
                    to: '/mandats',
                    search: chosen === 'list' ? { view: 'list' } : {},
                    replace: true,
                  })
                }
              />
            </div>
          )}
          {isPhone || view === 'list' ? (
            <MandateGroups stages={OPEN_STAGES} mandates={mandates} />
          ) : (
            <MandateBoard mandates={mandates} />
          )}
        </>
      )}
      <ClosedMandates />
      <MandatesMore />
    </>
  )
}

/** What most needs to be known: what waits for an answer, else what is begun, else what is to be done. */
function useHeadline(mandates: readonly MandateView[] | undefined): string {
  const { t } = useTranslation('mandates')
  const { inWords, capital } = useFormat()
  if (!mandates) return t('ui.tab')
  for (const [stage, words] of HEADLINES) {
    const count = mandates.filter(mandate => stage.includes(mandate.stage)).length
    if (count > 0) return t(`ui.head.${words}`, { count, n: capital(inWords(count)) })
  }
  return t('ui.head.nothing')
}

const HEADLINES: readonly [readonly string[], 'proposed' | 'talked' | 'begun' | 'toDeliver' | 'toBePaid'][] =
  [
    [['proposed'], 'proposed'],
    [['talked'], 'talked'],
    [['lead'], 'begun'],
    [['won'], 'toDeliver'],
    [['delivered'], 'toBePaid'],
  ]

/** What may come of it, and of how many of them that is known. */
function Sight({ mandates }: { mandates: readonly MandateView[] }) {
  const { t } = useTranslation('mandates')
  const { inWords, number } = useFormat()
  const { sums } = useMandateWords()
  const { sums: expected, counted, open } = valueInSight(mandates)
  if (open === 0) return null
  const words = (count: number) => (count <= 12 ? inWords(count) : number(count))
  return (
    <p className={style.sight}>
      {counted === 0
        ? t('ui.sight.unknown', { count: open, n: words(open) })
        : t('ui.sight.known', {
            count: open,
            amount: sums(expected),
            counted: words(counted),
            n: words(open),
          })}
    </p>
  )
}
