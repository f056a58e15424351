import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import style from './DuplicatesPage.module.css'
import { useDuplicates } from './use-duplicates.ts'

/** Those of which nothing is left to be asked, joined in one gesture and undone in one. */
export function SureOnes({ count }: { count: number }) {
  const { t } = useTranslation('duplicates')
  const { number } = useFormat()
  const { joinSure } = useDuplicates()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const said = { count, n: number(count) }

  function join() {
    setBusy(true)
    joinSure(t('sure.joined', said))
      .catch(setError)
      .finally(() => setBusy(false))
  }
  return (
    <Sheet as="section" quiet className={style.sure} aria-label={t('sure.label')}>
      <p>{t('sure.said', said)}</p>
      <Button loading={isBusy} onClick={join}>
        {t('sure.join', said)}
      </Button>
      {error !== null && <ErrorNote error={error} />}
    </Sheet>
  )
}
