import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Problem, Unreachable } from '../api.ts'
import style from './EmptyState.module.css'
import { Sheet } from './Sheet.tsx'

/** What happened, what is safe, what to do. */
export function ErrorNote({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation('web')
  return (
    <Sheet role="alert" className={style.empty}>
      <p>{useSentenceOf(error)}</p>
      {retry && <Button onClick={retry}>{t('action.retry')}</Button>}
    </Sheet>
  )
}

/** The sentence of any failure: the server's own, the network's, or ours. */
export function useSentenceOf(error: unknown): string {
  const { t } = useTranslation('web')
  if (error instanceof Problem && error.message) return error.message
  return error instanceof Unreachable ? t('error.offline') : t('error.unknown')
}
