import { Button, Checkbox } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, tell } from '../../web/api.ts'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { forgetKept } from '../../web/kept.ts'
import { offerUndo } from '../../web/undo.ts'
import { KINDS, type Kind } from '../kinds.ts'
import style from './Leaving.module.css'

interface Preview {
  goes: { kind: Kind; count: number }[]
  stays: { kind: Kind; count: number }[]
  backups: number
}

/** Erasing somebody who asks: seen first, for good then. */
export function EraseSection({ personId, name }: { personId: string; name: string }) {
  const { t } = useTranslation('leaving')
  const [isAsked, setAsked] = useState(false)
  return (
    <Section title={t('erase.title')}>
      <div className={style.part}>
        <p className={style.soft}>{t('erase.intro')}</p>
        {isAsked ? (
          <ErasurePreview personId={personId} name={name} onLeft={() => setAsked(false)} />
        ) : (
          <div className={style.actions}>
            <Button onClick={() => setAsked(true)}>{t('erase.look')}</Button>
          </div>
        )}
      </div>
    </Section>
  )
}

function ErasurePreview({ personId, name, onLeft }: { personId: string; name: string; onLeft: () => void }) {
  const { t } = useTranslation('leaving')
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [isSure, setSure] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const path = `/api/leaving/people/${personId}/erasure`
  const { data, error } = useQuery({
    queryKey: ['leaving', 'erasure', personId],
    queryFn: ({ signal }) => ask<Preview>(path, signal),
    gcTime: 0,
  })
  if (error) return <ErrorNote error={error} />
  if (!data) return <p role="status">{t('erase.counting')}</p>
  const erase = async () => {
    setBusy(true)
    setFailure(null)
    try {
      await tell(path, { method: 'POST', done: null })
      await navigate({ to: '/carnet' })
      // Whatever was read before may name them.
      queries.removeQueries({ type: 'inactive' })
      await forgetKept().catch(() => undefined)
      await queries.invalidateQueries()
      offerUndo({ batch: null, done: t('erase.done') })
    } catch (refused) {
      setFailure(refused)
      setBusy(false)
    }
  }
  const countOf = (list: Preview['goes'], kind: Kind) => list.find(each => each.kind === kind)?.count ?? 0
  return (
    <>
      <QuietList label={t('erase.list')}>
        {KINDS.filter(kind => countOf(data.goes, kind) + countOf(data.stays, kind) > 0).map(kind => (
          <QuietLine
            key={kind}
            end={<Counted goes={countOf(data.goes, kind)} stays={countOf(data.stays, kind)} />}
          >
            {t(`kind.${kind}`)}
          </QuietLine>
        ))}
      </QuietList>
      <p>{t('erase.words')}</p>
      <p>{t('erase.backups', { count: data.backups })}</p>
      <Checkbox
        label={t('erase.sure', { name: name || t('held.nameless') })}
        checked={isSure}
        onChange={event => setSure(event.currentTarget.checked)}
      />
      {failure !== null && <ErrorNote error={failure} />}
      <div className={style.actions}>
        <Button variant="filled" disabled={!isSure || isBusy} onClick={() => void erase()}>
          {t('erase.erase')}
        </Button>
        <Button variant="subtle" onClick={onLeft}>
          {t('erase.leave')}
        </Button>
      </div>
    </>
  )
}

function Counted({ goes, stays }: { goes: number; stays: number }) {
  const { t } = useTranslation('leaving')
  const said = [
    ...(goes > 0 ? [t('erase.goes', { count: goes })] : []),
    ...(stays > 0 ? [t('erase.stays', { count: stays })] : []),
  ]
  return <span className={style.small}>{said.join(', ')}</span>
}
