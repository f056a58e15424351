import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../web/format.ts'
import type { ImportView } from '../import-view.ts'
import style from './ImportPage.module.css'
import { useImportChanges } from './use-import.ts'

const MEGA = 1_000_000

/** How far it is, and how to stop it. */
export function ImportProgress({ view: { id, state, progress } }: { view: ImportView }) {
  const { t } = useTranslation('import')
  const { number } = useFormat()
  const { cancel } = useImportChanges(id)
  const [isStopping, setStopping] = useState(false)
  const { done, total } = progress
  const megas = (octets: number) => number(Math.round(octets / (MEGA / 10)) / 10)
  const said =
    state === 'reading'
      ? t('page.progress.reading', { done: megas(done), total: megas(total) })
      : t('page.progress.committing', { done: number(done), total: number(total) })
  return (
    <div className={style.progress}>
      <progress
        aria-label={t(`page.state.${state}`)}
        {...(total > 0 ? { value: done, max: total } : {})}
        className={style.bar}
      />
      <p className={style.soft} role="status">
        {total > 0 ? said : t('page.progress.beginning')}
      </p>
      <Button
        loading={isStopping}
        onClick={() => {
          setStopping(true)
          void cancel().finally(() => setStopping(false))
        }}
      >
        {t('page.stop')}
      </Button>
    </div>
  )
}
