/**
 * A text as searches and sorting see it: without accents or capitals, hyphens, apostrophes and any other sign as one
 * space, œ as oe. Letters of every script stay: `Élise d’Œuvre-Noël` → `elise d oeuvre noel`.
 */
export function fold(text: string): string {
  return foldedWords(text).join(' ')
}

/** The words of a text, folded, in their order. */
export function foldedWords(text: string): string[] {
  return withoutAccents(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Lower case, without accents and with ligatures opened; signs stay. */
export function withoutAccents(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  return (
    text
      // Compatibility forms too: full-width letters, ligatures of fonts, superscripts.
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[œæøłđðþıß]/g, letter => SAME[letter] as string)
      .normalize('NFKD')
      .replace(/[\p{M}\p{Cf}]/gu, '')
  )
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is meant.
const ASCII = /^[\x00-\x7f]*$/

// Letters that Unicode does not take apart.
const SAME: Record<string, string> = {
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ß: 'ss',
}
