import { FileButton } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../web/api.ts'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import style from './handovers.module.css'
import { useReceive } from './use-handovers.ts'

/** A mandate that somebody passed, by the file of its page. */
export function ReceiveMandate() {
  const { t } = useTranslation('handovers')
  const receive = useReceive()
  const navigate = useNavigate()
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  // What is wrong with a field of a file means nothing to who chose the file.
  const isOther = error instanceof SyntaxError || (error instanceof Problem && error.code === 'invalid-input')

  async function take(file: File | null) {
    if (!file) return
    setError(null)
    try {
      const { mandateId } = await receive(JSON.parse(await file.text()))
      await navigate({ to: '/mandats/$mandateId', params: { mandateId } })
    } catch (failure) {
      setError(failure)
    }
  }

  return (
    <div className={style.receive}>
      <div>
        <FileButton accept=".json,application/json" onChange={file => void take(file)}>
          {props => <QuietButton {...props}>{t('ui.receive.button')}</QuietButton>}
        </FileButton>
      </div>
      {error !== null && <p role="alert">{isOther ? t('ui.receive.notOne') : sentence}</p>}
    </div>
  )
}
