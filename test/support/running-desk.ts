import { cpSync, rmSync } from 'node:fs'
import { newFolder, startProcess } from './desk-process.ts'
import { READY_DEMO } from './ready-demo.ts'

/** A real desk: its own process, folder and port. */
export interface RunningDesk {
  url: string
  /** Opens a session, once. */
  link: string
  folder: string
  pid: number
  /** Settles when the process is gone, however it went. */
  ended: Promise<unknown>
  /** SIGTERM, then waits; the folder goes. */
  stop: () => Promise<void>
}

/** Starts a desk that nobody has an account on yet: its link opens it. */
export async function startDesk({
  demo = false,
  language = 'fr',
  folder = newFolder().path,
}: {
  demo?: boolean
  language?: 'fr' | 'en'
  folder?: string
} = {}): Promise<RunningDesk> {
  const ready = process.env[READY_DEMO]
  if (demo && language === 'fr' && ready) cpSync(ready, folder, { recursive: true })
  const desk = await startProcess(folder, demo ? ['--demo'] : [], language)
  if (desk.link === null) throw new Error(`no link opens the desk of ${folder}`)
  return {
    url: new URL(desk.link).origin,
    link: desk.link,
    folder,
    pid: desk.child.pid as number,
    ended: desk.ended,
    stop: async () => {
      await desk.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
