import { Button, Skeleton, TextInput } from '@mantine/core'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { CLOSED_STAGES } from '../mandate.ts'
import style from './MandateBoard.module.css'
import { MandateGroups } from './MandateGroups.tsx'
import { useMandates } from './use-mandates.ts'

const FIRST = 40

/** Those of which nothing more is to come: asked for, then found by their words. Nothing while there is none. */
export function ClosedMandates() {
  const { t } = useTranslation('mandates')
  const [isOpen, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const [most, setMost] = useState(FIRST)
  const q = useDeferredValue(typed.trim())
  const all = useMandates(CLOSED_STAGES)
  const { data: mandates, error, refetch } = useMandates(CLOSED_STAGES, { q, enabled: isOpen })
  if (!all.error && !all.data?.length) return null
  return (
    <div className={style.closed}>
      <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t(isOpen ? 'ui.closed.hide' : 'ui.closed.show')}
      </Button>
      {isOpen && (
        <section className={style.closed} aria-label={t('ui.closed.title')}>
          <TextInput
            type="search"
            className={style.search ?? ''}
            label={t('ui.closed.search')}
            value={typed}
            onChange={event => setTyped(event.currentTarget.value)}
          />
          {error && <ErrorNote error={error} retry={() => void refetch()} />}
          {!mandates && !error && <Skeleton height={120} radius={14} />}
          {mandates?.length === 0 && <p className="soft">{t('ui.closed.notFound')}</p>}
          {mandates && <MandateGroups stages={CLOSED_STAGES} mandates={mandates.slice(0, most)} />}
          {mandates && mandates.length > most && (
            <Button onClick={() => setMost(most + FIRST)}>{t('ui.closed.more')}</Button>
          )}
        </section>
      )}
    </div>
  )
}
