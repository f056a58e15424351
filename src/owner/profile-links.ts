/** Profiles waiting to be fetched by a device that is not signed in: in memory, for they may hold a password. */
export interface ProfileLinks {
  /** @returns the token of its link, and the instant it expires at the latest. */
  keep: (profile: string) => { token: string; until: Date }
  /** null: never was, has been used, or has expired. */
  take: (token: string) => string | null
}

interface Clock {
  now: () => Date
  newToken: () => string
}

const LASTS_MS = 15 * 60_000
/** A browser that offers to download something may ask for it a second time. */
const AGAIN_MS = 60_000

export function profileLinks({ now, newToken }: Clock): ProfileLinks {
  const waiting = new Map<string, { profile: string; until: number; used: boolean }>()
  const forget = () => {
    for (const [token, { until }] of waiting) if (until <= now().getTime()) waiting.delete(token)
  }
  return {
    keep: profile => {
      forget()
      const token = newToken()
      const until = now().getTime() + LASTS_MS
      waiting.set(token, { profile, until, used: false })
      return { token, until: new Date(until) }
    },
    take: token => {
      forget()
      const found = waiting.get(token)
      if (!found) return null
      if (!found.used) {
        found.used = true
        found.until = Math.min(found.until, now().getTime() + AGAIN_MS)
      }
      return found.profile
    },
  }
}
