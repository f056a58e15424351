import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DuplicatesAfter } from '../../duplicates/ui/DuplicatesAfter.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { useFormat } from '../../web/format.ts'
import type { ImportView } from '../import-view.ts'
import { BesidesSaid } from './BesidesSaid.tsx'
import style from './ImportPage.module.css'
import { Problems } from './Problems.tsx'
import { useImportChanges } from './use-import.ts'

/** What was written, how to take it back, and what comes next. */
export function ImportResult({ view, onAgain }: { view: ImportView; onAgain: () => void }) {
  const { t } = useTranslation(['import', 'history'])
  const { number } = useFormat()
  const navigate = useNavigate()
  const { undo } = useImportChanges(view.id)
  const [isUndone, setUndone] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const { result, batch } = view
  const hasMeetings = result !== null && result.meetings > 0
  if (isUndone) {
    return (
      <div className={style.said}>
        <p role="status">{t('page.undone')}</p>
        <div className={style.actions}>
          <Button onClick={onAgain}>{t('page.again')}</Button>
        </div>
      </div>
    )
  }
  return (
    <>
      <div className={style.said} role="status">
        {result &&
          (['added', 'completed', 'skipped'] as const)
            .filter(kind => result[kind] > 0)
            .map(kind => (
              <p key={kind}>{t(`page.result.${kind}`, { count: result[kind], n: number(result[kind]) })}</p>
            ))}
        {result && result.encounters > 0 && (
          <p>
            {t('history:import.doneEncounters', { count: result.encounters, n: number(result.encounters) })}
          </p>
        )}
        {result && result.meetings > 0 && (
          <p>{t('history:import.doneMeetings', { count: result.meetings, n: number(result.meetings) })}</p>
        )}
        {result && <BesidesSaid counts={result.besides} />}
        {batch === null && <p>{t('page.result.nothing')}</p>}
      </div>
      {result && result.added > 0 && <DuplicatesAfter />}
      <div className={style.next}>
        {hasMeetings && (
          <Button component={Link} to="/journal/a-confirmer" variant="filled">
            {t('history:import.confirm')}
          </Button>
        )}
        <Button
          variant={hasMeetings ? 'default' : 'filled'}
          onClick={() => void navigate({ to: '/carnet', search: { pick: 1 } })}
        >
          {t('page.pick')}
        </Button>
        <Button component={Link} to="/carnet">
          {t('page.open')}
        </Button>
        <Button variant="subtle" onClick={onAgain}>
          {t('page.again')}
        </Button>
        {batch && (
          <Button
            variant="subtle"
            onClick={() => {
              undo(batch).then(() => setUndone(true), setError)
            }}
          >
            {t('page.undo')}
          </Button>
        )}
      </div>
      {error !== null && <ErrorNote error={error} />}
      <Problems view={view} />
    </>
  )
}
