const END = '(?=\\s*(?:[,;.!?:()\\n]|$))'
const SOUGHT = new RegExp(
  `(?:^|[\\s,;.(])(?:(?:re)?cherche(?:nt)?\\s+|(?:a|aurait) besoin d(?:e\\s+|['’])|looking for\\s+|needs\\s+)(.{3,60}?)${END}`,
  'iu',
)

/** What a private note says plainly that somebody looks for: « elle cherche un graphiste »; null where it does not. */
export function lookedFor(note: string): string | null {
  return SOUGHT.exec(note)?.[1] ?? null
}
