import type { Language } from '../../web/language.ts'

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
/** Not countries: unions and test regions that have a name all the same. */
const OTHERS = ['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ']

/** The countries of ISO 3166-1, by their names in the language. */
export function countriesIn(language: Language): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
  return LETTERS.flatMap(first => LETTERS.map(second => first + second))
    .filter(code => !OTHERS.includes(code) && new Intl.Locale(`und-${code}`).region === code)
    .flatMap(code => {
      const label = names.of(code)
      return label ? [{ value: code, label }] : []
    })
    .sort((a, b) => a.label.localeCompare(b.label, language))
}
