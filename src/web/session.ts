import { queryOptions, useQuery } from '@tanstack/react-query'
import { type Day, dayAt } from '../lib/day.ts'
import type { Settings as DeskSettings, SmtpSettings } from '../owner/settings.ts'
import { ask } from './api.ts'
import { askOrKept } from './kept.ts'

/** The desk's settings with what screens show of them: when something was last sent. */
export type Settings = Omit<DeskSettings, 'letter' | 'push'> & {
  letter: Omit<DeskSettings['letter'], 'smtp'> & {
    smtp: (SmtpSettings & { hasPassword: boolean }) | null
    lastSentAt: string | null
    lastResult: { ok: boolean; at: string; message: string } | null
  }
  push: DeskSettings['push'] & { lastSentAt: string | null }
}

export interface SignedIn {
  signedIn: true
  desk: { id: string; name: string }
  user: {
    name: string
    email: string | null
    hasPassword: boolean
    passkeys: number
    twoFactor: boolean
  }
  settings: Settings
  version: string
  /** How far the desk's journal went at least when this was answered. */
  seq: number
}

export type Session = { signedIn: false; firstRun: boolean } | SignedIn

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => askOrKept<Session>('/api/session', signal),
  staleTime: 60_000,
})

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => ask<Settings>('/api/settings', signal),
})

/** The session of who is signed in: only for what the shell shows once somebody is. */
export function useDesk(): SignedIn | null {
  const { data } = useQuery(sessionQuery)
  return data?.signedIn ? data : null
}

/** Today on the desk's clock, or the device's when it is not known. */
export function useToday(): Day {
  return todayIn(useDesk()?.settings.timeZone)
}

export function todayIn(timeZone: string | undefined): Day {
  return dayAt(new Date(), timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone)
}
