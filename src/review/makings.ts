import { Refusal } from '../lib/refusal.ts'
import type { Desk } from '../platform/desk.ts'
import type { Copy, Rate } from './episode.ts'
import { keepEpisode } from './episode-store.ts'
import type { Spoken, ToSpeak } from './episode-talk.ts'
import { spokenParts } from './for-the-ear.ts'
import type { Month } from './month.ts'
import type { Speaking } from './speak.ts'
import type { Told } from './told.ts'

export interface Asked {
  month: Month
  copy: Copy
  rate: Rate
  /** The owner's name, for the tags of the file. */
  artist: string
  album: string
}

export interface Making {
  copy: Copy
  /** 0 … 1. */
  share: number
  hasFailed: boolean
}

interface Parts {
  speak: (asked: ToSpeak, speaking: Speaking) => Promise<Spoken>
  onFailure: (error: unknown) => void
}

interface UnderWay extends Making {
  month: Month
  stop: AbortController
}

/** Episodes that are being spoken, one a desk at a time; nothing of it outlives the process. */
export function openMakings({ speak, onFailure }: Parts) {
  const underWay = new Map<string, UnderWay>()

  async function make(desk: Desk, told: Told, asked: Asked, making: UnderWay): Promise<void> {
    const { month, copy, rate, artist, album } = asked
    const parts = spokenParts(told.parts, desk.language)
    const toSpeak = { language: desk.language, rate, parts, artist, album, title: told.title }
    const onShare = (share: number) => {
      making.share = share
    }
    const spoken = await speak(toSpeak, { signal: making.stop.signal, onShare })
    making.stop.signal.throwIfAborted()
    await keepEpisode(desk, { month, copy, title: told.title }, spoken)
  }

  return {
    /** @throws Refusal `asked-lately` while another is spoken; `invalid-input` where nothing is to be said. */
    start: (desk: Desk, told: Told, asked: Asked): void => {
      const before = underWay.get(desk.id)
      if (before && !before.hasFailed) throw new Refusal('episode-under-way')
      if (spokenParts(told.parts, desk.language).length === 0) throw new Refusal('episode-empty')
      const { month, copy } = asked
      const making = { month, copy, share: 0, hasFailed: false, stop: new AbortController() }
      underWay.set(desk.id, making)
      make(desk, told, asked, making).then(
        () => underWay.delete(desk.id),
        error => {
          if (making.stop.signal.aborted) return
          making.hasFailed = true
          onFailure(error)
        },
      )
    },
    stop: (deskId: string): void => {
      const making = underWay.get(deskId)
      underWay.delete(deskId)
      making?.stop.abort()
    },
    /** How far that month's is; null: none is being spoken. */
    of: (deskId: string, month: Month): Making | null => {
      const making = underWay.get(deskId)
      if (making?.month !== month) return null
      const { copy, share, hasFailed } = making
      return { copy, share, hasFailed }
    },
  }
}
