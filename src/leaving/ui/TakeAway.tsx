import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, tell } from '../../web/api.ts'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { ExportView } from '../export-view.ts'
import style from './Leaving.module.css'

const KEY = ['leaving', 'export']
const PATH = '/api/leaving/export'
const SOON_MS = 400

/** Everything, in files that other programs read: one leaves when one likes. */
export function TakeAway() {
  const { t } = useTranslation('leaving')
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const { data: view } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => ask<ExportView>(PATH, signal),
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? SOON_MS : false),
  })
  const change = async (method: 'POST' | 'DELETE') => {
    setError(null)
    try {
      await tell(PATH, { method, ...(method === 'POST' ? { body: { isPacked: true } } : {}) })
    } catch (failure) {
      setError(failure)
    }
    await queries.invalidateQueries({ queryKey: KEY })
  }
  const { capital, number } = useFormat()
  const megabytes = Math.max(0.1, Math.round((view?.bytes ?? 0) / 100_000) / 10)
  return (
    <Section id="leave" title={t('take.title')}>
      <div className={style.part}>
        <p className={style.soft}>{t('take.intro')}</p>
        {isUnderWay(view) && (
          <div>
            <progress
              className={style.progress}
              max={1}
              value={shareOf(view)}
              aria-label={t('take.progress')}
            />
            <p role="status" className={style.small}>
              {capital(
                view.state === 'packing' ? t('take.packing') : t('take.writing', { file: fileOf(view) }),
              )}
            </p>
          </div>
        )}
        {view?.state === 'failed' && <p role="alert">{t('take.failed')}</p>}
        {error !== null && <ErrorNote error={error} />}
        <div className={style.actions}>
          {view?.state === 'ready' ? (
            <>
              <Button component="a" href={`${PATH}/file`} download variant="filled">
                {t('take.download', { size: number(megabytes) })}
              </Button>
              <Button onClick={() => void change('POST')}>{t('take.again')}</Button>
            </>
          ) : isUnderWay(view) ? (
            <Button onClick={() => void change('DELETE')}>{t('take.stop')}</Button>
          ) : (
            <Button onClick={() => void change('POST')}>{t('take.begin')}</Button>
          )}
        </div>
      </div>
    </Section>
  )
}

function isUnderWay(view: ExportView | undefined): view is ExportView {
  return view?.state === 'writing' || view?.state === 'packing'
}

function fileOf({ step }: ExportView): string {
  return step?.file ?? ''
}

/** Writing is taken for four fifths of the work, packing for the rest. */
function shareOf({ state, step, packed }: ExportView): number {
  if (state === 'packing') return 0.8 + packed / 500
  return step ? (0.8 * step.done) / step.of : 0
}
