import { Button, Skeleton } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, tell } from '../../web/api.ts'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { ErrorNote, useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { NOT_DEVICES } from '../device-name.ts'
import style from './SettingsPage.module.css'
import { useInstant } from './use-instant.ts'

interface Batch {
  id: string
  /** A key of the words, `people:change.edited`; its details are what the sentence speaks of. */
  what: string
  details: Record<string, unknown>
  at: string
  by: string
  undoneBy: string | null
  /** Somebody's own, recent enough, and not taken back yet. */
  undoable: boolean
}

const PAGE = 50
const MOST = 500
/** Everything that was changed on the desk, newest first, each to be taken back. */
export function HistoryPage() {
  const { t } = useTranslation('owner')
  const [limit, setLimit] = useState(PAGE)
  const { data, error, refetch } = useQuery({
    queryKey: ['batches', limit],
    queryFn: ({ signal }) => ask<Batch[]>(`/api/batches?limit=${limit}`, signal),
    placeholderData: previous => previous,
  })
  return (
    <>
      <PageHeading
        over={t('settings.over')}
        tab={t('history.tab')}
        actions={
          <Button component={Link} to="/settings">
            {t('history.back')}
          </Button>
        }
      >
        {t('history.title')}
      </PageHeading>
      {!error && <p className={style.soft}>{t('history.intro')}</p>}
      {error && <ErrorNote error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={200} radius={14} mt={16} />}
      {data?.length === 0 && <EmptyState>{t('history.empty')}</EmptyState>}
      {data && data.length > 0 && (
        <QuietList label={t('history.title')}>
          {data.map(batch => (
            <BatchLine key={batch.id} batch={batch} />
          ))}
        </QuietList>
      )}
      {data && data.length === limit && limit < MOST && (
        <Button onClick={() => setLimit(Math.min(MOST, limit * 3))}>{t('history.more')}</Button>
      )}
    </>
  )
}

function BatchLine({ batch: { id, what, details, at, by, undoneBy, undoable } }: { batch: Batch }) {
  const { t } = useTranslation('owner')
  const words = useTranslation().t as TFunction
  const queries = useQueryClient()
  const instant = useInstant()
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const sentenceOf = (key: unknown) =>
    words(String(key), { defaultValue: t('history.something'), ...details })
  const said = what === 'undo' ? t('history.undid', { said: sentenceOf(details.what) }) : sentenceOf(what)
  const undo = () =>
    void tell(`/api/batches/${id}/undo`, { method: 'POST', done: null })
      .then(() => queries.invalidateQueries())
      .catch(setError)
  return (
    <QuietLine
      end={
        undoneBy ? (
          t('history.undone')
        ) : !undoable ? null : (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('history.undoOne', { said })}
            onClick={undo}
          >
            {t('history.undo')}
          </Button>
        )
      }
    >
      {said}
      <span className={style.when}>
        {instant(at)}
        {by === 'cli' && t('history.byCli')}
        {!NOT_DEVICES.includes(by) && t('history.byDevice', { device: by })}
      </span>
      {error !== null && (
        <span role="alert" className={style.error}>
          {' '}
          {sentence}
        </span>
      )}
    </QuietLine>
  )
}
