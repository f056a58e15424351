/** `20261121`, `20261121T183000`, `20261121T183000Z` in seconds as though UTC; null when it is no such thing. */
export function wallSeconds(text: string): number | null {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?Z?)?$/i.exec(text.trim())
  if (!match) return null
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = match
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return null
  const midnight = new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  const date = new Date(midnight)
  if (date.getUTCDate() !== Number(day) || date.getUTCMonth() + 1 !== Number(month)) return null
  return midnight / 1000 + Number(hour) * 3600 + Number(minute) * 60 + Number(second)
}

/** `20261121` */
export function dateText(wall: number): string {
  return isoText(wall).slice(0, 10).replaceAll('-', '')
}

/** `20261121T183000`, without a zone. */
export function wallText(wall: number): string {
  return isoText(wall).slice(0, 19).replace(/[-:]/g, '')
}

/** `20261121T183000Z` */
export function utcText(instant: number): string {
  return `${wallText(instant)}Z`
}

/** `2026-11-21T18:30:00Z`; years beyond 9999 or before 0 are cut to those, so that texts sort as time does. */
export function isoText(instant: number): string {
  const kept = Math.min(Math.max(instant, FIRST_INSTANT), LAST_INSTANT)
  return `${new Date(kept * 1000).toISOString().slice(0, 19)}Z`
}

/** 0000-01-01 */
export const FIRST_INSTANT = -62_167_219_200
/** The last second of 9999. */
export const LAST_INSTANT = 253_402_300_799
