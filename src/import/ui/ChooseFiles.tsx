import { Button, FileButton } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { isArchive } from '../archive.ts'
import style from './ImportPage.module.css'
import { LARGE_BYTES, sendDesk, sendFiles, sendMailbox } from './use-import.ts'

const ACCEPTED =
  '.vcf,.vcard,.ics,.mbox,.eml,.csv,.tsv,.txt,.zip,.ldif,.ldi,.json,.sql,.xml,text/vcard,text/csv,application/zip,.gz'

/** Files dropped or chosen, whatever program wrote them. */
export function ChooseFiles({ onStarted }: { onStarted: (id: string) => void }) {
  const { t } = useTranslation('import')
  const [isOver, setOver] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [isSending, setSending] = useState(false)
  const [rows, setRows] = useState<number | null>(null)
  const queries = useQueryClient()
  const stop = useRef<AbortController | null>(null)

  async function start(files: readonly File[]) {
    if (files.length === 0) return
    stop.current = new AbortController()
    setSending(true)
    setError(null)
    try {
      const [first] = files
      if (files.length === 1 && first && isArchive(first.name)) {
        setRows(await sendDesk(first, stop.current.signal))
        await queries.invalidateQueries()
      } else if (files.length === 1 && first && first.size > LARGE_BYTES)
        onStarted(await sendMailbox(first, stop.current.signal))
      else onStarted(await sendFiles(files, stop.current.signal))
    } catch (failure) {
      if (!stop.current.signal.aborted) setError(failure)
    }
    setSending(false)
  }
  const drag = (over: boolean) => (event: DragEvent) => {
    event.preventDefault()
    setOver(over)
  }

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same from the keyboard. */}
      <div
        className={style.drop}
        data-over={isOver || undefined}
        onDragOver={drag(true)}
        onDragLeave={drag(false)}
        onDrop={event => {
          drag(false)(event)
          void start([...event.dataTransfer.files])
        }}
      >
        <IconUpload size={28} stroke={1.5} aria-hidden="true" />
        <p className={style.dropWords}>{isSending ? t('page.sending') : t('page.drop')}</p>
        <p className={style.soft}>{t('page.dropHint')}</p>
        {isSending ? (
          <Button onClick={() => stop.current?.abort()}>{t('page.stop')}</Button>
        ) : (
          <FileButton multiple accept={ACCEPTED} onChange={files => void start(files)}>
            {props => (
              <Button variant="filled" {...props}>
                {t('page.choose')}
              </Button>
            )}
          </FileButton>
        )}
        <p className={style.soft}>{t('page.promise')}</p>
      </div>
      <p role="status">{rows !== null && t('page.deskDone', { count: rows })}</p>
      {error !== null && <ErrorNote error={error} />}
    </>
  )
}
