import { useNavigate } from '@tanstack/react-router'
import type { MastermindView, Slot } from '../mastermind.ts'
import { SESSION_HASH } from './session-address.ts'
import { newId, useMastermindChanges } from './use-masterminds.ts'

/** Opens the session of a time; one that is only in the rhythm so far gets a row. */
export function useOpenSession(mastermind: MastermindView) {
  const navigate = useNavigate()
  const { saveSession } = useMastermindChanges()
  return async ({ day, time, regularDay, sessionId }: Slot): Promise<void> => {
    const fresh = { day, time, regularDay, state: 'planned' as const, note: '', absent: [] }
    const id = sessionId ?? (await saveSession(mastermind, { id: newId(), ...fresh }, null)).id
    await navigate({
      to: '/sorties/cercles/$mastermindId',
      params: { mastermindId: mastermind.id },
      hash: SESSION_HASH + id,
    })
  }
}
