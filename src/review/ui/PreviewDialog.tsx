import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ask } from '../../web/api.ts'
import { ErrorNote, useSentenceOf } from '../../web/components/ErrorNote.tsx'
import type { Month } from '../month.ts'
import type { Told } from '../told.ts'
import style from './Episode.module.css'
import { useReaderGesture } from './use-readers.ts'

/** What everybody would read, before anybody does. */
export function PreviewDialog({ month, onClose }: { month: Month; onClose: () => void }) {
  const { t } = useTranslation('review')
  const { act, error, isBusy } = useReaderGesture()
  const sentence = useSentenceOf(error)
  const told = useQuery({
    queryKey: ['readers', 'preview', month],
    queryFn: ({ signal }) => ask<Told>(`/api/readers/publications/${month}/preview`, signal),
  })
  if (told.error) return <ErrorNote error={told.error} />
  if (!told.data) return null
  const { title, parts } = told.data

  async function publish() {
    const done = t('readersPage.public.published', { title })
    if (await act(`/publications/${month}`, { method: 'PUT', body: {}, done })) onClose()
  }

  return (
    <div className={style.stack}>
      {parts.map(part => (
        <div key={part.title + part.text}>
          {part.title !== '' && <h3>{part.title}</h3>}
          <p className={style.words}>{part.text}</p>
        </div>
      ))}
      {error !== null && <p role="alert">{sentence}</p>}
      <div className={style.acts}>
        <Button variant="filled" disabled={isBusy || parts.length === 0} onClick={publish}>
          {t('readersPage.public.publish')}
        </Button>
      </div>
    </div>
  )
}
