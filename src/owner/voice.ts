import type { Desk, Language } from '../platform/desk.ts'

/** How a desk says things to devices, and on which clock. */
export interface Voice {
  language: Language
  /** IANA name. */
  timeZone: string
}

/**
 * As the settings have it now, even where the desk at hand was opened before they changed: what devices are shown is
 * written by one request and read by another.
 */
export async function voiceOf({ db, id, language, timeZone }: Desk): Promise<Voice> {
  const rows = await db
    .selectFrom('setting')
    .select(['id', 'value'])
    .where('deskId', '=', id)
    .where('id', 'in', ['language', 'timeZone'])
    .execute()
  const said = Object.fromEntries(rows.map(row => [row.id, JSON.parse(row.value) as string]))
  return { language, timeZone, ...(said as Partial<Voice>) }
}

/** Whether a setting that devices hear of is among those that changed. */
export function changesVoice(rows: readonly { id: string }[]): boolean {
  return rows.some(row => row.id === 'language' || row.id === 'timeZone')
}
