/** The name of a language in another: « anglais ». What Intl does not know stays as it was written. */
export function languageInWords(code: string, language: 'fr' | 'en'): string {
  try {
    return new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}
