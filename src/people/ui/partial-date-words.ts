import type { PartialDate } from '../../lib/partial-date.ts'
import type { Language } from '../../web/language.ts'

/** « 12 avril 1980 », « 12 avril », « avril 1980 »: as much as is known. */
export function partialDateInWords({ year, month, day }: PartialDate, language: Language): string {
  if (month === null) return String(year ?? '')
  // A leap year where there is none, so that the 29th of February stays itself.
  const noon = new Date(Date.UTC(year ?? 2000, month - 1, day ?? 1, 12))
  return Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    ...(day === null ? {} : { day: 'numeric' }),
    month: 'long',
    ...(year === null ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(noon)
}
