import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const HEAP_MB = 384
/** It reads files and uses what is installed; it reaches no network, writes nothing, starts no process. */
const MAY = ['--permission', '--allow-fs-read=*', '--allow-addons', '--allow-worker']

let last: Promise<unknown> = Promise.resolve()

/**
 * Runs a program that answers one message with one message in a process of its own, one at a time: what it takes of
 * memory goes back whole, and a file made to break its reader breaks nothing else. Node's permissions keep it from the
 * network and from writing.
 *
 * @param program its file.
 * @param signal ends it: nobody waits for the answer any longer.
 * @throws the reason of the signal; Error when the process died.
 */
export async function apart<Given, Answer>(program: URL, given: Given, signal: AbortSignal): Promise<Answer> {
  const before = last
  const answer = before.then(() => answerOf<Answer>(program, given, signal))
  last = answer.catch(() => {})
  return answer
}

function answerOf<Answer>(program: URL, given: unknown, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const child = fork(fileURLToPath(program), {
      execArgv: [...MAY, '--disable-warning=SecurityWarning', `--max-old-space-size=${HEAP_MB}`],
      // It needs none of ours, where keys may stand.
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    const said = lastWordsOf(child)
    const stop = () => {
      child.kill('SIGKILL')
      reject(signal.reason)
    }
    signal.addEventListener('abort', stop)
    child.once('message', message => {
      resolve(message as Answer)
      child.kill('SIGKILL')
    })
    child.once('error', reject)
    child.once('exit', (code, killed) => {
      signal.removeEventListener('abort', stop)
      reject(new Error(`${program.pathname} ended by ${killed ?? code}: ${said()}`))
    })
    child.send(given as object)
  })
}

/** What it complained of, as far as it is worth a line of the log. */
function lastWordsOf({ stderr }: ChildProcess): () => string {
  let text = ''
  stderr?.setEncoding('utf8').on('data', (part: string) => {
    text = (text + part).slice(-500)
  })
  return () => text.trim()
}
