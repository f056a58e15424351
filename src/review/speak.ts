import { besideTelling } from '../platform/beside.ts'
import type { Spoken, Told, ToSpeak } from './episode-talk.ts'

export interface Speaking {
  /** Ends it: nobody waits for the episode any longer. */
  signal: AbortSignal
  /** 0 … 1, as it goes on. */
  onShare: (share: number) => void
}

/** Speaks an episode in a thread of its own. @throws as `beside`. */
export async function speak(asked: ToSpeak, { signal, onShare }: Speaking): Promise<Spoken> {
  const program = new URL('./speak-worker.ts', import.meta.url)
  const told = await besideTelling<ToSpeak, Told>(program, asked, {
    signal,
    isLast: message => {
      if ('share' in message) onShare(message.share)
      return 'spoken' in message
    },
  })
  if (!('spoken' in told)) throw new RangeError('nothing was spoken')
  return told.spoken
}
