import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { tell } from '../../web/api.ts'
import { type Settings, settingsQuery } from '../../web/session.ts'
import type { OutgoingSettings } from '../outgoing-services.ts'
import type { OwnCard } from '../own-card.ts'
import type { HistorySettings, PhoneSettings, SmtpSettings } from '../settings.ts'

/** What a screen sends: only what changes. The password of the mail server is never read back. */
export interface SettingsChange
  extends Partial<Omit<Settings, 'card' | 'letter' | 'push' | 'phone' | 'outgoing' | 'history'>> {
  history?: Partial<HistorySettings>
  card?: Partial<OwnCard>
  letter?: {
    enabled?: boolean
    hour?: number
    to?: string
    smtp?: (SmtpSettings & { password?: string }) | null
  }
  push?: { enabled: boolean }
  phone?: Partial<PhoneSettings>
  outgoing?: Partial<Omit<OutgoingSettings, 'servers'>> & { servers?: Partial<OutgoingSettings['servers']> }
}

export function useSettings() {
  const queries = useQueryClient()
  const { data: settings, error, refetch } = useQuery(settingsQuery)
  const [failure, setFailure] = useState<unknown>(null)

  /** @returns whether it was kept. */
  async function change(wanted: SettingsChange): Promise<boolean> {
    try {
      const { value } = await tell<Settings>('/api/settings', { method: 'PUT', body: wanted })
      queries.setQueryData(settingsQuery.queryKey, value)
      setFailure(null)
      await queries.invalidateQueries({ queryKey: ['session'] })
      return true
    } catch (caught) {
      setFailure(caught)
      return false
    }
  }

  return { settings, error, retry: () => void refetch(), change, failure }
}
