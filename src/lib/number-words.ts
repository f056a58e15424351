const FRENCH =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'.split(' ')
const ENGLISH =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'.split(
    ' ',
  )

export interface NumberWords {
  language: 'fr' | 'en'
  /** `une` in French; nothing changes in English. */
  feminine?: boolean
}

/** A whole number as a sentence says it: in letters up to sixteen, in figures beyond. */
export function numberInWords(value: number, { language, feminine = false }: NumberWords): string {
  if (language === 'fr' && feminine && value === 1) return 'une'
  const word = (language === 'fr' ? FRENCH : ENGLISH)[value]
  return word ?? new Intl.NumberFormat(language).format(value)
}

/** With a capital, as a sentence begins. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
