import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../format.ts'
import { outbox } from '../outbox.ts'
import { outboxState } from '../outbox-order.ts'
import { useShared } from '../shared-value.ts'
import style from './OutboxNote.module.css'

const OutboxDecisions = lazy(() =>
  import('./OutboxDecisions.tsx').then(part => ({ default: part.OutboxDecisions })),
)

/** One quiet line: what waits for the network, and what asks for a decision. */
export function OutboxNote({ deskId }: { deskId: string }) {
  const { t } = useTranslation('web')
  const { inWords, capital } = useFormat()
  const [isOpen, setOpen] = useState(false)
  const { waiting, waitingEncounters, refused } = outboxState(useShared(outbox), deskId)

  const key = waitingEncounters === waiting ? 'outbox.waitingEncounters' : 'outbox.waiting'
  return (
    <>
      <div role="status">
        {waiting > 0 && (
          <p className={style.note}>{capital(t(key, { count: waiting, n: inWords(waiting) }))}</p>
        )}
        {refused.length > 0 && (
          <p className={style.note}>
            {capital(t('outbox.refused', { count: refused.length, n: inWords(refused.length) }))}{' '}
            <button type="button" className={style.look} onClick={() => setOpen(true)}>
              {t('outbox.look')}
            </button>
          </p>
        )}
      </div>
      {isOpen && (
        <Suspense>
          <OutboxDecisions refused={refused} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
