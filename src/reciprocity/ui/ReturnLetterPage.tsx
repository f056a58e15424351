import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId, useEncounterChanges } from '../../encounters/ui/use-encounters.ts'
import { ask } from '../../web/api.ts'
import { useToday } from '../../web/session.ts'
import type { ReturnDraft } from '../draft-return.ts'
import type { ThanksWay } from '../favour.ts'
import type { ReadyDraft } from '../shown.ts'
import { LetterFields } from './LetterFields.tsx'
import style from './ThanksDialog.module.css'

interface Props {
  person: { id: string; name: string }
  kind: ReturnDraft
  /** Whom they might meet. */
  otherId?: string
  onDone: () => void
}

/** A letter that offers or asks something; sent, it is an encounter like another. */
export function ReturnLetterPage({ person, kind, otherId, onDone }: Props) {
  const { t } = useTranslation('reciprocity')
  const today = useToday()
  const { save } = useEncounterChanges()
  const [used, setUsed] = useState<ThanksWay | null>(null)
  const query = new URLSearchParams({ kind, ...(otherId ? { other: otherId } : {}) })
  const letter = useQuery({
    queryKey: ['return-letter', person.id, `${query}`],
    queryFn: ({ signal }) => ask<ReadyDraft>(`/api/reciprocity/${person.id}/draft?${query}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const way = letter.data && letter.data.email === null ? 'message' : 'mail'

  function sent() {
    onDone()
    const channel = used === 'mail' ? 'mail' : 'message'
    void save(newId(), written(person.id, channel, today, letter.data?.subject ?? ''), [person.name])
  }

  return (
    <>
      <LetterFields letter={letter.data} isMissing={letter.isError} way={way} onUsed={setUsed} />
      <div className={style.end}>
        <Button variant={used === null ? 'default' : 'filled'} onClick={sent}>
          {t('ways.sent')}
        </Button>
        <p className={style.hint}>{t('ways.sentHint')}</p>
      </div>
    </>
  )
}

function written(
  personId: string,
  channel: 'mail' | 'message',
  day: ReturnType<typeof useToday>,
  note: string,
) {
  return {
    day,
    time: null,
    channel,
    size: 'micro' as const,
    minutes: null,
    personIds: [personId],
    place: '',
    sphere: null,
    chosen: null,
    initiator: 'me' as const,
    feeling: null,
    note,
    planned: false,
    newPeople: [],
    followUps: [],
  }
}
