/**
 * About how a name sounds in French, folded: names that sound alike have the same key, and some others too. Ours, after
 * the rules that French phonetic keys share (Sonnex, Fonem): only brings names together, never holds them for the same.
 */
export function soundsLike(name: string): string {
  let sound = name.replace(/[^a-z]/g, '')
  for (const [letters, heard] of RULES) sound = sound.replace(letters, heard)
  return sound === '' ? name : sound
}

const RULES: readonly [RegExp, string][] = [
  [/eaux?|aux?|ault|haut|oo/g, 'o'],
  [/ph/g, 'f'],
  [/sch|sh|ch/g, 'x'],
  [/gn/g, 'n'],
  [/qu|ck|q|c(?=[aou]|$|[^aeiouyh])/g, 'k'],
  [/c(?=[eiy])|ç|ss/g, 's'],
  [/g(?=[eiy])/g, 'j'],
  [/gu(?=[eiy])/g, 'g'],
  [/th/g, 't'],
  [/ai[nm]|ei[nm]|y[nm]|i[nm](?![aeiouy])/g, 'in'],
  [/e[nm](?=[^aeiouynm])/g, 'an'],
  [/a[mn](?=[^aeiouynm])/g, 'an'],
  [/ai|ei|ay|ey|et$|er$|ez$/g, 'e'],
  [/oe|eu/g, 'e'],
  [/ou|w/g, 'u'],
  [/y/g, 'i'],
  [/h/g, ''],
  [/z/g, 's'],
  [/(.)\1+/g, '$1'],
  [/[tdspxe]+$/g, ''],
]
