import { Button, CloseButton } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem, tell } from '../api.ts'
import { useShared } from '../shared-value.ts'
import { undoOffer } from '../undo.ts'
import style from './UndoBar.module.css'

const SHOWN_MS = 10_000
const ANSWER_MS = 4_000

/** After a change: what was done, and how to take it back. Stays while it is pointed at or focused. */
export function UndoBar() {
  const { t } = useTranslation('web')
  const queries = useQueryClient()
  const offer = useShared(undoOffer)
  const [answer, setAnswer] = useState<string | null>(null)
  const [held, setHeld] = useState(false)

  useEffect(() => setAnswer(offer ? null : answer), [offer])
  useEffect(() => {
    if (held || (!offer && !answer)) return
    const timer = setTimeout(close, offer ? SHOWN_MS : ANSWER_MS)
    return () => clearTimeout(timer)
  }, [offer, answer, held])

  function close() {
    undoOffer.set(null)
    setAnswer(null)
    setHeld(false)
  }

  async function undo() {
    if (!offer?.batch) return
    try {
      await tell(`/api/batches/${offer.batch}/undo`, { method: 'POST', done: null })
      setAnswer(t('undo.undone'))
    } catch (error) {
      setAnswer(error instanceof Problem ? error.message : t('error.offline'))
    }
    undoOffer.set(null)
    setHeld(false)
    await queries.invalidateQueries()
  }

  const shown = offer !== null || answer !== null
  return (
    <div
      className={style.place}
      role="status"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {shown && (
        <div className={style.bar}>
          <span>{offer ? (offer.done ?? t('undo.done')) : answer}</span>
          {offer?.batch && (
            <Button size="compact-sm" className={style.undo} variant="subtle" onClick={() => void undo()}>
              {t('undo.action')}
            </Button>
          )}
          <CloseButton className={style.close} size="md" aria-label={t('undo.close')} onClick={close} />
        </div>
      )}
    </div>
  )
}
