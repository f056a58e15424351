import { Button, Skeleton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ask } from '../../web/api.ts'
import { Dialog } from '../../web/components/Dialog.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { MandateView } from '../mandate.ts'
import { outcomeOf } from '../provenance-flow.ts'
import style from './Provenance.module.css'
import { useMandateWords } from './use-mandate-words.ts'

const AT_ONCE = 50

export interface OpenedMandates {
  /** The words of the figure. */
  title: string
  ids: readonly string[]
}

interface Props extends OpenedMandates {
  onClose: () => void
}

/** The mandates that a figure is made of. */
export function MandatesBehind({ title, ids, onClose }: Props) {
  return (
    <Dialog onClose={onClose} title={title}>
      <BehindList label={title} ids={ids} />
    </Dialog>
  )
}

/** Mandates, some at a time, the newest first; each opens. */
export function BehindList({ label, ids }: { label: string; ids: readonly string[] }) {
  const { t } = useTranslation('mandates')
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } =
    useInfiniteQuery({
      queryKey: ['provenance', 'behind', ids],
      queryFn: ({ pageParam, signal }) => {
        const some = ids.slice(pageParam, pageParam + AT_ONCE).join()
        return ask<MandateView[]>(`/api/provenance/mandates?ids=${some}`, signal)
      },
      initialPageParam: 0,
      getNextPageParam: (_, pages) => (pages.length * AT_ONCE < ids.length ? pages.length * AT_ONCE : null),
      placeholderData: before => before,
    })
  const mandates = data?.pages.flat()
  return (
    <>
      {error && <ErrorNote error={error} retry={() => void refetch()} />}
      {isPending && <Skeleton height={160} />}
      {mandates?.length === 0 && <p className="soft">{t('provenance.behind.empty')}</p>}
      {mandates && mandates.length > 0 && (
        <QuietList label={label}>
          {mandates.map(mandate => (
            <Behind key={mandate.id} mandate={mandate} />
          ))}
        </QuietList>
      )}
      {hasNextPage && (
        <div className={style.more}>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('provenance.behind.more')}
          </Button>
        </div>
      )}
    </>
  )
}

function Behind({ mandate }: { mandate: MandateView }) {
  const { t } = useTranslation('mandates')
  const { plainDay } = useFormat()
  const today = useToday()
  const { forWhom, sources, money } = useMandateWords()
  const told = [forWhom(mandate), sources(mandate)].filter(Boolean)
  const end = [
    t(`provenance.outcome.${outcomeOf(mandate)}`),
    plainDay(mandate.heardOn, today),
    mandate.value && money(mandate.value),
  ]
  return (
    <QuietLine end={end.filter(Boolean).join(' · ')}>
      <Link to="/mandats/$mandateId" params={{ mandateId: mandate.id }} className={style.link}>
        {mandate.what}
      </Link>
      {told.length > 0 && <span className={style.under}>{told.join(', ')}</span>}
    </QuietLine>
  )
}
