import { Button, FileButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../web/components/Dialog.tsx'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import style from './Events.module.css'
import { ReadingProblems } from './ReadingProblems.tsx'
import { type FileAnswer, useEventChanges } from './use-events.ts'

/** A calendar out of a file, or an archive of them: taken at once, undone at once. */
export function FileDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('outings')
  const { t: shell } = useTranslation('web')
  const { takeFile } = useEventChanges()
  const [answer, setAnswer] = useState<FileAnswer | null>(null)
  const [isUnderWay, setUnderWay] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)

  async function take(file: File | null) {
    if (!file) return
    setUnderWay(true)
    setError(null)
    setAnswer(null)
    await takeFile(file).then(setAnswer, setError)
    setUnderWay(false)
  }

  return (
    <Dialog onClose={onClose} title={t('events.way.file')} size="md">
      <div className={style.form}>
        <p>{t('events.file.say')}</p>
        {isUnderWay && <p role="status">{t('events.file.reading')}</p>}
        {error !== null && <p role="alert">{sentence}</p>}
        {answer && (
          <p role="status">
            {answer.added + answer.changed === 0
              ? t('events.file.nothing')
              : [
                  answer.added > 0 && t('events.file.added', { count: answer.added }),
                  answer.changed > 0 && t('events.file.changed', { count: answer.changed }),
                ]
                  .filter(Boolean)
                  .join(' ')}
          </p>
        )}
        {answer && <ReadingProblems problems={answer.problems} />}
        <p className={style.foot}>
          <FileButton
            accept=".ics,.ical,.ifb,.zip,text/calendar,application/zip"
            onChange={file => void take(file)}
          >
            {props => (
              <Button {...props} variant={answer ? 'default' : 'filled'} disabled={isUnderWay} data-autofocus>
                {t('events.file.choose')}
              </Button>
            )}
          </FileButton>
          <Button variant="subtle" onClick={onClose}>
            {shell('action.close')}
          </Button>
        </p>
      </div>
    </Dialog>
  )
}
