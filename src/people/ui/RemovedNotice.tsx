import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useInstant } from '../../owner/ui/use-instant.ts'
import { ask, tell } from '../../web/api.ts'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { offerUndo } from '../../web/undo.ts'
import style from './RemovedNotice.module.css'

interface Removed {
  /** The name of the device. */
  device: string
  /** The last removal of the burst. */
  at: string | null
  /** All that it took away, those included who left before it was a burst. */
  count: number
  /** Those who stayed. */
  people: { id: string; name: string }[]
}

/** How many are named where one asks who. */
const NAMED = 40

/** A device emptied a large part of the cardex: nobody left it yet, the owner decides. */
export function RemovedNotice() {
  const { data: removed = [] } = useQuery({
    queryKey: ['people', 'removed'],
    queryFn: ({ signal }) => ask<Removed[]>('/api/people/removed', signal),
  })
  return removed.map(one => <OfDevice key={one.device} removed={one} />)
}

function OfDevice({ removed: { device, at, count, people } }: { removed: Removed }) {
  const { t } = useTranslation('people')
  const { number } = useFormat()
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const sentence = useSentenceOf(error)
  const instant = useInstant()
  const said = { count, n: number(count), device }
  const unnamed = count - Math.min(people.length, NAMED)

  async function decide(action: 'confirm' | 'put-back', done: 'isBack' | 'isGone') {
    setBusy(true)
    setError(null)
    try {
      const { value, batch } = await tell<{ count: number }>('/api/people/removed', {
        method: 'POST',
        body: { device, action },
        done: null,
      })
      // Those come back too who had left before it was known for a burst.
      const moved = { count: value.count, n: number(value.count), device }
      if (batch) offerUndo({ batch, done: t(`removed.${done}`, moved) })
      await queries.invalidateQueries()
    } catch (failure) {
      setError(failure)
    }
    setBusy(false)
  }

  return (
    <Sheet as="section" quiet className={style.notice} aria-label={t('removed.label', { device })}>
      <p>{at === null ? t('removed.said', said) : t('removed.saidAt', { ...said, when: instant(at) })}</p>
      <details className={style.who}>
        <summary>{t('removed.who')}</summary>
        <p>
          {people
            .slice(0, NAMED)
            .map(({ name }) => name)
            .join(', ')}
          {unnamed > 0 && t('removed.more', { count: unnamed, n: number(unnamed) })}
        </p>
      </details>
      {error !== null && (
        <p role="alert" className={style.error}>
          {sentence}
        </p>
      )}
      <div className={style.actions}>
        <Button variant="filled" disabled={isBusy} onClick={() => void decide('put-back', 'isBack')}>
          {t('removed.putBack', { count })}
        </Button>
        <Button disabled={isBusy} onClick={() => void decide('confirm', 'isGone')}>
          {t('removed.confirm', { count })}
        </Button>
      </div>
    </Sheet>
  )
}
