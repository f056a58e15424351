import { Button, Skeleton } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../web/api.ts'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import type { ImportView } from '../import-view.ts'
import { ChooseFiles } from './ChooseFiles.tsx'
import { ExportCards } from './ExportCards.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { ImportProgress } from './ImportProgress.tsx'
import { ImportResult } from './ImportResult.tsx'
import { useImport } from './use-import.ts'
import { WhereToFind } from './WhereToFind.tsx'

const route = getRouteApi('/import')

/** Cards come in, seen before they are kept; and go out. */
export function ImportPage() {
  const { t } = useTranslation('import')
  const { id } = route.useSearch()
  const navigate = route.useNavigate()
  const open = (next?: string) => void navigate({ search: next ? { id: next } : {} })
  if (id) return <OneImport id={id} onAgain={() => open()} />
  return (
    <>
      <PageHeading over={t('page.over')} tab={t('page.tab')}>
        {t('page.title')}
      </PageHeading>
      <ChooseFiles onStarted={open} />
      <WhereToFind />
      <ExportCards />
    </>
  )
}

function OneImport({ id, onAgain }: { id: string; onAgain: () => void }) {
  const { t } = useTranslation('import')
  const queries = useQueryClient()
  const { data: view, error, refetch } = useImport(id)
  const state = view?.state
  const isForgotten = error instanceof Problem && error.status === 404
  useEffect(() => {
    if (state === 'done')
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'import' })
  }, [state, queries])
  return (
    <>
      <PageHeading over={t('page.over')} tab={t('page.tab')}>
        {t(`page.state.${state ?? (isForgotten ? 'forgotten' : 'reading')}`)}
      </PageHeading>
      {view ? (
        <Step view={view} onAgain={onAgain} />
      ) : isForgotten ? (
        <EmptyState action={<Button onClick={onAgain}>{t('page.again')}</Button>}>
          {t('page.forgotten')}
        </EmptyState>
      ) : error ? (
        <ErrorNote error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton height={120} radius={14} />
      )}
    </>
  )
}

function Step({ view, onAgain }: { view: ImportView; onAgain: () => void }) {
  const { t } = useTranslation('import')
  switch (view.state) {
    case 'reading':
    case 'committing':
      return <ImportProgress view={view} />
    case 'ready':
      return <ImportPreview view={view} onAgain={onAgain} />
    case 'done':
      return <ImportResult view={view} onAgain={onAgain} />
    case 'cancelled':
    case 'failed':
      return (
        <EmptyState action={<Button onClick={onAgain}>{t('page.again')}</Button>}>
          {view.error ?? t('page.cancelled')}
        </EmptyState>
      )
  }
}
