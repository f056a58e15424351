import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { tell } from './api.ts'
import { browserLanguage } from './language.ts'
import type { Settings } from './session.ts'

const STEP = 'browser'

/** The first browser that opens the desk knows its owner's hour and language better than the machine did: told once. */
export function useFirstBrowser({ firstRunDone, language, timeZone }: Settings): void {
  const queries = useQueryClient()
  const isKnown = firstRunDone.includes(STEP)
  useEffect(() => {
    if (isKnown) return
    const body = {
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || timeZone,
      language: browserLanguage() ?? language,
      firstRunDone: [...firstRunDone, STEP],
    }
    void tell('/api/settings', { method: 'PUT', body, done: null }).then(
      () => queries.invalidateQueries(),
      () => {},
    )
  }, [isKnown, queries])
}
