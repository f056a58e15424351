import { newFolder, startProcess } from './desk-process.ts'

/** Names the folder of an invented desk, in French, that nobody has opened yet. */
export const READY_DEMO = 'ENTREGENT_TEST_READY_DEMO'

/** Invents the desk of the journeys once, before the first: each file of them begins with a copy. */
export async function setup(): Promise<() => void> {
  const folder = newFolder()
  await (await startProcess(folder.path, ['--demo'], 'fr')).stop()
  process.env[READY_DEMO] = folder.path
  return folder.remove
}
