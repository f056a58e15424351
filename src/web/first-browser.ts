import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { tell } from './api.ts'
import { browserLanguage } from './language.ts'
import type { Settings } from './session.ts'

const STEP = 'browser'

/** The first browser that opens the desk knows its owner's hour, language and country better than the machine did: told once. */
export function useFirstBrowser({ firstRunDone }: Settings): void {
  const queries = useQueryClient()
  const isKnown = firstRunDone.includes(STEP)
  useEffect(() => {
    if (isKnown) return
    const body = {
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || undefined,
      language: browserLanguage() ?? undefined,
      country: browserCountry() ?? undefined,
    }
    void tell('/api/settings/first-browser', { method: 'POST', body, done: null }).then(
      () => queries.invalidateQueries(),
      () => {},
    )
  }, [isKnown, queries])
}

/** Two letters (ISO 3166-1), or null where the browser names no country. */
function browserCountry(): string | null {
  const { region = '' } = new Intl.Locale(navigator.language)
  return /^[A-Z]{2}$/.test(region) ? region : null
}
