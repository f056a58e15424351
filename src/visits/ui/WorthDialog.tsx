import { Skeleton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TravelMode } from '../../lib/geo/travel.ts'
import { Dialog } from '../../web/components/Dialog.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import type { WorthInput } from '../worth.ts'
import { useWorthSource } from './use-tours.ts'
import style from './Visits.module.css'
import { WorthAnswer } from './WorthAnswer.tsx'
import { WorthFields } from './WorthFields.tsx'

interface Props {
  person: { id: string; name: string }
  onClose: () => void
}

/** Is a visit worth the trip? Reckoned again as each figure is corrected. */
export function WorthDialog({ person, onClose }: Props) {
  const { t } = useTranslation('visits')
  const [mode, setMode] = useState<TravelMode>('car')
  const [corrected, setCorrected] = useState<Partial<WorthInput>>({})
  const { data: source, error, refetch } = useWorthSource(person.id, mode)
  const given = source && {
    ...source.input,
    // A ticket has the price that one says.
    ...(mode === 'transit'
      ? { travel: { minutes: source.input.travel.minutes, cost: { by: 'ticket', cents: 0 } as const } }
      : {}),
  }
  const input = given && { ...given, ...corrected }

  function travelBy(next: TravelMode) {
    const { travel: _, ...rest } = corrected
    setCorrected(rest)
    setMode(next)
  }

  return (
    <Dialog onClose={onClose} title={t('worth.title', { name: person.name })}>
      {error && !source && <ErrorNote error={error} retry={() => void refetch()} />}
      {!source && !error && <Skeleton height={280} radius={14} />}
      {source && input && (
        <div className={style.fields}>
          <WorthAnswer source={source} input={input} />
          <WorthFields
            input={input}
            mode={mode}
            onMode={travelBy}
            onChange={change => setCorrected({ ...corrected, ...change })}
          />
        </div>
      )}
    </Dialog>
  )
}
