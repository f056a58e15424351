// quick: cold start to the first answer, and the memory held then.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROUNDS = 5
const MAIN = join(import.meta.dirname, '../build/main.js')
const PORT = 4690 + (process.pid % 1000)

interface Start {
  firstAnswerMs: number
  residentMb: number
}

/** From `exec` to the end of the first answer to `/api/session`, which needs the database and sign-in. */
async function start(args: string[], port: number): Promise<Start> {
  const began = performance.now()
  const desk = spawn(process.execPath, [MAIN, '--port', String(port), ...args], { stdio: 'ignore' })
  try {
    await firstAnswer(`http://127.0.0.1:${port}/api/session`)
    const firstAnswerMs = performance.now() - began
    await new Promise(resolve => setTimeout(resolve, 1500))
    return { firstAnswerMs: Math.round(firstAnswerMs), residentMb: residentMb(desk.pid as number) }
  } finally {
    desk.kill('SIGTERM')
    await new Promise(resolve => desk.once('exit', resolve))
  }
}

async function firstAnswer(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(url, { headers: { connection: 'close' } }).catch(() => null)
    if (answer?.ok) {
      await answer.arrayBuffer()
      return
    }
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}

/** Linux only: what the kernel holds in memory for the process. */
function residentMb(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Math.round(Number(kilobytes) / 1024)
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number
}

const given = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'entregent-bench-'))
try {
  const args = given.includes('--data') ? given : ['--data', folder, ...given]
  // The first one makes the database.
  await start(args, PORT)
  const starts: Start[] = []
  for (let round = 0; round < ROUNDS; round++) starts.push(await start(args, PORT))
  const figures = {
    rounds: ROUNDS,
    firstAnswerMs: { median: median(starts.map(one => one.firstAnswerMs)), budget: 1000 },
    residentMb: { median: median(starts.map(one => one.residentMb)), budget: 200 },
    starts,
  }
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
} finally {
  rmSync(folder, { recursive: true })
}
