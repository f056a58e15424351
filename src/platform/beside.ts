import { Worker } from 'node:worker_threads'

/** Others wait: each takes a whole processor. */
const AT_ONCE = 2
const HEAP_MB = 512

let under = 0
const waiting: (() => void)[] = []

/**
 * Runs a program that answers with one message in a thread of its own, beside the process that answers everybody.
 *
 * @param program its file; what it is given is its `workerData`.
 * @param signal ends it: nobody waits for the answer any longer.
 * @throws the reason of the signal; Error when the thread died.
 */
export function beside<Given, Answer>(program: URL, given: Given, signal: AbortSignal): Promise<Answer> {
  return besideTelling(program, given, { signal, isLast: () => true })
}

interface Telling<Message> {
  signal: AbortSignal
  /** Told each message; whether it is the answer. */
  isLast: (message: Message) => boolean
}

/** As `beside`, for a program that tells how far it is before it answers. */
export async function besideTelling<Given, Message>(
  program: URL,
  given: Given,
  telling: Telling<Message>,
): Promise<Message> {
  if (under >= AT_ONCE) await new Promise<void>(resolve => waiting.push(resolve))
  under += 1
  try {
    telling.signal.throwIfAborted()
    return await answerOf(program, given, telling)
  } finally {
    under -= 1
    waiting.shift()?.()
  }
}

function answerOf<Message>(
  program: URL,
  given: unknown,
  { signal, isLast }: Telling<Message>,
): Promise<Message> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, {
      workerData: given,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    })
    const end = () => {
      signal.removeEventListener('abort', stop)
      void worker.terminate()
    }
    const stop = () => {
      end()
      reject(signal.reason)
    }
    signal.addEventListener('abort', stop)
    worker.on('message', (message: Message) => {
      if (!isLast(message)) return
      end()
      resolve(message)
    })
    worker.once('error', error => {
      end()
      reject(error)
    })
  })
}
