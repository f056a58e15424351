import { readSettings, saveSettings } from '../owner/store.ts'
import type { Desk } from '../platform/desk.ts'
import type { Pitch } from './met.ts'

/** The owner's few sentences; '' where they wrote none. */
export async function readPitch(desk: Desk): Promise<Pitch> {
  return (await readSettings(desk)).pitch
}

export async function savePitch(desk: Desk, pitch: Pitch): Promise<Pitch> {
  return (await saveSettings(desk, { pitch })).pitch
}
