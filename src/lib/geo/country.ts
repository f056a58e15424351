import { fold } from '../fold.ts'

const LANGUAGES = ['en', 'fr', 'de', 'es', 'it', 'nl', 'pt'] as const

let codes: Map<string, string> | undefined

/** The country that a card or a file names, ISO 3166-1 in two letters; '' when it is not known. */
export function countryCodeOf(said: string): string {
  const text = said.trim()
  if (/^[a-z]{2}$/i.test(text)) return text.toUpperCase()
  codes ??= namesOfCountries()
  return codes.get(fold(text)) ?? ''
}

function namesOfCountries(): Map<string, string> {
  const found = new Map<string, string>([
    ['usa', 'US'],
    ['uk', 'GB'],
    ['angleterre', 'GB'],
    ['england', 'GB'],
    ['scotland', 'GB'],
    ['ecosse', 'GB'],
    ['hollande', 'NL'],
  ])
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  for (const language of LANGUAGES) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
    for (const code of letters.flatMap(first => letters.map(second => first + second))) {
      const name = names.of(code)
      if (name !== undefined && !found.has(fold(name))) found.set(fold(name), code)
    }
  }
  return found
}
